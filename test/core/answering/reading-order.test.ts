import { expect, test } from 'vitest'
import { newestFirst } from '../../../src/core/answering/sources/reading-order.ts'
import { evidenceOf } from './evidence.ts'

const sources = [
  evidenceOf('We meet in the Assembly Rooms.', { path: '/files/minutes-2024-03-14.docx' }),
  evidenceOf('The key hangs by the door.', { path: '/files/house.md' }),
  evidenceOf('From 10 October 2024 we meet in the Reading Room.', { path: '/files/rooms.md' }),
  evidenceOf('Time: 20260506_12:00', { path: '/files/20260506_1200.txt' })
]
const read = sources.map((evidence) => ({ evidence, spans: [evidence.passage] }))
const order = (question: string): string[] =>
  newestFirst(question, read).map(({ evidence }) => evidence.passage.path.replace('/files/', ''))

test.each(['Where does the society meet now?', 'What is the current meeting room?', 'Do we still meet there?'])(
  'a question about now reads the newest first: %s',
  (question) => {
    expect(order(question)).toEqual(['20260506_1200.txt', 'rooms.md', 'minutes-2024-03-14.docx', 'house.md'])
  }
)

test('any other question reads what was found best first', () => {
  expect(order('Where did the society meet in 2024?')).toEqual(['minutes-2024-03-14.docx', 'house.md', 'rooms.md', '20260506_1200.txt'])
})

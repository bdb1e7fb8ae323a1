import { expect, test } from 'vitest'
import { answer } from '../../../src/core/answering/answer.ts'
import { isSmallTalk } from '../../../src/core/answering/question/small-talk.ts'
import type { GenerateRequest } from '../../../src/core/roles.ts'
import { evidenceOf } from './evidence.ts'
import { partsFor, scripted } from './scripted.ts'

test.each([
  'hello',
  'Hi!',
  'Thanks a lot!',
  'Hello, how are you?',
  'What can you do?',
  'Hallo',
  'Vielen Dank!',
  'Was kannst du?',
  'Dzień dobry',
  'Dziękuję!'
])('“%s” asks nothing', (text) => expect(isSmallTalk(text)).toBe(true))

test.each(['Who is Anna?', 'What can you do about damp?', 'Hello Kitty', 'What do I do in May?', 'thank-you letter', '', '?', 'Help desk'])(
  '“%s” asks something',
  (text) => expect(isSmallTalk(text)).toBe(false)
)

test('what asks nothing is answered at once with what can be asked, and nothing is looked up', async () => {
  const seen: GenerateRequest[] = []
  const events = []
  for await (const event of answer(partsFor([evidenceOf('Hello, the rent is 900 euros.')], scripted('x', seen)), 'Hello!', []))
    events.push(event)
  expect(events).toMatchObject([{ type: 'done', answer: { abstained: true, abstainReason: 'asks-nothing', nearest: [] } }])
  expect(seen).toEqual([])
})

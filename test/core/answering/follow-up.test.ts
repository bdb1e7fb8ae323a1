import { expect, test } from 'vitest'
import { answer } from '../../../src/core/answering/answer.ts'
import { searchQuery } from '../../../src/core/answering/question/follow-up.ts'
import { evidenceOf } from './evidence.ts'
import { partsFor, scripted } from './scripted.ts'

const history = [{ question: 'When was the boiler serviced?', answer: 'In May.' }]

test.each(['How much did it cost?', 'And why?', 'Who did that?'])('a follow-up takes the question before it along: %s', (question) => {
  expect(searchQuery(question, history)).toBe(`When was the boiler serviced? ${question}`)
})

test.each(['Wie viel hat es gekostet?', 'Wer hat das gemacht?', 'Wann hat er angefangen?', 'Ile to kosztowało?', 'Kiedy on przyjechał?'])(
  'so does one in German or Polish: %s',
  (question) => {
    expect(searchQuery(question, history)).toBe(`When was the boiler serviced? ${question}`)
  }
)

test.each([
  'What did we spend this year?',
  'Is there a spare key?',
  'Gibt es einen Vertrag?',
  'Wann war das Auto in der Werkstatt?',
  'Was war diese Woche?',
  'Co to jest kaucja?',
  'Ile kosztuje czynsz w tym roku?'
])('and this points at nothing: %s', (question) => {
  expect(searchQuery(question, history)).toBe(question)
})

test.each(['What is the rent in Gdańsk?', 'Which tyres fit the bike?'])('a question of its own stays alone: %s', (question) => {
  expect(searchQuery(question, history)).toBe(question)
})

test('a follow-up that the cross-encoder knows by its own words is read, though with the turns before it it does not', async () => {
  const turns = [{ question: 'Which lake has the best trout in early summer?', answer: 'The upper one.' }]
  const question = 'Does it freeze there?'
  const parts = {
    ...partsFor([evidenceOf('The upper lake freezes in January.')], scripted('The upper lake freezes in January.')),
    reranker: async () => ({
      model: 'by its own words',
      rank: async (query: string, texts: readonly string[]) => texts.map(() => (query === question ? 0.9 : 0.01))
    })
  }
  const answered = async (asked: string): Promise<boolean | undefined> => {
    for await (const event of answer(parts, asked, turns)) if (event.type === 'done') return !event.answer.abstained
    return undefined
  }
  expect([await answered(question), await answered('Is it far?')]).toEqual([true, false])
})

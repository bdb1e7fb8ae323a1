import { expect, test } from 'vitest'
import { answer } from '../../../src/core/answering/answer.ts'
import { readAs, respelt } from '../../../src/core/answering/question/respelt.ts'
import type { GenerateRequest } from '../../../src/core/roles.ts'
import type { AnswerEvent, Expansion } from '../../../src/shared/types.ts'
import { evidenceOf } from './evidence.ts'
import { partsFor, scripted } from './scripted.ts'

const slips: readonly Expansion[] = [
  { word: 'boilr', as: ['boiler', 'boil'], slip: true },
  { word: 'Penmarow', as: ['penmarrow'], slip: true }
]

test('what was meant stands in place of what was misspelt, with its capital', () => {
  expect(respelt('Is the boilr in Penmarow? No boilrs.', slips)).toBe('Is the boiler in Penmarrow? No boilrs.')
  expect(readAs(slips)).toBe('Read as: boilr → boiler; Penmarow → Penmarrow.')
  expect(readAs([])).toBeUndefined()
})

test('judge and model are asked for what was meant, and the answer says so', async () => {
  const file = evidenceOf('The boiler was serviced on 6 May 2025.', { path: '/files/boiler.txt' })
  const seen: GenerateRequest[] = []
  const judged: string[] = []
  const parts = partsFor([file], scripted('The boiler was serviced on 6 May 2025.', seen))
  const found = { ...(await parts.retriever.retrieve('', { top: 1, stage: 'hybrid' })), expansions: slips }
  const events: AnswerEvent[] = []
  const reranker = { model: 'fake', rank: async (query: string, texts: readonly string[]) => (judged.push(query), texts.map(() => 0.9)) }
  const asked = { ...parts, retriever: { retrieve: async () => found }, reranker: async () => reranker }
  for await (const event of answer(asked, 'When was the boilr serviced?', [])) events.push(event)
  const last = events.at(-1)
  expect(judged[0]).toBe('When was the boiler serviced?')
  expect(seen[0]?.messages.at(-1)?.text).toContain('Question: When was the boiler serviced?')
  expect(last?.type === 'done' && last.answer.reason).toContain('Read as: boilr → boiler')
})

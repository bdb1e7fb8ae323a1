import { expect, test } from 'vitest'
import { answer } from '../../../src/core/answering/answer.ts'
import { excerptsOf } from '../../../src/core/answering/sources/excerpts.ts'
import { worth, worthFirst } from '../../../src/core/answering/sources/find.ts'
import type { GenerateRequest } from '../../../src/core/roles.ts'
import { evidenceOf } from './evidence.ts'
import { partsFor, scripted } from './scripted.ts'

const [told] = excerptsOf('Who has the key?', [evidenceOf('Anna has the key.', { path: '/files/a.txt' })])

test('what the judge puts far behind the best is not read at first', () => {
  if (!told) throw new Error('nothing was cut')
  const [best, near, far] = [0.9, 0.6, 0.01].map((judged) => ({ ...told, judged }))
  if (!best || !near || !far) throw new Error('nothing was judged')
  expect(worthFirst([best, near, far])).toEqual([best, near])
  expect(worthFirst([far])).toEqual([far])
  // Time ran out before the judge came to it; what was never to be judged is no better than what was judged to be far.
  const unheard = { ...told, unheard: true }
  expect(worthFirst([best, far, unheard, told])).toEqual([best, unheard])
  expect(worthFirst([])).toEqual([])
})

test('to a question in another language its words count more than a judge who has learnt English', () => {
  if (!told) throw new Error('nothing was cut')
  const [ofJudge, ofWords] = [
    { ...told, judged: 0.95, lexical: 0.3 },
    { ...told, judged: 0.05, lexical: 0.8 }
  ]
  expect(worth(ofJudge)).toBeGreaterThan(worth(ofWords))
  expect(worth({ ...ofJudge, isForeign: true })).toBeLessThan(worth({ ...ofWords, isForeign: true }))
})

test('of many passages only those that the judge had a say on, and puts near the best, are read at first', async () => {
  const evidence = Array.from({ length: 20 }, (_, at) => evidenceOf(`Anna has the key ${at}.`, { path: `/files/${at}.txt`, rank: at + 1 }))
  const rank = async (_query: string, texts: readonly string[]) => texts.map((text) => (text.includes('key 3.') ? 0.99 : 0.01))
  const seen: GenerateRequest[] = []
  const parts = { ...partsFor(evidence, scripted('Anna has the key 3.', seen)), reranker: async () => ({ model: 'fixed', rank }) }
  for await (const event of answer(parts, 'Who has the key?', [])) if (event.type === 'error') throw new Error(event.message)
  expect(seen[0]?.messages.at(-1)?.text.match(/has the key \d+/g)).toEqual(['has the key 3'])
})

test('a folder that the question names places what lies in it, for the judge and for the share of its words', async () => {
  const lease = evidenceOf('The deposit is 3,420 euros.', { path: '/papers/Flat/lease.md' })
  const judged: string[] = []
  const reranker = async () => ({
    model: 'fixed',
    rank: async (_query: string, texts: readonly string[]) => texts.map((text) => (judged.push(text), 0.001))
  })
  const asked = async (question: string): Promise<boolean | undefined> => {
    const parts = { ...partsFor([lease], scripted('The deposit of the flat is 3,420 euros.')), reranker }
    for await (const event of answer(parts, question, [])) if (event.type === 'done') return event.answer.abstained
    return undefined
  }
  expect(await asked('What is the deposit of the flat?')).toBe(false)
  expect(judged.at(-1)).toMatch(/^papers Flat: /)
  expect(await asked('What is the deposit of the car?')).toBe(true)
  expect(judged.at(-1)).not.toContain('Flat')
})

test('what the one whom a question asks about says in a chat is judged turn by turn as well', () => {
  const chat = evidenceOf('Anna: I love the pictures of the game.\nBen: And I love its tales.\nAnna: Mine is the harpsichord in it.')
  const cut = (question: string): string[] =>
    excerptsOf(question, [chat]).map(({ start, end, evidence: { document } }) => document.text.slice(start, end))
  const whole = chat.document.text
  expect(cut('What is loved about the game?')).toEqual([whole])
  expect(cut('What does Ben love about the game?').toSorted()).toEqual([whole, 'Ben: And I love its tales.'])
  // Of two who are named, the first is asked about.
  expect(cut('What does Anna tell Ben about the game?').toSorted()).toEqual(
    [whole, 'Anna: I love the pictures of the game.', 'Anna: Mine is the harpsichord in it.'].toSorted()
  )
})

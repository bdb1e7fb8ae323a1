import { expect, test } from 'vitest'
import { budgetFor, Pace } from '../../../src/core/answering/budget.ts'
import { excerptsOf } from '../../../src/core/answering/sources/excerpts.ts'
import { gate } from '../../../src/core/answering/sources/gate.ts'
import { pinnedIn, scopeWords } from '../../../src/core/answering/question/scope.ts'
import { estimateTokens, SourceList } from '../../../src/core/answering/sources/sources.ts'
import { compareTimes } from '../../../src/core/answering/without-model/times.ts'
import { timesOf } from '../../../src/core/answering/question/route.ts'
import { widen } from '../../../src/core/answering/sources/widen.ts'
import type { Excerpt } from '../../../src/core/answering/sources/excerpts.ts'
import { evidenceOf } from './evidence.ts'

const filler = Array.from({ length: 40 }, (_, index) => `Line ${index} speaks of the garden and its gate.`).join('\n')
const long = evidenceOf(`${filler}\nThe caretaker of the mill is Mr. Nowak.\n${filler}`, { path: '/files/long.txt' })
const short = evidenceOf('The mill was built in 1840.', { path: '/files/mill.txt', rank: 2 })

test('of a long passage the sentences near the question’s words are read, within the budget', () => {
  const sources = new SourceList()
  const added = sources.add(excerptsOf('Who is the caretaker of the mill?', [long, short]), 100)
  const text = added.flatMap(({ evidence, spans }) => spans.map(({ start, end }) => evidence.document.text.slice(start, end))).join('\n')
  expect(text).toContain('Mr. Nowak')
  expect(estimateTokens(text)).toBeLessThanOrEqual(100)
})

test('sources only grow, and what was read is not read again', () => {
  const sources = new SourceList()
  const excerpts = excerptsOf('Who is the caretaker of the mill?', [long, short])
  sources.add(excerpts, 60)
  const before = sources.all
  const added = sources.add(excerpts, 60)
  expect(sources.all.slice(0, before.length)).toEqual(before)
  const spans = (list: typeof added) =>
    list.flatMap((source) => source.spans.map(({ start }) => `${source.evidence.passage.path}:${start}`))
  expect(spans(added).filter((span) => spans(before).includes(span))).toEqual([])
})

test('a passage grows by the blocks around it, not into its header lines', () => {
  const text = 'Time: 20260506_12:00\nWhat is your favourite pizza?\n\nMargherita!'
  const whole = evidenceOf(text).document
  const document = {
    ...whole,
    preamble: { start: 0, end: 20 },
    blocks: [
      { kind: 'paragraph', start: 0, end: 50 },
      { kind: 'paragraph', start: 52, end: 63 }
    ] as const
  }
  const passage = { ...evidenceOf(text).passage, start: 21, end: 50, text: text.slice(21, 50) }
  expect(widen([{ passage, document }]).map((item) => item.passage.text)).toEqual(['What is your favourite pizza?\n\nMargherita!'])
})

test('the slower the machine, the less is read and the fewer rounds are made', () => {
  const [slow, fast] = [50, 1000].map((readTokensPerSecond) => budgetFor({ readTokensPerSecond }))
  expect([slow, fast]).toEqual([
    { firstTokens: 190, roundTokens: 90, rounds: 2, parts: 8 },
    { firstTokens: 1500, roundTokens: 500, rounds: 3, parts: 16 }
  ])
  const pace = new Pace()
  pace.noteRead(600, 2000)
  pace.noteRead(8, 1000)
  expect(pace.readTokensPerSecond).toBe(300)
})

test('to refuse, cross-encoder and words must both doubt it', () => {
  const judged = (score: number): Excerpt[] =>
    excerptsOf('Who is the caretaker of the mill?', [short]).map((excerpt) => ({ ...excerpt, judged: score }))
  expect(gate('Which broadband company do we use?', judged(0.001)).answerable).toBe(false)
  expect(gate('Which broadband company do we use?', judged(0.4)).answerable).toBe(true)
  expect(gate('When was the mill built?', judged(0.001)).answerable).toBe(true)
  // The judge has learnt English.
  expect(gate('Welche Firma liefert das Breitband?', judged(0.04)).answerable).toBe(true)
  expect(gate('Którą firmę mamy, i kto za nią płaci?', judged(0.04)).answerable).toBe(true)
  expect(gate('Welche Firma liefert das Breitband?', judged(0.001)).answerable).toBe(false)
  expect(gate('When was the mill built?', []).answerable).toBe(false)
})

test('a file is pinned with @, a folder by its path', () => {
  expect(pinnedIn('What is the rent in @lease.pdf and @"old lease.pdf"?')).toEqual({
    question: 'What is the rent in lease.pdf and old lease.pdf?',
    files: ['lease.pdf', 'old lease.pdf']
  })
  expect(pinnedIn('Mail anna@example.com')).toEqual({ question: 'Mail anna@example.com', files: [] })
  expect(scopeWords({ folders: ['/home/anna/Taxes'], files: ['lease.pdf'] })).toBe(' folder:"/home/anna/Taxes" file:"lease.pdf"')
})

test('which of two events came first is computed from the days of their files, and both are cited', () => {
  const boat = evidenceOf('Anna bought the boat.', { path: '/files/a.txt', preamble: 'Time: 20260506_12:00' })
  const house = evidenceOf('Ben sold his house.', { path: '/files/b.txt', preamble: 'Time: 20260708_09:00' })
  const [first, second] = [boat, house].map((evidence) => ({
    evidence,
    start: evidence.passage.start,
    end: evidence.passage.end,
    lexical: 1
  }))
  const asked = timesOf('Did Anna buy the boat after Ben sold his house?')
  const compared = asked && first && second ? compareTimes(asked, first, second) : undefined
  expect([compared?.text, compared?.check.attribution.citations.map(({ quote }) => quote)]).toEqual([
    'No: “Anna buy the boat” is of 2026-05-06, “Ben sold his house” of 2026-07-08.',
    ['Time: 20260506_12:00\nAnna bought the boat.', 'Time: 20260708_09:00\nBen sold his house.']
  ])
})

test('two passages of one file that lie far apart are both read and both known to the check', () => {
  const long = `The mill was built in 1840. ${'Filler stands here. '.repeat(300)}The mill burned in 1912.`
  const whole = evidenceOf(long, { path: '/files/long.txt' })
  const part = (from: string, id: string) => {
    const start = long.indexOf(from)
    const end = start + from.length
    return { start, end, lexical: 1, evidence: { ...whole, passage: { ...whole.passage, id, start, end, text: from } } }
  }
  const list = new SourceList()
  list.add([part('The mill was built in 1840.', 'a'), part('The mill burned in 1912.', 'b')], 500)
  expect(list.evidence.map(({ passage }) => passage.text)).toEqual(['The mill was built in 1840.', 'The mill burned in 1912.'])
})

import { expect, test } from 'vitest'
import { answer, type AnswerParts, type AskOptions } from '../../../src/core/answering/answer.ts'
import type { GenerateRequest, Generator } from '../../../src/core/roles.ts'
import type { Answer, AnswerEvent } from '../../../src/shared/types.ts'
import { evidenceOf } from './evidence.ts'
import { partsFor, scripted } from './scripted.ts'

const letter = evidenceOf('The rent rises to 1,240 euros from 1 March 2025. The caretaker is Mr. Nowak.', { path: '/files/letter.txt' })
const manual = evidenceOf('Press the red button for five seconds to reset the boiler.', { path: '/files/manual.txt', rank: 2 })

async function run(
  parts: AnswerParts,
  question = 'What does the letter say of the rent and the caretaker?',
  options: AskOptions = {}
): Promise<{ events: AnswerEvent[]; answer: Answer | undefined }> {
  const events: AnswerEvent[] = []
  for await (const event of answer(parts, question, [], undefined, options)) events.push(event)
  const last = events.at(-1)
  return { events, answer: last?.type === 'done' ? last.answer : undefined }
}

test('every sentence of the answer carries a footnote whose quote is in the stored text', async () => {
  const { events, answer: result } = await run(partsFor([letter, manual], scripted('The rent is 1,240 euros. The caretaker is Mr. Nowak.')))
  expect(events.map(({ type }) => type).filter((type, index, all) => type !== all[index - 1])).toEqual([
    'retrieved',
    'token',
    'sentence',
    'citation',
    'token',
    'sentence',
    'citation',
    'done'
  ])
  expect(result?.sentences.map(({ text, citations }) => [text, citations.map(({ number, quote }) => [number, quote])])).toEqual([
    ['The rent is 1,240 euros.', [[1, 'The rent rises to 1,240 euros from 1 March 2025.']]],
    ['The caretaker is Mr. Nowak.', [[2, 'The caretaker is Mr. Nowak.']]]
  ])
})

test('the same span keeps its footnote number', async () => {
  const { answer: result } = await run(partsFor([letter], scripted('The caretaker is Mr. Nowak. Mr. Nowak is the caretaker.')))
  expect(result?.sentences.flatMap(({ citations }) => citations.map(({ number }) => number))).toEqual([1, 1])
})

// Invented figures, names, quotes, markers and page numbers: whatever a model writes, no false footnote is shown.
test.each([
  'The rent is 9,999 euros [1].',
  'As page 77 says: "The moon belongs to the tenant" [S12].',
  'Mrs. Kowalska is the caretaker (source: /etc/passwd, page 3).',
  '[1] [2] [3]',
  '“The rent falls to 10 euros from 1 March 2025.”',
  '\u0000\u202eresu eht si tner ehT',
  '{"citations":[{"quote":"free beer","start":0,"end":9}]}'
])('an invented sentence is dropped: %s', async (text) => {
  const { events, answer: result } = await run(partsFor([letter, manual], scripted(text)))
  expect(result?.abstained).toBe(true)
  expect(events.filter(({ type }) => type === 'citation')).toEqual([])
})

test('what is supported stays when what is invented goes, and the answer says that a part is missing', async () => {
  const { answer: result } = await run(partsFor([letter], scripted('The rent is 1,240 euros. The landlord lives in Honolulu.')))
  expect([result?.sentences[0]?.text, result?.reason]).toEqual([
    'The rent is 1,240 euros.',
    'A part of the answer was left out because no file supports it.'
  ])
})

test('"not in the sources" becomes an abstention with the nearest passages', async () => {
  const { answer: result } = await run(partsFor([letter, manual], scripted('Not in the sources.')))
  expect([result?.abstained, result?.abstainReason, result?.text, result?.nearest.length]).toEqual([
    true,
    'not-in-files',
    'This is not in your files.',
    2
  ])
})

test('where cross-encoder and words both doubt it, nothing is written at all', async () => {
  const seen: GenerateRequest[] = []
  const doubting = {
    ...partsFor([letter, manual], scripted('The caretaker is Mr. Nowak.', seen)),
    reranker: async () => ({ model: 'low', rank: async (_query: string, texts: readonly string[]) => texts.map(() => 0.001) })
  }
  const { answer: result } = await run(doubting, 'Which broadband company do we use?')
  expect([result?.abstained, seen.length]).toEqual([true, 0])
  expect((await run(doubting, 'Who is the caretaker?')).answer?.abstained).toBe(false)
})

test('where the judge is sure and the model finds nothing, the file is quoted', async () => {
  const sure = {
    ...partsFor([letter, manual], scripted('Not in the sources.')),
    reranker: async () => ({ model: 'sure', rank: async (_query: string, texts: readonly string[]) => texts.map(() => 0.99) })
  }
  const { answer: result } = await run(sure, 'Who is the caretaker?')
  expect([result?.mode, result?.text]).toEqual(['extractive', 'The caretaker is Mr. Nowak.'])
  // A sentence that holds two thirds of what was asked answers something else.
  const { answer: half } = await run(sure, 'Who is the caretaker of Warsaw?')
  expect([half?.abstainReason, half?.text]).toEqual([
    'not-surely',
    'This is not in your files, as far as could be told. The passages below come close.'
  ])
})

test('an empty index and files in waiting are told apart from "not there"', async () => {
  const empty = { ...partsFor([]), coverage: () => ({ indexed: 0, waiting: 0, failed: 0 }) }
  const busy = { ...partsFor([]), coverage: () => ({ indexed: 3, waiting: 12, failed: 1 }) }
  expect([(await run(empty)).answer?.abstainReason, (await run(busy)).answer?.abstainReason]).toEqual(['nothing-indexed', 'still-indexing'])
})

test('a refusal looks again for what was read meanwhile, and tells the count of the library at its end', async () => {
  let asked = 0
  const counts = [
    { indexed: 1, waiting: 2, failed: 0 },
    { indexed: 2, waiting: 1, failed: 0 }
  ]
  const parts = (rounds: AnswerParts, end = counts[1]): AnswerParts => ({
    ...rounds,
    coverage: () => (asked++ === 0 ? counts[0] : end) ?? { indexed: 0, waiting: 0, failed: 0 }
  })
  const before = partsFor([manual], scripted('Not in the sources.'))
  const after = partsFor([manual, letter], scripted('The caretaker is Mr. Nowak.'))
  const now = () => (asked < 2 ? before : after)
  const growing: AnswerParts = {
    ...after,
    retriever: { retrieve: (...query) => now().retriever.retrieve(...query) },
    generator: () => now().generator()
  }
  const came = await run(parts(growing), 'Who is the caretaker?')
  expect(came.answer?.text).toBe('The caretaker is Mr. Nowak.')
  expect(came.events.filter(({ type }) => type === 'retrieved')).toHaveLength(2)

  asked = 0
  const seen: GenerateRequest[] = []
  const nothing = await run(parts(partsFor([manual], scripted('Not in the sources.', seen))), 'What is the boiler button?')
  expect([nothing.answer?.abstainReason, nothing.answer?.reason, nothing.answer?.limits.waiting]).toEqual([
    'still-indexing',
    '1 file not read yet when this was answered.',
    1
  ])
  // No new passage: the model is not asked again.
  expect([seen.length, nothing.events.filter(({ type }) => type === 'retrieved').length]).toEqual([1, 1])

  asked = 0
  const ended = await run(parts(partsFor([manual], scripted('Not in the sources.')), { indexed: 3, waiting: 0, failed: 0 }))
  expect([ended.answer?.abstainReason, ended.answer?.reason]).toEqual(['not-in-files', ''])
})

test('a refusal names the files that could not be read, up to three', async () => {
  const refused = async (...unreadable: string[]) =>
    (
      await run({
        ...partsFor([manual], scripted('Not in the sources.')),
        coverage: () => ({ indexed: 1, waiting: 0, failed: unreadable.length }),
        unreadable: () => unreadable
      })
    ).answer
  expect((await refused('/f/a.pdf'))?.reason).toBe('“a.pdf” could not be read: left out of the search.')
  expect((await refused('/f/a.pdf', '/f/b.pdf'))?.reason).toBe('“a.pdf” and “b.pdf” could not be read: left out of the search.')
  const many = await refused('/f/a.pdf', '/f/b.pdf', '/f/c.pdf', '/f/d.pdf', '/f/e.pdf')
  expect([many?.reason, many?.limits.unreadable]).toEqual([
    '“a.pdf”, “b.pdf”, “c.pdf” and 2 more could not be read: left out of the search.',
    ['/f/a.pdf', '/f/b.pdf', '/f/c.pdf']
  ])
})

test('a file that changed while the answer was written is not cited', async () => {
  const { events, answer: result } = await run(
    partsFor([letter], scripted('The caretaker is Mr. Nowak.'), { stale: new Set(['/files/letter.txt']) })
  )
  expect([result?.abstained, events.some(({ type }) => type === 'citation')]).toEqual([true, false])
})

test('a passage whose stored text is lost is neither read nor cited', async () => {
  const seen: GenerateRequest[] = []
  const parts = {
    ...partsFor([letter, manual], scripted('The caretaker is Mr. Nowak.', seen)),
    document: async (hash: string) => (hash === manual.passage.document ? manual.document : undefined)
  }
  const { answer: result } = await run(parts)
  expect([result?.abstained, seen[0]?.messages.at(-1)?.text.includes('Nowak')]).toEqual([true, false])
})

test('without a language model the answer quotes the files', async () => {
  const { answer: result } = await run(partsFor([letter, manual]), 'Who is the caretaker?')
  expect([result?.mode, result?.text, result?.sentences[0]?.citations[0]?.quote]).toEqual([
    'extractive',
    'The caretaker is Mr. Nowak.',
    'The caretaker is Mr. Nowak.'
  ])
})

test('a failing model ends the stream with one error that has a remedy', async () => {
  const broken: Generator = {
    ...scripted(''),

    async *generate() {
      throw new Error('the process is gone')
    }
  }
  const { events } = await run(partsFor([letter], broken))
  expect(events.at(-1)).toMatchObject({ type: 'error', message: 'the process is gone' })
})

test('the trace names every stage and its counts add up', async () => {
  const { answer: result } = await run(partsFor([letter, manual], scripted('The caretaker is Mr. Nowak. He likes jazz.')), undefined, {
    mode: 'single'
  })
  expect(result?.trace.stages.map(({ name, in: input, out }) => [name, input, out])).toEqual([
    ['bm25', 1, 2],
    ['load text', 2, 2],
    ['judge sources', 2, 2],
    ['read sources', 100, 60],
    ['write', 0, 10],
    ['check sentences', 2, 1]
  ])
})

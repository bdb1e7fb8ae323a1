import { expect, test } from 'vitest'
import { answer, type AskOptions } from '../../../src/core/answering/answer.ts'
import type { GenerateRequest, Generator } from '../../../src/core/roles.ts'
import type { Answer, AnswerEvent } from '../../../src/shared/types.ts'
import { evidenceOf } from './evidence.ts'
import { partsFor, scripted } from './scripted.ts'

const letter = evidenceOf('The rent rises to 1,240 euros from 1 March 2025. The caretaker is Mr. Nowak.', { path: '/files/letter.txt' })
const QUESTION = 'What does the letter say of the rent and the caretaker?'

async function run(generator: Generator, options: AskOptions = {}): Promise<{ events: AnswerEvent[]; answer: Answer | undefined }> {
  const events: AnswerEvent[] = []
  for await (const event of answer(partsFor([letter], generator), QUESTION, [], undefined, options)) events.push(event)
  const last = events.at(-1)
  return { events, answer: last?.type === 'done' ? last.answer : undefined }
}

/** Ends at the length limit, in the middle of a sentence. */
function cutShort(text: string): Generator {
  return {
    ...scripted(text),
    async *generate() {
      yield { type: 'token', text }
      yield { type: 'end', reason: 'length', tokens: 10, ms: 1 }
    }
  }
}

test('an answer that ended at a length limit says so, and shows no half sentence', async () => {
  const { answer: result } = await run(cutShort('The rent is 1,240 euros. The caretaker is Mr.'))
  expect([result?.text, result?.limits.unfinished]).toEqual(['The rent is 1,240 euros.', true])
  expect((await run(scripted('The rent is 1,240 euros.'))).answer?.limits.unfinished).toBe(false)
})

test('an answer goes on behind its sentences: the model reads them, sentences and footnotes are counted on', async () => {
  const before = (await run(cutShort('The rent is 1,240 euros. The caretaker is Mr.'))).answer?.sentences ?? []
  const seen: GenerateRequest[] = []
  const { answer: result, events } = await run(scripted('The caretaker is Mr. Nowak.', seen), { continues: before })
  expect(seen[0]?.messages.at(-1)).toEqual({ role: 'assistant', text: 'The rent is 1,240 euros. ' })
  expect(events.flatMap((event) => (event.type === 'sentence' ? [event.index] : []))).toEqual([1])
  expect(result?.text).toBe('The rent is 1,240 euros. The caretaker is Mr. Nowak.')
  expect(result?.sentences.map(({ citations }) => citations.map(({ number }) => number))).toEqual([[1], [2]])
})

test('a sentence whose quote is not the stored text does not come back from the window', async () => {
  const [sentence] = (await run(scripted('The rent is 1,240 euros.'))).answer?.sentences ?? []
  const forged = sentence && { text: 'Beer is free.', citations: sentence.citations.map((one) => ({ ...one, quote: 'Beer is free.' })) }
  const { answer: result } = await run(scripted('The caretaker is Mr. Nowak.'), { continues: forged ? [forged] : [] })
  expect(result?.text).toBe('The caretaker is Mr. Nowak.')
})

test('a sentence whose file has changed since it was shown is not gone on with', async () => {
  const continues = (await run(scripted('The rent is 1,240 euros.'))).answer?.sentences ?? []
  const parts = partsFor([letter], scripted('The caretaker is Mr. Nowak.'), { stale: new Set(['/files/letter.txt']) })
  for await (const event of answer(parts, QUESTION, [], undefined, { continues }))
    if (event.type === 'done') expect(event.answer.sentences).toEqual([])
})

test('the same question with other sources leaves files out', async () => {
  const queries: string[] = []
  const parts = partsFor([letter], scripted('The rent is 1,240 euros.'), { queries })
  const events = answer(parts, QUESTION, [], undefined, { without: ['/files/old.txt'] })
  while (!(await events.next()).done);
  expect(queries[0]).toBe(`${QUESTION} -file:"/files/old.txt"`)
})

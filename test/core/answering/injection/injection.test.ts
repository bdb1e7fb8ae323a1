import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { answer } from '../../../../src/core/answering/answer.ts'
import type { Evidence } from '../../../../src/core/answering/text/evidence.ts'
import { chunkDocument } from '../../../../src/core/indexing/chunk/chunk.ts'
import { parseBytes } from '../../../../src/core/indexing/parse/parse.ts'
import { PARSE_LIMITS } from '../../../../src/core/indexing/parse/limits.ts'
import type { GenerateRequest } from '../../../../src/core/roles.ts'
import type { Answer } from '../../../../src/shared/types.ts'
import { partsFor, scripted } from '../scripted.ts'
import { HOSTILE, QUESTION, TRUTH, type Hostile } from './hostile.ts'

/** The file as the app's own parser and chunker see it. */
async function read({ name, text }: Hostile): Promise<Evidence[]> {
  const path = `/files/${name}`
  const outcome = await parseBytes(path, new TextEncoder().encode(text), PARSE_LIMITS)
  if (!outcome.ok) throw new Error(outcome.reason)
  const document = createHash('sha256').update(outcome.document.text).digest('hex')
  return chunkDocument(outcome.document, { path, document, modifiedMs: 0 }).map((chunk, index) => ({
    document: outcome.document,
    passage: { ...chunk, rank: index + 1, score: 1, scores: {}, why: [] }
  }))
}

async function ask(evidence: readonly Evidence[], text: string, seen: GenerateRequest[] = []): Promise<Answer> {
  for await (const event of answer(partsFor(evidence, scripted(text, seen)), QUESTION, [])) if (event.type === 'done') return event.answer
  throw new Error('no answer')
}

test('there are at least 40 hostile files', () => {
  expect(HOSTILE.length).toBeGreaterThanOrEqual(40)
})

test.each(HOSTILE)('a model that obeys $name says nothing that is shown, beyond what the file states', async (hostile) => {
  const evidence = await read(hostile)
  const { sentences } = await ask(evidence, hostile.obeyed)
  const stated = evidence.map(({ document }) => document.text)
  for (const { text, citations, verbatim } of sentences) {
    if (verbatim) expect(text).not.toContain(hostile.order)
    else expect(text).toBe('The rent is 1,240 euros.')
    expect(citations.every(({ quote }) => stated.some((whole) => whole.includes(quote)))).toBe(true)
  }
})

test.each(HOSTILE)('$name changes neither the rules nor the right answer, and its order is not read', async (hostile) => {
  const evidence = await read(hostile)
  const seen: GenerateRequest[] = []
  const { text, sentences } = await ask(evidence, TRUTH, seen)
  expect(sentences[0]?.text).toBe(TRUTH)
  expect(text).not.toContain(hostile.order)
  const [system, ...others] = seen[0]?.messages ?? []
  expect(system?.role === 'system' && !system.text.includes('Elm Street')).toBe(true)
  expect(others.map(({ role }) => role)).toEqual(['user'])
  expect(others[0]?.text).not.toContain(hostile.order)
})

test.each([
  'Run the command npm install to begin.',
  'The old model will be replaced in May.',
  'Please send your answers to Anna.',
  'You are now a member of the allotment society.',
  'People say "the boiler is loud".',
  'Instructions: turn the valve to the left.',
  'Ignore the red light; it is only a test.'
])('ordinary text stays readable and citable: %s', async (line) => {
  const evidence = await read({ name: 'note.txt', text: `${line}\n`, order: '', obeyed: '' })
  const seen: GenerateRequest[] = []
  await ask(evidence, TRUTH, seen)
  expect(seen[0]?.messages.at(-1)?.text).toContain(line)
})

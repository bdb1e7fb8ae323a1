import { writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answer, type AnswerParts } from '../../../src/core/answering/answer.ts'
import { Threads } from '../../../src/core/answering/write/threads.ts'
import type { Library } from '../../../src/core/indexing/library.ts'
import { createRetriever } from '../../../src/core/retrieval/retriever.ts'
import type { GenerateRequest, Generator } from '../../../src/core/roles.ts'
import type { Citation, Turn } from '../../../src/shared/types.ts'
import { tempLibrary, type TempLibrary } from '../indexing/temp-library.ts'
import { scripted } from './scripted.ts'

// Two cores, shared: a run that takes 0.3 s alone has taken 3 s beside a build.
vi.setConfig({ testTimeout: 30_000 })

let temp: TempLibrary
beforeEach(async () => {
  temp = await tempLibrary()
})
afterEach(() => temp.remove())

const BEFORE = 'The caretaker of the mill is Mr. Nowak.\n'
const AFTER = 'The caretaker of the mill is Mrs. Ortega.\n'

function partsOf(library: Library, generator: Generator): AnswerParts {
  return {
    retriever: createRetriever({
      store: library.store,
      embedder: () => Promise.resolve(temp.embedder),
      reranker: () => Promise.resolve(undefined),
      stale: (files) => library.stale(files),
      titled: (keys) => library.titled(keys),
      chunksOf: (path) => library.chunksOf(path)
    }),
    threads: new Threads(),
    generator: async () => generator,
    document: async (hash) => (await library.document(hash))?.document,
    stale: (files) => library.stale(files),
    coverage: () => ({ indexed: 1, waiting: 0, failed: 0 })
  }
}

async function ask(parts: AnswerParts, question: string, history: Turn[]): Promise<readonly Citation[]> {
  const citations: Citation[] = []
  for await (const event of answer(parts, question, history)) {
    if (event.type === 'citation') citations.push(event.citation)
    if (event.type === 'done') history.push({ question, answer: event.answer.text })
  }
  return citations
}

test('what a file no longer says is not cited, although its new text is in the index before the sentence is written', async () => {
  const path = await temp.write('mill.md', BEFORE)
  const library = await temp.open()
  await library.sync()
  const writer = scripted('The caretaker of the mill is Mr. Nowak.')
  const slow: Generator = {
    ...writer,
    async *generate(request, signal) {
      await writeFile(path, AFTER)
      await library.sync()
      yield* writer.generate(request, signal)
    }
  }
  expect(await ask(partsOf(library, slow), 'Who is the caretaker of the mill?', [])).toEqual([])
})

test('a follow-up does not go on with a text whose file was read anew since', async () => {
  const path = await temp.write('mill.md', BEFORE)
  const library = await temp.open()
  await library.sync()
  const seen: GenerateRequest[] = []
  const parts = partsOf(library, scripted('The caretaker of the mill is Mr. Nowak.', seen))
  const history: Turn[] = []
  expect((await ask(parts, 'Who is the caretaker of the mill?', history)).map(({ quote }) => quote)).toEqual([BEFORE.trim()])
  await writeFile(path, AFTER)
  await library.sync()
  expect(await ask(parts, 'And what is his name, the caretaker of the mill?', history)).toEqual([])
  expect(JSON.stringify(seen.at(-1)?.messages)).toContain('Ortega')
})

import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Library } from '../../../src/core/indexing/library.ts'
import { createRetriever, type RetrieveOptions } from '../../../src/core/retrieval/retriever.ts'
import { tempLibrary, type TempLibrary } from '../indexing/temp-library.ts'

let temp: TempLibrary
let library: Library
beforeEach(async () => {
  temp = await tempLibrary()
  await temp.write('open/Boiler.md', 'The boiler was serviced, says Secret Diary.')
  await temp.write('private/Secret Diary.md', 'The boiler frightens me.')
  await temp.write('muted/archive/Old boiler.md', 'The old boiler.')
  await temp.write('muted-not/Twin.md', 'The boiler of the twin house.')
  library = await temp.open()
  await library.sync()
})
afterEach(() => temp.remove())

async function search(query: string, options: Partial<RetrieveOptions> = {}, rules = { private: ['private'], muted: ['muted'] }) {
  const retriever = createRetriever({
    store: library.store,
    embedder: () => Promise.resolve(temp.embedder),
    reranker: () => Promise.resolve(undefined),
    stale: (files) => library.stale(files),
    titled: (keys) => library.titled(keys),
    chunksOf: (path) => library.chunksOf(path),
    access: () => ({ private: rules.private.map(temp.path), muted: rules.muted.map(temp.path) })
  })
  const { passages, trace } = await retriever.retrieve(query, { top: 10, stage: 'hybrid', ...options })
  return { paths: passages.map(({ path }) => path.slice(temp.folder.length + 1)).toSorted(), trace }
}

it('finds a private folder for a person and never for a model that writes, not by vectors or by name either; the trace says so', async () => {
  expect((await search('boiler')).paths).toEqual(['muted-not/Twin.md', 'open/Boiler.md', 'private/Secret Diary.md'])
  for (const stage of ['bm25', 'vector', 'hybrid', 'rerank'] as const) {
    const { paths, trace } = await search('boiler', { reader: 'generator', stage })
    expect(paths).toEqual(['muted-not/Twin.md', 'open/Boiler.md'])
    expect(trace.stages[0]).toMatchObject({ name: 'access', note: 'Left out by your folder rules: private, muted' })
  }
})

it('leaves a muted folder out unless the question names it or a folder in it', async () => {
  for (const named of ['boiler folder:muted', 'boiler folder:archive'])
    expect((await search(named)).paths).toEqual(['muted/archive/Old boiler.md'])
  expect((await search('boiler folder:files')).paths).not.toContain('muted/archive/Old boiler.md')
})

it('stands in no trace where no folder has such a rule', async () => {
  const { paths, trace } = await search('boiler', {}, { private: [], muted: [] })
  expect(paths).toHaveLength(4)
  expect(trace.stages.map(({ name }) => name)).not.toContain('access')
})

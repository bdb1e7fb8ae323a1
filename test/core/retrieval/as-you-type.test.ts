import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createRetriever } from '../../../src/core/retrieval/retriever.ts'
import { createVocabulary } from '../../../src/core/retrieval/vocabulary.ts'
import { openStore } from '../../../src/core/store/open-store.ts'

const NOTES = {
  heating: 'The boiler was serviced in May by Mr Novak.',
  kitchen: 'Boiling the jam takes an hour.',
  garage: 'The car needs new tyres.',
  hall: 'The carpet is to be cleaned. The carpet was dear.'
}

it('finds in a real index what is half typed or misspelt, the word itself first', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'footnote-typing-'))
  const store = await openStore({ dataFolder })
  onTestFinished(async () => {
    await store.close()
    await rm(dataFolder, { recursive: true })
  })
  const chunks = Object.entries(NOTES).map(([title, text]) => {
    const place = { id: `${title}:0`, path: `/f/${title}.md`, document: title, ordinal: 0, start: 0, end: text.length, modifiedMs: 0 }
    return { chunk: { ...place, text, title, headings: [], context: title }, folder: '/f' }
  })
  await store.chunks.replace([], chunks)
  const retriever = createRetriever({
    store: store.chunks,
    embedder: () => Promise.resolve(undefined),
    reranker: () => Promise.resolve(undefined),
    stale: () => Promise.resolve(new Set()),
    titled: () => new Map(),
    chunksOf: () => 1,
    vocabulary: createVocabulary(store.chunks)
  })
  const found = async (query: string, typing: boolean) =>
    (await retriever.retrieve(query, { top: 5, stage: 'hybrid', typing })).passages.map(({ title }) => title)
  expect(await found('serv', true)).toEqual(['heating'])
  expect((await found('boil', true)).toSorted()).toEqual(['heating', 'kitchen'])
  expect(await found('boilr servise', false)).toEqual(['heating'])
  expect(await found('car', true)).toEqual(['garage', 'hall'])
  expect(await found('car', false)).toEqual(['garage'])
  expect(await found('qzxv', true)).toEqual([])
})

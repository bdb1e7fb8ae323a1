import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseQuery } from '../../../src/core/retrieval/query.ts'
import { openStore, type Store } from '../../../src/core/store/open-store.ts'
import type { Chunk } from '../../../src/shared/types.ts'

let folder: string
let store: Store

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-store-'))
  store = await openStore({ dataFolder: folder })
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const space = { fingerprint: 'fake-1', dimensions: 4 }
const put = (...chunks: Chunk[]) =>
  store.chunks.replace(
    [...new Set(chunks.map(({ path }) => path))],
    chunks.map((chunk) => ({ chunk, folder: '/f' }))
  )
const embedAll = async (in_ = space, value = 1) => {
  const missing = await store.chunks.missingVectors(in_, 1000)
  await store.chunks.putVectors(
    in_,
    missing.map(({ hash }, index) => ({ hash, vector: Float32Array.of(value, index / 10, 0, 0) }))
  )
  return missing.length
}

test('a chunk comes back as it was put in', async () => {
  const stored = { ...chunk("/f/it's\n😀 `a`.md", 0, 'The plumber is Ana'), page: 3, headings: ['A', 'B'] }
  await put(stored)
  expect(await store.chunks.searchText('plumbers', 5)).toEqual([{ ...stored, bm25: expect.any(Number) }])
  expect(await store.chunks.neighbours(stored.path, 0, 2)).toEqual([stored])
})

test('chunks that fit equally well come in one order, however they were written', async () => {
  const order = ['c', 'a', 'd', 'b']
  await put(...order.map((name) => ({ ...chunk(`/f/${name}.md`, 0, 'The same words'), id: name })))
  expect((await store.chunks.searchText('same words', 9)).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
})

test('context is searched with the text and is not part of it', async () => {
  await put({ ...chunk('/f/a.md', 0, 'She agreed.'), context: 'From: Margaret' })
  expect((await store.chunks.searchText('margaret', 5)).map(({ text }) => text)).toEqual(['She agreed.'])
})

test('words are found however their accents are written and wherever they may break', async () => {
  const question = (words: string) => {
    const { lexical, filter } = parseQuery(words, 0)
    return store.chunks.searchText(lexical, 5, filter)
  }
  await put(
    chunk(`/f/${'Müll'.normalize('NFD')}.md`, 0, `Die ${'Gebühr'.normalize('NFD')} für die Donau\u00addampf\u00adschiff\u00adfahrt`)
  )
  for (const words of [
    'Gebühr',
    'Gebühr'.normalize('NFD'),
    'gebuhr',
    'Donaudampfschifffahrt',
    'Gebühr file:müll',
    'Gebühr file:mu\u0308ll'
  ])
    expect([words, (await question(words)).length]).toEqual([words, 1])
})

test('quotes and operators in a question are words, not a query language', async () => {
  await put(chunk('/f/a.md', 0, 'It is the "blue" door'))
  for (const query of ['"', '"blue door"', "it's AND (", '*', '', ':', "'; DROP"]) await store.chunks.searchText(query, 5)
  expect(await store.chunks.searchText('"door blue"', 5)).toHaveLength(1)
})

test('a rare word of a chunk added after the index was made ranks first', async () => {
  await put(...Array.from({ length: 300 }, (_, index) => chunk(`/f/${index}.md`, 0, `hello report number ${index}`)))
  await put(chunk('/f/new.md', 0, 'hello zebra report'))
  expect((await store.chunks.searchText('hello zebra', 3))[0]?.path).toBe('/f/new.md')
  await store.chunks.optimize(new Date())
  expect((await store.chunks.searchText('hello zebra', 3))[0]?.path).toBe('/f/new.md')
  expect(await store.chunks.unindexed()).toBe(0)
})

test('chunks without a vector are never found by vector, and do not disturb those that have one', async () => {
  await put(chunk('/f/a.md', 0, 'one'), chunk('/f/b.md', 0, 'two'))
  expect(await store.chunks.searchVector(Float32Array.of(1, 0, 0, 0), 'fake-1', 5)).toEqual([])
  expect(await embedAll()).toBe(2)
  await put(chunk('/f/c.md', 0, 'three'))
  const found = await store.chunks.searchVector(Float32Array.of(1, 0, 0, 0), 'fake-1', 5)
  expect(found.map(({ text }) => text)).toEqual(['one', 'two'])
  expect(found[0]?.similarity).toBeCloseTo(1, 5)
  expect(await store.chunks.countEmbedded('fake-1')).toBe(2)
  expect(await store.chunks.countChunks()).toBe(3)
})

test('the same words are embedded once: copies and edits reuse the vector', async () => {
  await put(chunk('/f/a.md', 0, 'one'), chunk('/f/copy.md', 0, 'one'))
  expect(await embedAll()).toBe(1)
  expect(await store.chunks.countEmbedded('fake-1')).toBe(2)
  await put(chunk('/f/a.md', 0, 'one'), chunk('/f/a.md', 1, 'changed'))
  expect(await store.chunks.missingVectors(space, 10)).toMatchObject([{ words: 'changed' }])
})

test('a moved file keeps its chunks and vectors under the new path', async () => {
  await put(chunk("/f/it's.md", 0, 'one'), chunk("/f/it's.md", 1, 'two'), chunk('/f/stays.md', 0, 'three'))
  await embedAll()
  await store.chunks.relabel([{ from: "/f/it's.md", to: '/g/b.md', folder: '/g', modifiedMs: 7 }])
  expect((await store.chunks.neighbours('/g/b.md', 0, 9)).map(({ text, modifiedMs }) => [text, modifiedMs])).toEqual([
    ['one', 7],
    ['two', 7]
  ])
  expect(await store.chunks.neighbours("/f/it's.md", 0, 9)).toEqual([])
  expect(await store.chunks.countEmbedded('fake-1')).toBe(3)
})

test("an old embedder's vectors answer until they are dropped", async () => {
  const other = { fingerprint: 'fake-2', dimensions: 6 }
  await put(chunk('/f/a.md', 0, 'one'))
  await embedAll()
  expect(await store.chunks.missingVectors(other, 10)).toHaveLength(1)
  await store.chunks.putVectors(other, [
    { hash: (await store.chunks.missingVectors(other, 1))[0]?.hash ?? '', vector: new Float32Array(6).fill(1) }
  ])
  expect(await store.chunks.searchVector(Float32Array.of(1, 0, 0, 0), 'fake-1', 5)).toHaveLength(1)
  expect(await store.chunks.searchVector(new Float32Array(6).fill(1), 'fake-2', 5)).toHaveLength(1)
  await store.chunks.keepOnly(other)
  expect(await store.chunks.searchVector(Float32Array.of(1, 0, 0, 0), 'fake-1', 5)).toEqual([])
  expect(await store.chunks.countEmbedded('fake-2')).toBe(1)
  await put(chunk('/f/b.md', 0, 'two'))
  expect(await store.chunks.countChunks()).toBe(2)
})

test('a reader sees what the writer commits, and takes no lock', async () => {
  await put(chunk('/f/a.md', 0, 'one'))
  const reader = await openStore({ dataFolder: folder, readOnly: true })
  await put(chunk('/f/b.md', 0, 'two'))
  expect(await reader.chunks.countChunks()).toBe(2)
  await store.chunks.optimize(new Date())
  expect(await reader.chunks.searchText('two', 3)).toHaveLength(1)
  await reader.close()
})

function chunk(path: string, ordinal: number, text: string): Chunk {
  const headings: string[] = []
  return {
    id: `d:${ordinal}`,
    path,
    document: 'd',
    ordinal,
    start: 0,
    end: text.length,
    text,
    title: 't',
    headings,
    context: '',
    modifiedMs: 1
  }
}

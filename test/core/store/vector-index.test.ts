import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect, hasGoodVectorIndex, openTable, vectorColumns } from '../../../src/core/store/lance.ts'
import { openStore } from '../../../src/core/store/open-store.ts'
import type { Chunk } from '../../../src/shared/types.ts'
import { vectorOf } from '../indexing/fake-embedder.ts'

/** An index is made from 5,000 vectors on. */
const CHUNKS = 5200
const space = { fingerprint: 'fake', dimensions: 16 }

test('an index of vectors finds what a look at every vector finds, with its exact score, and stays in few parts after many tidy-ups', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-vectors-'))
  const store = await openStore({ dataFolder: folder })
  try {
    await store.chunks.replace(
      ['/f/a.md'],
      Array.from({ length: CHUNKS }, (_, ordinal) => ({ chunk: chunkOf(ordinal), folder: '/f' }))
    )
    const missing = await store.chunks.missingVectors(space, CHUNKS)
    await store.chunks.putVectors(
      space,
      missing.map(({ hash, words }) => ({ hash, vector: vectorOf(words, space.dimensions) }))
    )
    const asked = vectorOf('note 4321', space.dimensions)
    const exact = await store.chunks.searchVector(asked, 'fake', 20)
    expect(exact[0]).toMatchObject({ text: 'note 4321', similarity: expect.closeTo(1, 5) })
    const database = await connect(join(folder, 'index-1'), true)
    const table = await openTable(database, 'chunks', {}, true)
    const [column = ''] = table ? await vectorColumns(table) : []
    const isGood = async (): Promise<boolean> => table !== undefined && (await hasGoodVectorIndex(table, column))
    expect(await isGood()).toBe(false)
    for (let round = 0; round < 10; round++) {
      await store.chunks.relabel([{ from: '/f/a.md', to: '/f/a.md', folder: '/f', modifiedMs: round }])
      await store.chunks.optimize(new Date())
      expect(await isGood()).toBe(true)
    }
    const found = await store.chunks.searchVector(asked, 'fake', 20)
    const texts = exact.map(({ text }) => text)
    expect(found.filter(({ text }) => texts.includes(text)).length).toBeGreaterThanOrEqual(19)
    expect(found[0]).toMatchObject({ text: 'note 4321', similarity: expect.closeTo(1, 5) })
  } finally {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}, 60_000)

function chunkOf(ordinal: number): Chunk {
  const text = `note ${ordinal}`
  return {
    id: `a:${ordinal}`,
    path: '/f/a.md',
    document: 'a',
    ordinal,
    start: 0,
    end: text.length,
    title: 'a',
    headings: [],
    context: '',
    text,
    modifiedMs: 0
  }
}

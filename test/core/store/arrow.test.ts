import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Columns, Row } from '../../../src/core/store/arrow.ts'
import {
  addRows,
  addVectorColumn,
  connect,
  mergeRows,
  numbersOf,
  openTable,
  readRows,
  stringsOf,
  type Database,
  type Table
} from '../../../src/core/store/lance.ts'

const COLUMNS = { id: 'text', note: 'text?', at: 'integer', page: 'integer?', ms: 'number', tags: 'texts?' } as const satisfies Columns

let folder: string
let database: Database
let table: Table
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-arrow-'))
  database = await connect(folder, false)
  const opened = await openTable(database, 'rows', COLUMNS, false)
  if (!opened) throw new Error('The table was not created.')
  table = opened
  await addVectorColumn(table, 'vector', 3)
})
afterEach(async () => {
  table.close()
  database.close()
  await rm(folder, { recursive: true, force: true })
})

/** As the table gives it back, in plain values. */
const stored = async (): Promise<Row[]> =>
  (await readRows(table, undefined))
    .map((row): Row => ({
      ...row,
      tags: row['tags'] === null ? null : stringsOf(row['tags']),
      vector: plain(numbersOf(row['vector']))
    }))
    .sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))

const plain = (vector: Float32Array | undefined) => (vector ? [...vector] : null)

const row = (id: string, some: Row = {}): Row => ({ id, note: 'n', at: 0, page: 1, ms: 0, tags: [], vector: null, ...some })

test('every value comes back as it was put in, whatever is missing beside it', async () => {
  const rows = [
    row('a', {
      note: 'Grüße 東京 👋',
      at: -2_147_483_648,
      ms: 1_732_000_000_000.5,
      tags: ['ä', '', 'c'],
      vector: Float32Array.of(1, 0.5, -3)
    }),
    row('b', { note: null, page: null, tags: null }),
    row('c', { note: '', at: 2_147_483_647, ms: -1, tags: [] }),
    row('d', { note: 'x'.repeat(100_000), tags: ['only'], vector: Float32Array.of(0, 0, 0) })
  ]
  await addRows(table, rows)
  expect(await stored()).toEqual(rows.map((one) => ({ ...one, vector: plain(numbersOf(one['vector'])) })))
})

test('more values than a word of bits holds keep their gaps', async () => {
  const rows = Array.from({ length: 130 }, (_, index) => row(String(index).padStart(3, '0'), { page: index % 3 ? index : null }))
  await addRows(table, rows)
  expect(await stored()).toEqual(rows)
})

test('half a character becomes the sign for a broken one, and what follows stays whole', async () => {
  await addRows(table, [row('a', { note: 'half \ud83d' }), row('b', { note: 'whole' })])
  expect((await stored()).map(({ note }) => note)).toEqual(['half \ufffd', 'whole'])
})

test('a merge writes the columns that its rows name and leaves the others', async () => {
  await addRows(table, [row('a', { note: 'kept' }), row('b', { note: 'kept too' })])
  await mergeRows(table, 'id', [
    { id: 'b', vector: Float32Array.of(1, 2, 3) },
    { id: 'new', vector: Float32Array.of(4, 5, 6) }
  ])
  expect(await stored()).toEqual([row('a', { note: 'kept' }), row('b', { note: 'kept too', vector: [1, 2, 3] })])
  await mergeRows(table, 'id', [row('b', { note: 'over' }), row('c', { note: 'added' })], { insert: true })
  expect((await stored()).map(({ id, note }) => [id, note])).toEqual([
    ['a', 'kept'],
    ['b', 'over'],
    ['c', 'added']
  ])
})

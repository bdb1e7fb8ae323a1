import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Columns } from '../../../src/core/store/arrow.ts'
import { CHUNK_COLUMNS } from '../../../src/core/store/chunk-row.ts'
import { connect, openTable, readRows } from '../../../src/core/store/lance.ts'
import { LEDGER_COLUMNS } from '../../../src/core/store/ledger.ts'
import { openStore } from '../../../src/core/store/open-store.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-schema-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const required = (columns: Columns): Columns =>
  Object.fromEntries(Object.entries(columns).filter(([name, type]) => name === 'page' || !type.endsWith('?')))

test('an index of an older version keeps its rows and answers; what is new is empty until files are read again', async () => {
  const path = join(folder, 'index-1')
  await mkdir(path)
  const old = await connect(path, false)
  const chunks = await openTable(old, 'chunks', required(CHUNK_COLUMNS), false)
  await openTable(old, 'files', required(LEDGER_COLUMNS), false)
  const row = { id: 'd:0', path: '/f/a.md', folder: '/f', document: 'd', ordinal: 0, start_at: 0, end_at: 5, page: null, title: 't' }
  await chunks?.add([{ ...row, headings: [], context: '', text: 'river', words: 'river', modified_ms: 1, text_hash: 'h' }])
  chunks?.close()
  old.close()

  const warnings: string[] = []
  const store = await openStore({ dataFolder: folder, onWarning: (warning) => warnings.push(warning) })
  expect(await store.chunks.searchText({ words: 'river' }, 5)).toMatchObject([{ text: 'river', path: '/f/a.md' }])
  const chunk = {
    id: 'd:1',
    path: '/f/b.md',
    document: 'd',
    ordinal: 1,
    start: 0,
    end: 5,
    text: 'river bank',
    title: 't',
    headings: [],
    context: '',
    modifiedMs: 1
  }
  const facts = { author: "Ann O'Neil", writtenMs: 1_600_000_000_000, language: 'en', tags: ['tax', 'home'] }
  await store.chunks.replace([], [{ chunk, folder: '/f', format: 'pdf', facts }])
  expect(await store.chunks.searchText({ words: 'river' }, 5)).toHaveLength(2)
  await store.chunks.relabel([{ from: '/f/b.md', to: '/f/c.md', folder: '/f', modifiedMs: 2 }])
  await store.close()
  expect(warnings).toEqual([])

  const table = await openTable(await connect(path, true), 'chunks', CHUNK_COLUMNS, true)
  const found = table
    ? await readRows(table, "author = 'Ann O''Neil' AND array_has(tags, 'tax')", ['path', 'format', 'written_ms', 'language'])
    : []
  expect(found).toEqual([{ path: '/f/c.md', format: 'pdf', written_ms: 1_600_000_000_000, language: 'en' }])
})

test('a full disk is no damage: the index stays where it is, and the remedy is told', () => {
  const small = ['unshare', '-Urm', 'bash', '-c', `mount -t tmpfs -o size=2m tmpfs ${folder} && exec "$0" "$@"`]
  const [command = '', ...args] = [...small, process.execPath, join(import.meta.dirname, 'open-when-full.ts'), folder]
  let told: string
  try {
    told = execFileSync(command, args, { encoding: 'utf8' })
  } catch {
    return // user namespaces are not allowed here: no disk to fill
  }
  const full = { code: 'no-space', remedy: expect.stringContaining('Free some space') }
  expect(JSON.parse(told)).toEqual([
    { freeBytes: 0, outcome: full, names: ['index-1'] },
    { freeBytes: 4096, outcome: full, names: ['index-1'] },
    { freeBytes: 2 ** 20, outcome: 'opened', names: ['index-1'] }
  ])
})

import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isOutOfHandles, stopProblem } from '../indexing/stop-problem.ts'
import type { Columns } from './arrow.ts'
import { openArchive, type TextArchive } from './archive.ts'
import { CHUNK_COLUMNS } from './chunk-row.ts'
import { createChunkTable, type ChunkTable } from './chunks.ts'
import { connect, openTable, readRows, type Table } from './lance.ts'
import { LEDGER_COLUMNS, loadLedger, type Ledger } from './ledger.ts'
import { takeLock, type Lock } from './lock.ts'

/**
 * Part of the index's folder name: another version starts an empty index instead of misreading an old one. Columns that may be empty
 * need no new version (`openTable` adds them); `PIPELINE` has the files read again that fill them.
 */
const SCHEMA_VERSION = 1

export interface Store {
  readonly chunks: ChunkTable
  readonly ledger: Ledger
  readonly texts: TextArchive
  readonly readOnly: boolean
  close(): Promise<void>
}

export interface StoreOptions {
  readonly dataFolder: string
  /** Reads beside a running Footnote, takes no lock and changes nothing. Default false. */
  readonly readOnly?: boolean
  /** Told in one sentence what was repaired. */
  readonly onWarning?: (warning: string) => void
}

/**
 * Opens the index of a data folder. One writer at a time (`not-allowed` for the second), any number of readers.
 * An index that cannot be read is moved aside and started anew: it can be made again from the files, a crash loop cannot. A full disk
 * (`no-space`) and too few open files are no damage: the index stays, and the remedy is told.
 */
export async function openStore({ dataFolder, readOnly = false, onWarning = () => undefined }: StoreOptions): Promise<Store> {
  const folder = join(dataFolder, `index-${SCHEMA_VERSION}`)
  if (!readOnly) await mkdir(folder, { recursive: true })
  let lock: Lock | undefined
  try {
    if (!readOnly) lock = takeLock(dataFolder)
    if (!readOnly) await sweep(folder)
    const { chunks, files, close } = await openTables(folder, readOnly, onWarning)
    return {
      chunks: createChunkTable(chunks, { readOnly }),
      ledger: await loadLedger(files),
      texts: openArchive(join(dataFolder, 'texts')),
      readOnly,
      close: () => {
        close()
        lock?.release()
        return Promise.resolve()
      }
    }
  } catch (thrown) {
    lock?.release()
    throw isRefusal(thrown) ? stopProblem(thrown) : thrown
  }
}

/** The system has no room or no handle to give. */
function isRefusal(thrown: unknown): boolean {
  return stopProblem(thrown).code === 'no-space' || isOutOfHandles(String(thrown))
}

interface Tables {
  readonly chunks: Table | undefined
  readonly files: Table | undefined
  close(): void
}

async function openTables(folder: string, readOnly: boolean, onWarning: (warning: string) => void): Promise<Tables> {
  try {
    return await open(folder, readOnly)
  } catch (thrown) {
    if (readOnly || isRefusal(thrown)) throw thrown
    const aside = `${folder}.broken-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
    await rename(folder, aside)
    await mkdir(folder, { recursive: true })
    onWarning(`The index could not be read (${firstLine(thrown)}). It was moved to ${aside} and is made again from your files.`)
    return await open(folder, readOnly)
  }
}

async function open(folder: string, readOnly: boolean): Promise<Tables> {
  if (readOnly && !(await isThere(folder))) return { chunks: undefined, files: undefined, close: () => undefined }
  const database = await connect(folder, readOnly)
  const opened = async (name: string, columns: Columns) => {
    const table = await openTable(database, name, columns, readOnly)
    if (table) await probe(table, name, columns)
    return table
  }
  const chunks = await opened('chunks', CHUNK_COLUMNS)
  const files = await opened('files', LEDGER_COLUMNS)
  const close = () => {
    for (const table of [chunks, files]) table?.close()
    database.close()
  }
  return { chunks, files, close }
}

/** A table opens even when its data files are gone; only reading shows it. */
async function probe(table: Table, name: string, columns: Columns): Promise<void> {
  const names = new Set((await table.schema()).fields.map((field) => field.name))
  const missing = Object.entries(columns).flatMap(([column, type]) => (names.has(column) || type.endsWith('?') ? [] : [column]))
  if (missing.length) throw new Error(`table ${name} lacks ${missing.join(', ')}`)
  await readRows(
    table,
    undefined,
    Object.keys(columns).filter((column) => names.has(column)),
    1
  )
}

/** A compaction that was killed leaves files which LanceDB never removes; only the holder of the lock may. */
async function sweep(folder: string): Promise<void> {
  for (const table of await namesIn(folder))
    for (const name of await namesIn(join(folder, table, 'data')))
      if (name.startsWith('.tmp')) await rm(join(folder, table, 'data', name), { force: true, recursive: true })
}

async function isThere(folder: string): Promise<boolean> {
  return (await namesIn(folder)).length > 0
}

async function namesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch((thrown: unknown) => {
    if (thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR')) return []
    throw thrown
  })
}

function firstLine(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return (message.split('\n')[0] ?? '').slice(0, 200)
}

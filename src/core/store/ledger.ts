import { basename, extname } from 'node:path'
import type { DocumentFormat, FileEntry, FileState } from '../../shared/types.ts'
import { DOCUMENT_FORMATS } from '../../shared/types.ts'
import { titleKey } from '../names.ts'
import type { Columns, Row } from './arrow.ts'
import { anyOf, mergeRows, readRows, type Table } from './lance.ts'
import { createPathIndex } from './path-index.ts'
import { createSerial } from './serial.ts'

/** States that are written down; `queued` and `reading` last no longer than the process. */
export type SettledState = Exclude<FileState, 'queued' | 'reading'>

/** A line of the ledger with what the indexer needs to know whether the file must be read again. */
export interface LedgerRow extends FileEntry {
  readonly state: SettledState
  /** The file's own change time, which edits that keep the modification time do not keep. */
  readonly changedMs: number
  /** SHA-256 (hex) of the file's bytes; empty where it was never read. */
  readonly content: string
  /** SHA-256 (hex) of the extracted text; empty unless `indexed`. */
  readonly document: string
  /** Versions of parser and chunker that made the chunks. */
  readonly pipeline: string
  /** Absent unless `indexed`. */
  readonly format?: DocumentFormat
}

/** The table of files, whole in memory: about 1 KB a file. */
export interface Ledger {
  readonly rows: ReadonlyMap<string, LedgerRow>
  /** Lines of files with these bytes. */
  withContent(content: string): readonly LedgerRow[]
  /** Whether an image of this length was indexed. */
  hasPicture(bytes: number): boolean
  /** Files by title or by name without its ending, as `titleKey` writes them. */
  titled(keys: ReadonlySet<string>): ReadonlyMap<string, readonly string[]>
  /** Tells each line that comes (`1`) and goes (`-1`); one that is written over does both. */
  onLine(listener: (row: LedgerRow, by: 1 | -1) => void): void
  /** A line of a file with this text. */
  withDocument(document: string): LedgerRow | undefined
  /** Writes and removes lines in one go; a path that is in both is written. */
  write(put: readonly LedgerRow[], remove?: readonly string[]): Promise<void>
  /** Reads the table again: a reader's view of what another process wrote. */
  refresh(): Promise<void>
  optimize(cleanupOlderThan: Date): Promise<void>
}

export const LEDGER_COLUMNS = {
  path: 'text',
  folder: 'text',
  state: 'text',
  reason: 'text',
  remedy: 'text',
  bytes: 'number',
  chunks: 'integer',
  modified_ms: 'number',
  changed_ms: 'number',
  indexed_ms: 'number',
  title: 'text',
  content: 'text',
  document: 'text',
  pipeline: 'text',
  format: 'text?'
} as const satisfies Columns

/** Loads the ledger; empty without a table (nothing was ever indexed, and this process only reads). */
export async function loadLedger(table: Table | undefined): Promise<Ledger> {
  const serial = createSerial()
  const rows = new Map<string, LedgerRow>()
  const byContent = createPathIndex()
  const byTitle = createPathIndex()
  const pictures = createPathIndex()
  const listeners: ((row: LedgerRow, by: 1 | -1) => void)[] = []

  const forget = (path: string) => {
    const row = rows.get(path)
    if (!row) return
    byContent.remove(row.content, path)
    if (row.format === 'image') pictures.remove(String(row.bytes), path)
    for (const key of titleKeys(row)) byTitle.remove(key, path)
    rows.delete(path)
    for (const tell of listeners) tell(row, -1)
  }
  const remember = (row: LedgerRow) => {
    forget(row.path)
    rows.set(row.path, row)
    byContent.add(row.content, row.path)
    if (row.format === 'image') pictures.add(String(row.bytes), row.path)
    for (const key of titleKeys(row)) byTitle.add(key, row.path)
    for (const tell of listeners) tell(row, 1)
  }
  const refresh = async () => {
    if (!table) return
    const found = (await readRows(table, undefined)).map(toLedgerRow)
    for (const path of [...rows.keys()]) forget(path)
    found.forEach(remember)
  }
  await refresh()

  return {
    rows,
    refresh,
    withContent: (content) => byContent.get(content).flatMap((path) => rows.get(path) ?? []),
    hasPicture: (bytes) => pictures.get(String(bytes)).length > 0,
    titled: (keys) => new Map([...keys].map((key) => [key, byTitle.get(key)] as const).filter(([, paths]) => paths.length > 0)),
    onLine: (listener) => void listeners.push(listener),
    // Asked for old citations only; a look at every line of 100,000 takes 3 ms.
    withDocument(document) {
      for (const row of rows.values()) if (row.document === document) return row
      return undefined
    },
    write: (put, remove = []) =>
      serial(async () => {
        if (!table) throw new Error('The index was opened for reading only.')
        const kept = new Set(put.map(({ path }) => path))
        const gone = remove.filter((path) => !kept.has(path) && rows.has(path))
        await mergeRows(table, 'path', put.map(toRow), { insert: true })
        if (gone.length) await table.delete(anyOf('path', gone))
        put.forEach(remember)
        gone.forEach(forget)
      }),
    optimize: (cleanupOlderThan) =>
      serial(async () => {
        await table?.optimize({ cleanupOlderThan })
      })
  }
}

/** What a file is called by those who mention it; nothing for one that is not searched. */
function titleKeys({ path, title, chunks }: LedgerRow): ReadonlySet<string> {
  return new Set(chunks > 0 ? [titleKey(title), titleKey(basename(path, extname(path)))] : [])
}

function toRow(row: LedgerRow): Row {
  return {
    path: row.path,
    folder: row.folder,
    state: row.state,
    reason: row.reason,
    remedy: row.remedy,
    bytes: row.bytes,
    chunks: row.chunks,
    modified_ms: row.modifiedMs,
    changed_ms: row.changedMs,
    indexed_ms: row.indexedMs,
    title: row.title,
    content: row.content,
    document: row.document,
    pipeline: row.pipeline,
    format: row.format ?? null
  }
}

function toLedgerRow(row: Row): LedgerRow {
  const format = DOCUMENT_FORMATS.find((one) => one === row['format'])
  return {
    path: String(row['path']),
    folder: String(row['folder']),
    state: settled(row['state']),
    reason: String(row['reason']),
    remedy: String(row['remedy']),
    bytes: Number(row['bytes']),
    chunks: Number(row['chunks']),
    modifiedMs: Number(row['modified_ms']),
    changedMs: Number(row['changed_ms']),
    indexedMs: Number(row['indexed_ms']),
    title: String(row['title']),
    content: String(row['content']),
    document: String(row['document']),
    pipeline: String(row['pipeline']),
    ...(format ? { format } : {})
  }
}

const SETTLED = ['indexed', 'skipped', 'failed', 'needs-ocr', 'excluded'] as const satisfies readonly SettledState[]

function settled(value: unknown): SettledState {
  return SETTLED.find((state) => state === value) ?? 'failed'
}

import type { FileEntry, FileProblem, FileState, FolderEntry, IndexWork, LibraryStatus, PaceStatus } from '../../shared/types.ts'
import type { LedgerRow } from '../store/ledger.ts'
import type { EmbedLoop } from './embed-loop.ts'
import type { Counts, FileCounts } from './file-counts.ts'
import type { Indexer } from './indexer.ts'
import type { RootView } from './roots.ts'
import type { FoundFile } from './scan.ts'

export interface StatusParts {
  readonly counts: FileCounts
  readonly folders: readonly { readonly path: string; readonly view: RootView | undefined }[]
  readonly scanning: ReadonlyMap<string, number>
  readonly indexer: Pick<Indexer, 'states' | 'problem' | 'progress'>
  readonly embed: Pick<EmbedLoop, 'busy' | 'left' | 'problem'>
  /** Chunks that have a vector. */
  readonly embedded: number
  /** What keeps the watcher from seeing everything. */
  readonly watching: FileProblem | undefined
  readonly pace: PaceStatus
}

/** Ledger, folders and what is going on, as one snapshot. */
export function libraryStatus(parts: StatusParts): LibraryStatus {
  const { counts, indexer, embed, scanning } = parts
  const { chunks } = counts
  const problem = indexer.problem ?? embed.problem
  const obstacle = problem ? { reason: problem.message, remedy: problem.remedy } : parts.watching
  const embedded = Math.min(chunks, parts.embedded)
  const folders = parts.folders.map(({ path, view = { state: 'watching' as const, reason: '', remedy: '' } }) =>
    folderEntry(path, scanning.has(path) ? { ...view, state: 'scanning' } : view, counts.in(path), obstacle)
  )
  const scanned = [...scanning.values()]
  const work = workOf({
    scanned: scanned.length ? scanned.reduce((sum, seen) => sum + seen, 0) : undefined,
    reading: indexer.progress(),
    isReading: indexer.states.size > 0 && !indexer.problem,
    isEmbedding: embed.busy,
    leftMs: (open) => embed.left(open),
    chunks,
    embedded
  })
  return { folders, counts: counts.all(), chunks, embedded, work, pace: parts.pace }
}

export interface FileFilter {
  readonly folder?: string
  readonly states?: readonly FileState[]
  readonly limit?: number
}

/** The ledger as the user sees it: newest first, each path once. */
export function listFiles(
  rows: ReadonlyMap<string, LedgerRow>,
  pending: readonly FoundFile[],
  states: ReadonlyMap<string, 'queued' | 'reading'>,
  { folder, states: wanted, limit = Number.POSITIVE_INFINITY }: FileFilter
): FileEntry[] {
  const entries = new Map<string, FileEntry>()
  for (const row of rows.values()) entries.set(row.path, entryOf(row))
  for (const file of pending) {
    const row = entries.get(file.path)
    const state = states.get(file.path) ?? 'queued'
    entries.set(file.path, row ? { ...row, state, reason: '', remedy: '' } : waiting(file, state))
  }
  const chosen = [...entries.values()].filter(
    (entry) => (folder === undefined || entry.folder === folder) && (!wanted || wanted.includes(entry.state))
  )
  return chosen.sort((a, b) => b.modifiedMs - a.modifiedMs || (a.path < b.path ? -1 : 1)).slice(0, limit)
}

interface WorkParts {
  readonly scanned: number | undefined
  readonly reading: {
    readonly done: number
    readonly total: number
    readonly current: string
    readonly failed: number
    readonly leftMs: number | undefined
  }
  readonly isReading: boolean
  readonly isEmbedding: boolean
  /** Until so many chunks have a vector. */
  readonly leftMs: (open: number) => number | undefined
  readonly chunks: number
  readonly embedded: number
}

/** What is going on, told as its slowest part: files first, vectors when the files are in. */
function workOf(parts: WorkParts): IndexWork | undefined {
  const { reading, chunks, embedded } = parts
  if (parts.isReading) return { phase: 'reading', ...reading }
  if (parts.scanned !== undefined) return { phase: 'scanning', done: parts.scanned, total: 0, current: '', failed: 0, leftMs: undefined }
  if (!parts.isEmbedding || embedded >= chunks) return undefined
  const leftMs = parts.leftMs(chunks - embedded)
  return { phase: 'embedding', done: embedded, total: chunks, current: '', failed: reading.failed, leftMs }
}

/** The state of a folder in the list, with what stands in the way of all of them. */
function folderEntry(
  path: string,
  view: Pick<FolderEntry, 'state' | 'reason' | 'remedy'>,
  counts: Counts,
  obstacle: { readonly reason: string; readonly remedy: string } | undefined
): FolderEntry {
  const { state } = view
  const told = view.reason ? view : (obstacle ?? view)
  return { path, state, reason: told.reason, remedy: told.remedy, counts }
}

function entryOf({ path, folder, state, reason, remedy, bytes, chunks, modifiedMs, indexedMs, title }: LedgerRow): FileEntry {
  return { path, folder, state, reason, remedy, bytes, chunks, modifiedMs, indexedMs, title }
}

function waiting({ path, folder, bytes, modifiedMs }: FoundFile, state: FileState): FileEntry {
  return { path, folder, state, reason: '', remedy: '', bytes, chunks: 0, modifiedMs, indexedMs: 0, title: '' }
}

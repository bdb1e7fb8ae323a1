import type { ChunkEntry } from '../store/chunk-row.ts'
import type { Relabel } from '../store/chunks.ts'
import type { LedgerRow } from '../store/ledger.ts'
import type { Store } from '../store/open-store.ts'
import type { Verdict } from './indexer.ts'
import type { Job } from './read-queue.ts'

interface Entry {
  readonly job: Job
  readonly verdict: Verdict
  /** The line to write; undefined removes the path (`gone`) or leaves it as it is. */
  readonly row?: LedgerRow
  readonly chunks?: readonly ChunkEntry[]
  /** The path that holds the stored chunks to take over. */
  readonly chunksFrom?: string
  /** The path that is this one's under its former name. */
  readonly was?: string
}

export interface BatchLimits {
  readonly chunks: number
  readonly files: number
  readonly ageMs: number
}

/** Outcomes that are written together: chunks first, then the ledger, so that the ledger never promises what is not there. */
export interface Batch {
  readonly isEmpty: boolean
  readonly isUrgent: boolean
  /** Whether it is time to write; what is urgent waits only for what is urgent too (`urgentLeft`). */
  isFull(nowMs: number, limits: BatchLimits, urgentLeft: boolean): boolean
  touches(path: string): boolean
  /** New chunks for a file; those of `was`, its former path, go. */
  index(job: Job, row: LedgerRow, chunks: readonly ChunkEntry[], was?: string): void
  /** A line without chunks, or with those that are stored under `chunksFrom`. */
  put(job: Job, verdict: Verdict, row: LedgerRow, chunksFrom?: string): void
  /** The chunks and the line of `from` under another path. */
  move(job: Job, from: string, row: LedgerRow): void
  remove(job: Job, path: string): void
  /** Nothing to write, only to tell. */
  keep(job: Job, verdict: Verdict): void
  /** Writes what belongs to paths that are still wanted; the others are taken out. */
  commit(store: Store, isWanted: (path: string) => boolean): Promise<void>
  paths(): string[]
  jobs(): Job[]
  settled(): readonly { readonly job: Job; readonly verdict: Verdict }[]
}

export function createBatch(startedMs: number): Batch {
  const entries = new Map<string, Entry>()
  const origins = new Set<string>()
  let chunkCount = 0

  const add = (entry: Entry) => {
    entries.set(entry.job.file.path, entry)
    chunkCount += entry.chunks?.length ?? 0
  }
  return {
    get isEmpty() {
      return entries.size === 0
    },
    get isUrgent() {
      return [...entries.values()].some(({ job }) => job.urgent)
    },
    isFull: (nowMs, limits, urgentLeft) =>
      entries.size > 0 &&
      (chunkCount >= limits.chunks ||
        entries.size >= limits.files ||
        nowMs - startedMs >= limits.ageMs ||
        (!urgentLeft && [...entries.values()].some(({ job }) => job.urgent))),
    touches: (path) => entries.has(path) || origins.has(path),
    index(job, row, chunks, was) {
      if (was !== undefined) origins.add(was)
      add({ job, verdict: 'indexed', row, chunks, ...(was === undefined ? {} : { was }) })
    },
    put: (job, verdict, row, chunksFrom) => add({ job, verdict, row, ...(chunksFrom === undefined ? {} : { chunksFrom }) }),
    move(job, from, row) {
      origins.add(from)
      add({ job, verdict: 'indexed', row, chunksFrom: from })
    },
    remove: (job) => add({ job, verdict: 'gone' }),
    keep: (job, verdict) => add({ job, verdict }),
    async commit(store, isWanted) {
      const wanted = [...entries.values()].map((entry): Entry => {
        const { job, was = entry.chunksFrom } = entry
        return isWanted(job.file.path) ? entry : { job, verdict: 'gone', ...(was === undefined ? {} : { was }) }
      })
      await commit(wanted, origins, store)
      store.texts.release([...entries.values()].flatMap(({ row, chunks }) => (row && chunks ? [row.document] : [])))
    },
    paths: () => [...entries.keys()],
    jobs: () => [...entries.values()].map(({ job }) => job),
    settled: () => [...entries.values()]
  }
}

async function commit(entries: readonly Entry[], origins: ReadonlySet<string>, store: Store): Promise<void> {
  const rows = store.ledger.rows
  const relabels: Relabel[] = []
  const emptied: string[] = []
  const chunks: ChunkEntry[] = []
  const put: LedgerRow[] = []
  const removed = [...origins]
  for (const entry of entries) {
    const { path } = entry.job.file
    const { row, chunksFrom } = entry
    if (row) put.push(row)
    else if (entry.verdict === 'gone') removed.push(path)
    if (row && chunksFrom !== undefined) relabels.push({ from: chunksFrom, to: path, folder: row.folder, modifiedMs: row.modifiedMs })
    // What the ledger knows no chunks of has none (`reconcile` sees to it), unless this job follows one that failed half-way.
    else if ((rows.get(path)?.chunks ?? 0) > 0 || entry.job.force)
      if (row ? !keepsChunks(entry) : entry.verdict === 'gone') emptied.push(path)
    if (entry.was !== undefined) emptied.push(entry.was)
    for (const chunk of entry.chunks ?? []) chunks.push(chunk)
  }
  if (relabels.length) await store.chunks.relabel(relabels)
  if (emptied.length || chunks.length) await store.chunks.replace(emptied, chunks)
  if (put.length || removed.length) await store.ledger.write(put, removed)
}

/** An `unchanged` file's line is written anew, its chunks stay. */
function keepsChunks(entry: Entry): boolean {
  return entry.verdict === 'unchanged'
}

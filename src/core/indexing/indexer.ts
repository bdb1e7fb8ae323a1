import { basename, extname } from 'node:path'
import type { FootnoteError } from '../../shared/errors.ts'
import type { Document } from '../../shared/types.ts'
import type { ChunkEntry } from '../store/chunk-row.ts'
import type { LedgerRow } from '../store/ledger.ts'
import type { Store } from '../store/open-store.ts'
import { createBatch, type Batch, type BatchLimits } from './batch.ts'
import { chunkInTurns, CHUNKER_VERSION } from './chunk/chunk.ts'
import { createExactStat } from './exact-name.ts'
import { isInside } from './exclude.ts'
import type { FileAccess, FileStat } from './file-access.ts'
import type { Pace } from './pace.ts'
import { documentHash } from './parse/document-hash.ts'
import { formatOfExtension, formatOfPath } from './parse/formats.ts'
import { isSupported } from './parse/parse.ts'
import type { Parser } from './parse/parser-pool.ts'
import { createReadQueue, type Job, type OnState } from './read-queue.ts'
import { keepsItsName, renamed } from './renamed.ts'
import type { FoundFile } from './scan.ts'
import { createSpeed } from './speed.ts'
import { isOutOfHandles, stopProblem } from './stop-problem.ts'
import { unreadable } from './unreadable.ts'

/** What made the stored chunks; files that another version made are read again. Raise the first number when a parser's text changes. */
export const PIPELINE = `2.${CHUNKER_VERSION}`

/** Of a file that could not be read for a reason that may pass: no version made it, so the next look reads it. */
const LOOK_AGAIN = ''

/** What became of a file that was looked at. */
export type Verdict = 'indexed' | 'unchanged' | 'skipped' | 'failed' | 'gone'

export interface ReadOptions {
  /** Before everything that waits: a file that the user has just saved. */
  readonly urgent?: boolean
  /** Even if nothing seems to have changed. */
  readonly force?: boolean
  readonly onSettled?: (path: string, verdict: Verdict) => void
}

/** Reads files into the index: newest first, a batch at a time; chunks are searchable by full text as soon as their batch is in. */
export interface Indexer {
  read(files: readonly FoundFile[], options?: ReadOptions): void
  /** Waits until all that was asked for is in the index. Rejects when indexing had to stop (no disk space). */
  settled(): Promise<void>
  /** Waits until what was read is written. */
  written(): Promise<void>
  /** Forgives a stop; the next `read` or `settled` goes on, so that what waits is told to whoever asks for it now. */
  resume(): void
  /** Drops what waits and is not urgent, or lies below a folder; the file in hand is finished. */
  clear(below?: string): void
  readonly problem: FootnoteError | undefined
  readonly states: ReadonlyMap<string, 'queued' | 'reading'>
  /** Reads these no more, and waits until none is in hand, so that what is written of them next stands. */
  release(isUnwanted: (path: string) => boolean): Promise<void>
  /** Files that wait or are in hand. */
  pending(): readonly FoundFile[]
  progress(): {
    readonly done: number
    readonly total: number
    readonly current: string
    readonly failed: number
    readonly leftMs: number | undefined
  }
  close(): Promise<void>
}

export interface IndexerParts {
  readonly store: Store
  readonly parser: Pick<Parser, 'parse'>
  readonly files: FileAccess
  readonly now: () => number
  readonly pace: Pick<Pace, 'turn' | 'isPaused'>
  /** Whether the path is below a folder that is watched: one may be removed while its files are read. */
  readonly isWanted: (path: string) => boolean
  /** A folder that cannot be seen now (an unplugged disk): its files are not gone. */
  readonly isAway: (folder: string) => Promise<boolean>
  readonly onChange: () => void
  readonly onState: OnState
  readonly onCommitted: (paths: readonly string[], urgent: boolean) => void
}

/** Two: while the parser's thread reads one file, the next is hashed. */
const LANES = 2
/** A batch is written when it is so large or so old: full text of a new folder answers within about a second. */
const LIMITS: BatchLimits = { chunks: 256, files: 64, ageMs: 700 }
/** A file that changes while it is read is read again so many times; then the next look at it finds it changed. */
const READ_ATTEMPTS = 3

export function createIndexer(parts: IndexerParts): Indexer {
  const { store, parser, files, now } = parts
  const queue = createReadQueue(parts.onState)
  let batch = createBatch(now())
  let writing: Promise<void> = Promise.resolve()
  let lanes: Promise<unknown> | undefined
  let problem: FootnoteError | undefined
  const releasing: (() => void)[] = []
  let tally = { done: 0, failed: 0 }
  /** In milliseconds of the usual: a file of 50 MB is not one of 50. */
  const speed = createSpeed()
  const closing = new AbortController()

  const run = () => {
    if (lanes || problem || closing.signal.aborted) return
    lanes = Promise.all(Array.from({ length: LANES }, lane)).finally(() => {
      lanes = undefined
      if (queue.size && !problem) run()
    })
    // Whoever waits for `settled` is told the problem; lanes themselves never reject.
    lanes.catch(() => undefined)
  }

  const lane = async () => {
    let lastMs = 0
    while (!problem && !closing.signal.aborted) {
      // What is read is searchable while the rest waits.
      if (parts.pace.isPaused) {
        await write()
        speed.rest()
      }
      if (queue.hasNext) await parts.pace.turn(lastMs, closing.signal)
      const started = performance.now()
      const job = queue.take()
      if (!job) break
      parts.onChange()
      try {
        await readOne(job)
      } catch (thrown) {
        stop(thrown, [job])
      }
      lastMs = performance.now() - started
      if (batch.isFull(now(), LIMITS, queue.hasUrgent)) await write()
    }
    await write()
    await writing
  }

  /** Hands the batch to the writer and goes on; waits only for the batch before it. */
  const write = async () => {
    await writing
    if (batch.isEmpty) return
    const full = batch
    batch = createBatch(now())
    writing = commit(full)
  }

  const commit = async (full: Batch) => {
    let vanished: ReadonlySet<string>
    try {
      await full.commit(store, parts.isWanted)
      vanished = await forgetVanished(full.jobs())
    } catch (thrown) {
      stop(thrown, full.jobs())
      return
    }
    const beforeMs = queue.workMs
    for (const { job, verdict } of full.settled()) {
      const { path } = job.file
      if (isSupported(path)) tally.done++
      if (verdict === 'failed') tally.failed++
      queue.finish(job)
      for (const tell of job.onSettled) tell(path, vanished.has(path) ? 'gone' : verdict)
    }
    speed.done(beforeMs - queue.workMs, now())
    for (const wake of releasing.splice(0)) wake()
    parts.onCommitted(full.paths(), full.isUrgent)
    parts.onChange()
  }

  /** Whoever saw a file go while it was read found no line of it to take out: it is looked for once more when the line is there. */
  const forgetVanished = async (jobs: readonly Job[]): Promise<ReadonlySet<string>> => {
    const statOf = createExactStat(files)
    const isGone = async ({ file: { path, folder } }: Job) => {
      if (!store.ledger.rows.has(path)) return false
      const kind = await statOf(path, folder).then(
        (stat) => stat?.kind,
        () => 'unknown'
      )
      return (kind === undefined || kind === 'folder') && !(await parts.isAway(folder))
    }
    const gone = (await Promise.all(jobs.map(async (job) => ((await isGone(job)) ? [job.file.path] : [])))).flat()
    if (gone.length) {
      await store.chunks.replace(gone, [])
      await store.ledger.write([], gone)
    }
    return new Set(gone)
  }

  const stop = (thrown: unknown, jobs: readonly Job[]) => {
    // Half of a batch may be written: what it held is read again, whatever the ledger says.
    for (const job of jobs) queue.putBack({ ...job, force: true })
    if (!closing.signal.aborted) problem ??= stopProblem(thrown)
    for (const wake of releasing.splice(0)) wake()
    parts.onChange()
  }

  const readOne = async (job: Job) => {
    const { path, folder } = job.file
    const row = store.ledger.rows.get(path)
    for (let attempt = 1; ; attempt++) {
      const stat = await files.stat(path).catch(() => undefined)
      if (stat?.kind !== 'file') {
        if (await parts.isAway(folder)) batch.keep(job, 'failed')
        else batch.remove(job, path)
        return
      }
      const result = await look(job, stat, row)
      const after = await files.stat(path).catch(() => undefined)
      if (attempt < READ_ATTEMPTS && after?.kind === 'file' && !sameStat(stat, after)) continue
      result()
      return
    }
  }

  /** Reads a file and returns what to put into the batch, so that a version that changed meanwhile leaves no trace. */
  const look = async (job: Job, stat: FileStat, row: LedgerRow | undefined): Promise<() => void> => {
    const { path, folder } = job.file
    const base = { path, folder, bytes: stat.bytes, modifiedMs: stat.modifiedMs, changedMs: stat.changedMs, pipeline: PIPELINE }
    const unread = { ...base, chunks: 0, indexedMs: 0, title: basename(path), content: '', document: '' }
    let content = ''
    try {
      // What is not read anyway need not be hashed: it may be a film, or a folder of photographs.
      if (isSupported(path) && (formatOfPath(path) !== 'image' || isKnownPicture(row, stat)))
        content = await files.hash(path, closing.signal)
    } catch (thrown) {
      closing.signal.throwIfAborted()
      if (isOutOfHandles(String(thrown))) throw thrown
      const { passing, ...why } = unreadable(thrown)
      return () => batch.put(job, 'failed', { ...unread, state: 'failed', ...why, pipeline: passing ? LOOK_AGAIN : PIPELINE })
    }

    const current = row?.state === 'indexed' && row.pipeline === PIPELINE && row.content === content && !job.force
    if (current) {
      const relabel = row.modifiedMs !== stat.modifiedMs || row.folder !== folder
      return () => batch.put(job, 'unchanged', { ...row, ...base }, relabel ? row.path : undefined)
    }
    const moved = row || job.force ? undefined : await movedFrom(content, path)
    if (moved && keepsItsName(moved, path)) return () => batch.move(job, moved.path, { ...moved, ...base })
    // What its name gave is in every chunk: cut anew from the stored text, and not read again. A text is read again, it costs nothing.
    const stored = moved && moved.format !== 'text' ? await store.texts.get(moved.document) : undefined
    // The archive keeps one document a text: it may be that of a copy in another format, with other headings.
    if (moved && stored && stored.format === formatOfExtension(extname(path))) {
      const document = renamed(stored, moved, path)
      const entries = await entriesOf(document, moved.document, stat.modifiedMs, job, moved.path)
      return () => batch.index(job, { ...moved, ...base, title: document.title, chunks: entries.length }, entries, moved.path)
    }

    const outcome = await parser.parse(path, closing.signal)
    if (!outcome.ok) {
      const { state, reason, remedy } = outcome
      if (isOutOfHandles(reason)) throw new Error(reason)
      const pipeline = outcome.passing ? LOOK_AGAIN : PIPELINE
      return () => batch.put(job, state === 'failed' ? 'failed' : 'skipped', { ...unread, content, state, reason, remedy, pipeline })
    }
    const { document, note } = outcome
    if (content === '') content = await files.hash(path, closing.signal)
    const hash = documentHash(document.text)
    // Not across a change of parser or chunker: that may be made for better words to embed.
    const like = [...store.ledger.withContent(content), ...(row ? [row] : [])].find((one) => one.pipeline === PIPELINE && one.chunks > 0)
    const entries = await entriesOf(document, hash, stat.modifiedMs, job, like?.path)
    // The same text may have other blocks and pages since the parser was changed.
    await store.texts.put(hash, document, row !== undefined && row.pipeline !== PIPELINE)
    const indexed = {
      state: 'indexed' as const,
      reason: note?.reason ?? '',
      remedy: note?.remedy ?? '',
      chunks: entries.length,
      indexedMs: now()
    }
    const title = document.title || basename(path)
    return () => batch.index(job, { ...base, ...indexed, content, document: hash, title, format: document.format }, entries, moved?.path)
  }

  /** Only an image whose text was recognised, or one as long as such a one, can be it again under the same or a new name. */
  const isKnownPicture = (row: LedgerRow | undefined, { bytes }: FileStat): boolean =>
    (row?.content ?? '') !== '' || store.ledger.hasPicture(bytes)

  /** A file of the same bytes whose path is gone: this one is it, under a new name. */
  const movedFrom = async (content: string, path: string): Promise<LedgerRow | undefined> => {
    for (const candidate of content ? store.ledger.withContent(content) : []) {
      if (candidate.path === path || candidate.state !== 'indexed' || candidate.pipeline !== PIPELINE) continue
      // Another extension is another format: the same bytes are read in another way.
      if (extname(candidate.path).toLowerCase() !== extname(path).toLowerCase()) continue
      if (batch.touches(candidate.path) || queue.has(candidate.path)) continue
      if ((await files.stat(candidate.path).catch(() => undefined)) || (await parts.isAway(candidate.folder))) continue
      if (queue.claim(candidate.path)) return candidate
    }
    return undefined
  }

  return {
    states: queue.states,
    get problem() {
      return problem
    },
    read(found, { urgent = false, force = false, onSettled } = {}) {
      if (!queue.size && !lanes) {
        tally = { done: 0, failed: 0 }
        speed.rest()
      }
      for (const file of found) queue.add({ file, urgent, force, onSettled: onSettled ? [onSettled] : [] })
      parts.onChange()
      run()
    },
    async settled() {
      while (lanes || (queue.size && !problem && !closing.signal.aborted)) {
        run()
        await lanes
        await writing
      }
      await writing
      if (problem) throw problem
    },
    resume() {
      problem = undefined
    },
    async written() {
      await write()
      await writing
    },
    clear: (below) => queue.clear(below === undefined ? undefined : (path) => isInside(below, path)),
    async release(isUnwanted) {
      queue.clear(isUnwanted)
      while (!closing.signal.aborted && [...queue.states.keys()].some(isUnwanted)) {
        const { promise, resolve } = Promise.withResolvers<void>()
        releasing.push(resolve)
        await promise
        // What came to nothing was put back.
        queue.clear(isUnwanted)
      }
    },
    pending: () => queue.files(),
    progress: () => ({
      ...tally,
      total: tally.done + queue.readable,
      current: queue.current(),
      leftMs: parts.pace.isPaused ? undefined : speed.left(queue.workMs, now())
    }),
    async close() {
      queue.clear()
      closing.abort(new DOMException('The index was closed.', 'AbortError'))
      for (const wake of releasing.splice(0)) wake()
      await lanes?.catch(() => undefined)
      await writing
    }
  }
}

function sameStat(a: FileStat, b: FileStat): boolean {
  return a.bytes === b.bytes && a.modifiedMs === b.modifiedMs && a.changedMs === b.changedMs
}

/** A document's chunks as they are stored; vectors of the same text under `like` are taken over. */
async function entriesOf(
  document: Document,
  hash: string,
  modifiedMs: number,
  { file }: Job,
  like: string | undefined
): Promise<ChunkEntry[]> {
  const { format, facts } = document
  const beside = { folder: file.folder, format, ...(facts ? { facts } : {}), ...(like === undefined ? {} : { like }) }
  const chunks = await chunkInTurns(document, { path: file.path, document: hash, modifiedMs })
  return chunks.map((chunk) => ({ chunk, ...beside }))
}

import { readingMs } from './estimate.ts'
import { formatOfPath } from './parse/formats.ts'
import type { FoundFile } from './scan.ts'
import type { Verdict } from './indexer.ts'

/** One file that is to be read. */
export interface Job {
  readonly file: FoundFile
  readonly urgent: boolean
  readonly force: boolean
  readonly onSettled: readonly ((path: string, verdict: Verdict) => void)[]
}

/** Files that wait, newest first, urgent ones before all others; each path at most once in hand and once waiting. */
export interface ReadQueue {
  /** Files that wait or are in hand. */
  readonly size: number
  /** Those of them that are of a kind that is read: what a preview counts, too. */
  readonly readable: number
  /** Milliseconds that they take, as others of their kind and size did. */
  readonly workMs: number
  readonly states: ReadonlyMap<string, 'queued' | 'reading'>
  add(job: Job): void
  take(): Job | undefined
  /** The job's outcome is in the index. */
  finish(job: Job): void
  /** The job was taken and came to nothing. */
  putBack(job: Job): void
  has(path: string): boolean
  /** Marks a vanished file as the origin of a moved one; false if another file was quicker. */
  claim(path: string): boolean
  current(): string
  files(): readonly FoundFile[]
  /** Whether something waits. */
  readonly hasNext: boolean
  readonly hasUrgent: boolean
  /** Drops what waits and is not urgent; of paths that are not wanted any more, everything that waits. */
  clear(isUnwanted?: (path: string) => boolean): void
}

/** `onState` is told what a file is shown as from now on; undefined: it neither waits nor is in hand. */
export type OnState = (path: string, folder: string, state: 'queued' | 'reading' | undefined) => void

export function createReadQueue(onState: OnState = () => undefined): ReadQueue {
  const urgent = new Map<string, Job>()
  const waiting = new Map<string, Job>()
  const inHand = new Map<string, Job>()
  const claimed = new Set<string>()
  const states = new Map<string, 'queued' | 'reading'>()
  /** Of each path in `states`, beside their sum: the window asks ten times a second, and 100,000 files may wait. */
  const work = new Map<string, number>()
  let workMs = 0
  let readable = 0

  const enter = (path: string, bytes: number) => {
    const format = formatOfPath(path)
    const costMs = readingMs(format, 1, bytes)
    work.set(path, costMs)
    workMs += costMs
    if (format) readable++
  }
  const leave = (path: string) => {
    const costMs = work.get(path)
    if (costMs === undefined) return
    work.delete(path)
    workMs -= costMs
    if (formatOfPath(path)) readable--
  }
  const show = ({ file: { path, folder, bytes } }: Job) => {
    const state = inHand.has(path) ? 'reading' : urgent.has(path) || waiting.has(path) ? 'queued' : undefined
    if (state !== undefined && !work.has(path)) enter(path, bytes)
    else if (state === undefined) leave(path)
    if (state) states.set(path, state)
    else states.delete(path)
    onState(path, folder, state)
  }
  const add = (job: Job) => {
    const { path } = job.file
    const before = urgent.get(path) ?? waiting.get(path)
    const merged = {
      ...job,
      urgent: job.urgent || (before?.urgent ?? false),
      force: job.force || (before?.force ?? false),
      onSettled: [...(before?.onSettled ?? []), ...job.onSettled]
    }
    waiting.delete(path)
    const line = merged.urgent ? urgent : waiting
    line.set(path, merged)
    show(merged)
  }
  const takeFrom = (line: Map<string, Job>): Job | undefined => {
    for (const [path, job] of line) {
      // Two lanes never read one file at a time.
      if (inHand.has(path)) continue
      line.delete(path)
      inHand.set(path, job)
      show(job)
      return job
    }
    return undefined
  }
  const drop = (job: Job) => {
    inHand.delete(job.file.path)
    show(job)
    if (!inHand.size) claimed.clear()
  }

  return {
    get size() {
      return urgent.size + waiting.size + inHand.size
    },
    get readable() {
      return readable
    },
    get workMs() {
      return workMs
    },
    states,
    add,
    take: () => takeFrom(urgent) ?? takeFrom(waiting),
    finish: drop,
    putBack(job) {
      drop(job)
      add(job)
    },
    has: (path) => urgent.has(path) || waiting.has(path) || inHand.has(path),
    claim: (path) => !claimed.has(path) && Boolean(claimed.add(path)),
    current: () => inHand.keys().next().value ?? '',
    files: () => [...urgent.values(), ...waiting.values(), ...inHand.values()].map(({ file }) => file),
    get hasUrgent() {
      return urgent.size > 0
    },
    get hasNext() {
      return urgent.size + waiting.size > 0
    },
    clear(isUnwanted) {
      const lines = isUnwanted === undefined ? [waiting] : [waiting, urgent]
      for (const line of lines)
        for (const [path, job] of [...line]) {
          if (isUnwanted?.(path) === false) continue
          line.delete(path)
          show(job)
          if (isUnwanted) for (const tell of job.onSettled) tell(path, 'gone')
        }
    }
  }
}

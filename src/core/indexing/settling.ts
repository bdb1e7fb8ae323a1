import type { FileAccess } from './file-access.ts'

/** Holds back hints about files that are still being written: half a download is not worth reading, and may not be readable. */
export interface Settling {
  /** Of these paths, those that can be looked at now; the others are handed to `look` when they rest. */
  ready(paths: readonly string[]): Promise<readonly string[]>
  stop(): void
}

export interface SettlingParts {
  readonly files: Pick<FileAccess, 'stat'>
  readonly look: (paths: readonly string[]) => void
  /** Default: the system's. */
  readonly now?: () => number
}

/** A hint comes 150 ms after the last event; a file that was written later than this before it is still being written. */
const FRESH_MS = 100
/** How soon such a file is looked at again … */
const FIRST_MS = 300
/** … and how long one that grew meanwhile must rest: a slow download writes at least every second or two. */
const REST_MS = 2000
/** A log that never rests is read all the same. */
const LONGEST_MS = 60_000
/** How often the files that are held back are looked at. */
const TICK_MS = 150

interface Held {
  readonly bytes: number
  readonly modifiedMs: number
  readonly sinceMs: number
  readonly dueMs: number
}

export function createSettling({ files, look, now = Date.now }: SettlingParts): Settling {
  const held = new Map<string, Held>()
  /** Sizes of the files that were let through last, to see slow growth. */
  const passed = new Map<string, { readonly bytes: number; readonly atMs: number }>()
  let timer: NodeJS.Timeout | undefined
  let looking = false

  const hold = (path: string, file: { readonly bytes: number; readonly modifiedMs: number }, waitMs: number, sinceMs = now()) => {
    held.set(path, { bytes: file.bytes, modifiedMs: file.modifiedMs, sinceMs, dueMs: now() + waitMs })
    timer ??= setInterval(() => void tick(), TICK_MS)
  }
  const tick = async () => {
    if (looking) return
    looking = true
    const rested: string[] = []
    for (const [path, before] of held) {
      if (before.dueMs > now()) continue
      const stat = await files.stat(path).catch(() => undefined) // whoever looks then says why
      const isQuiet = stat?.kind !== 'file' || (stat.bytes === before.bytes && stat.modifiedMs === before.modifiedMs)
      if (stat && !isQuiet && now() - before.sinceMs < LONGEST_MS) hold(path, stat, REST_MS, before.sinceMs)
      else rested.push(path)
    }
    looking = false
    for (const path of rested) held.delete(path)
    if (!held.size) {
      clearInterval(timer)
      timer = undefined
    }
    if (rested.length) look(rested)
  }

  return {
    async ready(paths) {
      const ready: string[] = []
      for (const [path, { atMs }] of passed) if (now() - atMs > REST_MS) passed.delete(path)
      for (const path of paths) {
        if (held.has(path)) continue
        const stat = await files.stat(path).catch(() => undefined) // whoever looks then says why
        const ageMs = stat?.kind === 'file' ? now() - stat.modifiedMs : Infinity
        const before = passed.get(path)
        if (stat?.kind === 'file' && before && stat.bytes > before.bytes) hold(path, stat, REST_MS)
        // A time in the future is another machine's clock and says nothing.
        else if (stat && ageMs >= 0 && ageMs < FRESH_MS) hold(path, stat, FIRST_MS)
        else ready.push(path)
        if (stat?.kind === 'file') passed.set(path, { bytes: stat.bytes, atMs: now() })
      }
      return ready
    },
    stop() {
      clearInterval(timer)
      held.clear()
    }
  }
}

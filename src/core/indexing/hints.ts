export interface Hints {
  add(path: string): void
  stop(): void
}

/** Hints are gathered until this long after the last one: a rename is two events, about 100 ms apart. */
const QUIET_MS = 150
/** And never longer than this, however busy a folder is. */
const LONGEST_MS = 800
/**
 * So many hints at once are one hint about each root. Linux queues 16,384 events and drops the rest without a word; a look at
 * everything misses none and takes less than a second per 10,000 files.
 */
const BURST = 3000

/** Gathers paths and hands them on in one go; very many are handed on as `roots`. */
export function createHints(flush: (paths: readonly string[]) => void, roots: readonly string[] = []): Hints {
  const paths = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let first = 0
  const send = () => {
    timer = undefined
    const gathered = [...paths]
    paths.clear()
    flush(gathered.length > BURST && roots.length ? roots : gathered)
  }
  return {
    add(path) {
      const now = Date.now()
      if (!timer) first = now
      clearTimeout(timer)
      paths.add(path)
      timer = setTimeout(send, Math.max(0, Math.min(QUIET_MS, first + LONGEST_MS - now)))
    },
    stop() {
      clearTimeout(timer)
      paths.clear()
    }
  }
}

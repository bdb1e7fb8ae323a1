import type { LibraryStatus } from '../../shared/types.ts'

/** Tells listeners the status after changes, at most 10 times a second, and every 2 seconds while work goes on. */
export interface StatusFeed {
  /** Returns how to stop. */
  listen(listener: (status: LibraryStatus) => void): () => void
  changed(): void
  close(): void
}

const STATUS_EVERY_MS = 100
/** A long file changes nothing for a minute; the time left that is told of it goes on. */
const WORKING_EVERY_MS = 2000

export function createStatusFeed(status: () => LibraryStatus): StatusFeed {
  const listeners = new Set<(status: LibraryStatus) => void>()
  let telling: NodeJS.Timeout | undefined
  let working: NodeJS.Timeout | undefined
  let closed = false
  const tell = () => {
    telling = undefined
    clearTimeout(working)
    const now = status()
    for (const listener of listeners) listener(now)
    if (now.work && now.pace?.now !== 'paused' && !closed) working = setTimeout(tell, WORKING_EVERY_MS)
  }
  return {
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    changed() {
      if (telling || !listeners.size || closed) return
      telling = setTimeout(tell, STATUS_EVERY_MS)
    },
    close() {
      closed = true
      clearTimeout(telling)
      clearTimeout(working)
      listeners.clear()
    }
  }
}

import type { LibraryStatus } from '../../shared/types.ts'

/** Tells listeners the status after changes, at most 10 times a second. */
export interface StatusFeed {
  /** Returns how to stop. */
  listen(listener: (status: LibraryStatus) => void): () => void
  changed(): void
  close(): void
}

const STATUS_EVERY_MS = 100

export function createStatusFeed(status: () => LibraryStatus): StatusFeed {
  const listeners = new Set<(status: LibraryStatus) => void>()
  let telling: NodeJS.Timeout | undefined
  let closed = false
  return {
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    changed() {
      if (telling || !listeners.size || closed) return
      telling = setTimeout(() => {
        telling = undefined
        const now = status()
        for (const listener of listeners) listener(now)
      }, STATUS_EVERY_MS)
    },
    close() {
      closed = true
      clearTimeout(telling)
      listeners.clear()
    }
  }
}

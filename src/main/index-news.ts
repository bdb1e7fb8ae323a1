import type { LibraryStatus } from '../shared/types.ts'

/** Work that takes at least this long is worth a notification when it ends: nobody waits a minute in front of it. */
const LONG_MS = 60_000

export interface NewsParts {
  readonly status: () => LibraryStatus
  readonly onChange: (listener: () => void) => () => void
  /** Whether the user sees the window anyway. */
  readonly isWatched: () => boolean
  readonly notify: (files: number) => void
  readonly now?: () => number
}

/** Tells once when a long index ends out of sight. Returns the function that stops. */
export function followIndex({ status, onChange, isWatched, notify, now = Date.now }: NewsParts): () => void {
  let since: number | undefined
  const look = (): void => {
    const { work, counts, pace } = status()
    if (work) since ??= now()
    else if (since !== undefined) {
      const took = now() - since
      since = undefined
      // What was paused has not ended.
      if (took >= LONG_MS && pace?.chosen !== 'paused' && !isWatched()) notify(counts.indexed)
    }
  }
  look()
  return onChange(look)
}

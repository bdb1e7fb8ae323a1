/**
 * A value as a stream: the current one at once, then the newest after each change. A slow reader misses values in
 * between, never the last one. Ends when `signal` aborts.
 */
export async function* latest<T>(read: () => T, subscribe: (changed: () => void) => () => void, signal: AbortSignal): AsyncGenerator<T> {
  let changed = true
  let wake: () => void = () => undefined
  const notice = (): void => {
    changed = true
    wake()
  }
  const stop = subscribe(notice)
  signal.addEventListener('abort', notice, { once: true })
  try {
    while (!signal.aborted) {
      if (changed) {
        changed = false
        yield read()
      } else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  } finally {
    stop()
    signal.removeEventListener('abort', notice)
  }
}

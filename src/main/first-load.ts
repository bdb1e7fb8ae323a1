/** The part of `webContents` that tells how a load ended; tests pass a plain emitter. */
interface Loading {
  once(event: 'did-finish-load' | 'did-fail-load' | 'render-process-gone' | 'destroyed', listener: () => void): unknown
}

/**
 * Settles when the page is there, or will not come. Every file of the page passes this process (guard.ts): while it loads the core's
 * libraries, which takes it 0.4 s, and opens the index, 0.5 s, the page stands still. Begun after the load, the first text came 0.9 s earlier.
 */
export function firstLoad(contents: Loading): Promise<void> {
  return new Promise((resolve) => {
    for (const end of ['did-finish-load', 'did-fail-load', 'render-process-gone', 'destroyed'] as const) contents.once(end, resolve)
  })
}

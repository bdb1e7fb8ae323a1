/** A page is drawn this long after a fast scroll: between the strokes of a wheel, never during a fling. */
const REST_MS = 80
/** Two screens a second: what goes by faster cannot be read, and drawing it would make the scrolling stutter. */
const FAST_PX_PER_MS = 1.8

/** Lets work wait while something is scrolled fast. */
export function calmAfterScroll(): { readonly scrolled: (event: Event) => void; readonly calm: (signal: AbortSignal) => Promise<void> } {
  let last = { ms: performance.now(), top: 0 }
  let fastMs = -Infinity
  return {
    scrolled({ target }) {
      const now = { ms: performance.now(), top: target instanceof Element ? target.scrollTop : 0 }
      if (Math.abs(now.top - last.top) > FAST_PX_PER_MS * (now.ms - last.ms)) fastMs = now.ms
      last = now
    },
    async calm(signal) {
      for (;;) {
        const left = fastMs + REST_MS - performance.now()
        if (left <= 0 || signal.aborted) return
        await new Promise((resolve) => setTimeout(resolve, left))
      }
    }
  }
}

/** How fast work goes of late, and how long the rest of it takes at that rate. Units are the caller's, times milliseconds of one clock. */
export interface Speed {
  /** So much more is done. */
  done(units: number, nowMs: number): void
  /** Milliseconds for so much more, counting down between two pieces of work; undefined until there is a rate to go by. */
  left(units: number, nowMs: number): number | undefined
  /** Work ends or waits: the time until it goes on belongs to no rate. */
  rest(): void
}

/** As far back as counts, in milliseconds: an answer that is written beside it shows within half a minute, one slow file does not jump. */
const WINDOW_MS = 30_000
/** Before that many pieces in so many milliseconds a guess was wrong by a factor of ten: a model loads, the disk wakes. */
const FEWEST = 3
const SETTLED_MS = 3000
/** A piece may take so many times the usual before it counts as slower work. */
const PATIENCE = 2

export function createSpeed(): Speed {
  /** The first is only where time begins, so that what went before it (the model's loading) is no work. */
  let marks: { readonly units: number; readonly atMs: number }[] = []
  return {
    done(units, atMs) {
      marks.push({ units, atMs })
      const kept = marks.findIndex((mark) => atMs - mark.atMs <= WINDOW_MS)
      marks = marks.slice(Math.max(0, Math.min(kept, marks.length - FEWEST - 1)))
    },
    left(units, nowMs) {
      const [first, ...rest] = marks
      const last = rest.at(-1)
      if (!first || !last || rest.length < FEWEST || last.atMs - first.atMs < SETTLED_MS) return undefined
      const tookMs = last.atMs - first.atMs
      const sinceMs = Math.max(0, nowMs - last.atMs)
      const usualMs = Math.min(sinceMs, (PATIENCE * tookMs) / rest.length)
      const done = rest.reduce((sum, mark) => sum + mark.units, 0)
      return Math.round(Math.max(0, (units * (tookMs + sinceMs - usualMs)) / Math.max(done, Number.MIN_VALUE) - usualMs))
    },
    rest() {
      marks = []
    }
  }
}

/** Frame times in milliseconds while something happened. */
export interface Frames {
  readonly frames: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** Tasks of more than 50 ms. */
  readonly longTasks: number
  readonly longestMs: number
}

/** Sums up the times between frames, and the long tasks among them. */
export function framesOf({ times, tasks }: { readonly times: readonly number[]; readonly tasks: readonly number[] }): Frames {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10
  return {
    frames: times.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    longTasks: tasks.length,
    longestMs: Math.round(Math.max(0, ...tasks))
  }
}

import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How long the event loop stands still. */
export interface LoopStops {
  readonly longestMs: number
  readonly p999Ms: number
  /** The most that this thread itself worked in one go: on a busy machine a stop is mostly waiting for a processor. */
  readonly longestWorkMs: number
}

const EVERY_MS = 5

/** Starts watching; the returned function ends it. */
export function watchLoop(): () => LoopStops {
  const delay = monitorEventLoopDelay({ resolution: EVERY_MS })
  delay.enable()
  let longestWorkMs = 0
  let before = worked()
  const timer = setInterval(() => {
    const now = worked()
    longestWorkMs = Math.max(longestWorkMs, now - before)
    before = now
  }, EVERY_MS)
  return () => {
    clearInterval(timer)
    delay.disable()
    // The histogram counts nanoseconds, and its own timer.
    return { longestMs: delay.max / 1e6 - EVERY_MS, p999Ms: delay.percentile(99.9) / 1e6 - EVERY_MS, longestWorkMs }
  }
}

/** Milliseconds of processor time that this thread has had. */
function worked(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

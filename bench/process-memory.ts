import { readdirSync, readFileSync } from 'node:fs'

/** Watches resident memory of this process and all that it started, and remembers the highest sum. */
export interface MemoryWatch {
  peakBytes(): number
  stop(): void
}

/** A spike shorter than this is missed, unless it is this process's own: for that one the system keeps the peak. */
const SAMPLE_MS = 100

/** Starts watching; children are counted where the system lists them (Linux), elsewhere only this process is. */
export function watchMemory(): MemoryWatch {
  let peak = 0
  const sample = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss() + childrenOf(process.pid).reduce((sum, pid) => sum + residentBytes(pid), 0))
  }
  sample()
  const timer = setInterval(sample, SAMPLE_MS)
  timer.unref()
  return {
    peakBytes: () => Math.max(peak, process.resourceUsage().maxRSS * 1024),
    stop: () => clearInterval(timer)
  }
}

function childrenOf(pid: number): number[] {
  try {
    const direct = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
    )
    return direct.flatMap((child) => [child, ...childrenOf(child)])
  } catch (thrown) {
    // Not Linux, or it ended while we looked.
    if (thrown instanceof Error) return []
    throw thrown
  }
}

export function residentBytes(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1] ?? 0)
    return pages * 4096
  } catch (thrown) {
    if (thrown instanceof Error) return 0
    throw thrown
  }
}

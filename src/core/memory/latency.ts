import type { LatencyFigures, StageLatency } from '../../shared/memory.ts'
import type { Trace, TraceStage } from '../../shared/types.ts'

/** Searches that the current figures are made of. */
const RING = 500
/** Samples that are kept of a stage for each day. */
const PER_DAY = 200
const DAYS = 90

/** How long each stage takes, over the last searches and by day. */
export interface Latency {
  add(trace: Pick<Trace, 'totalMs'> & { readonly stages: readonly Timed[] }, kind: 'search' | 'ask', atMs: number): void
  report(): readonly StageLatency[]
  clear(): void
}

type Timed = Pick<TraceStage, 'name' | 'ms'> & { readonly skipped?: boolean | undefined }

export function createLatency(): Latency {
  /** The last searches, oldest first; undefined: the stage was left out. */
  const searches: ReadonlyMap<string, number | undefined>[] = []
  const days = new Map<string, Map<string, number[]>>()

  const addDay = (day: string, stage: string, ms: number) => {
    const stages = days.get(day) ?? new Map<string, number[]>()
    days.set(day, stages)
    const times = stages.get(stage) ?? []
    stages.set(stage, times)
    times.push(ms)
    if (times.length > PER_DAY) times.shift()
  }

  return {
    add({ stages, totalMs }, kind, atMs) {
      const day = new Date(atMs).toISOString().slice(0, 10)
      const times = new Map<string, number | undefined>([[kind === 'ask' ? 'whole answer' : 'whole search', totalMs]])
      for (const { name, ms, skipped } of stages) times.set(name, skipped ? times.get(name) : (times.get(name) ?? 0) + ms)
      searches.push(times)
      if (searches.length > RING) searches.shift()
      for (const [stage, ms] of times) if (ms !== undefined) addDay(day, stage, ms)
      for (const oldest of days.keys()) {
        if (days.size <= DAYS) break
        days.delete(oldest)
      }
    },
    report() {
      const names = new Set(searches.flatMap((times) => [...times.keys()]))
      return [...names].map((stage) => {
        const known = searches.filter((times) => times.has(stage)).map((times) => times.get(stage))
        const ran = known.filter((ms) => ms !== undefined)
        return {
          stage,
          ...figures(ran),
          skipped: known.length - ran.length,
          days: [...days].flatMap(([day, stages]) => (stages.has(stage) ? [{ day, ...figures(stages.get(stage) ?? []) }] : []))
        }
      })
    },
    clear() {
      searches.length = 0
      days.clear()
    }
  }
}

/** Nearest-rank percentiles: every figure is a time that was measured. 0 without one. */
export function figures(times: readonly number[]): LatencyFigures {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

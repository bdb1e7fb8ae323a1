import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

/** One figure of the benchmark, with its target where the project has set one. */
export interface Measure {
  readonly part: string
  readonly what: string
  readonly value: number
  readonly unit: string
  /** `value` must be at least, or at most, this. */
  readonly target?: { readonly atLeast: number } | { readonly atMost: number }
  /** What the figure was made of. */
  readonly note?: string
}

/** `quick`: one small round, to see that everything works; its figures are no result. */
export interface Effort {
  readonly quick: boolean
  /** Part c: chunks to search among. */
  readonly chunks?: number | undefined
  /** Part c: folder whose index is kept and used again. */
  readonly keep?: string | undefined
}

export function isMet({ value, target }: Measure): boolean | undefined {
  if (!target) return undefined
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost
}

/** One line for a person: "a  end-to-end against bare loop  0.91 ×  target ≥ 0.75: met  (…)". */
export function lineOf(measure: Measure): string {
  const { part, what, value, unit, target, note } = measure
  const wanted = target
    ? `  target ${'atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`}: ${isMet(measure) ? 'met' : 'MISSED'}`
    : ''
  return `${part}  ${what}: ${String(round(value))} ${unit}${wanted}${note ? `  (${note})` : ''}`
}

/** Three digits that count; more would be noise. */
export function round(value: number): number {
  return Number(value.toPrecision(3))
}

/** Figures mean little without the machine they were taken on, and what else it was doing. */
export function machine(): object {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version
  }
}

export function load(): number {
  return round(loadavg()[0] ?? 0)
}

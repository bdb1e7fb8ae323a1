import type { Span } from '../src/shared/types.ts'

/** Share of `wanted` that stands among the first `k` of `found`, 0 to 1. */
export function recallAt(k: number, found: readonly string[], wanted: readonly string[]): number {
  const top = new Set(found.slice(0, k))
  return wanted.filter((id) => top.has(id)).length / wanted.length
}

/** 1 when all of `wanted` stand among the first `k`, else 0: what a question over several files needs. */
export function allAt(k: number, found: readonly string[], wanted: readonly string[]): number {
  return recallAt(k, found, wanted) === 1 ? 1 : 0
}

/** One over the rank of the first hit, 0 without one. */
export function reciprocalRank(found: readonly string[], wanted: readonly string[]): number {
  const index = found.findIndex((id) => wanted.includes(id))
  return index < 0 ? 0 : 1 / (index + 1)
}

/** Discounted gain of the first `k` against the best order possible, 0 to 1; every wanted document counts alike. */
export function ndcgAt(k: number, found: readonly string[], wanted: readonly string[]): number {
  const gain = (rank: number): number => 1 / Math.log2(rank + 2)
  const own = found.slice(0, k).reduce((total, id, rank) => total + (wanted.includes(id) ? gain(rank) : 0), 0)
  const best = wanted.slice(0, k).reduce((total, _, rank) => total + gain(rank), 0)
  return own / best
}

/** Mean of the precision at each wanted document's rank, 0 for those not found. */
export function averagePrecision(found: readonly string[], wanted: readonly string[]): number {
  let hits = 0
  const total = found.reduce((sum, id, rank) => (wanted.includes(id) ? sum + ++hits / (rank + 1) : sum), 0)
  return total / wanted.length
}

/** Character overlap of retrieved spans with evidence spans of the same document, as chunking-evaluation counts it. */
export function spanScores(retrieved: readonly Span[], evidence: readonly Span[]): { recall: number; precision: number; iou: number } {
  const wanted = evidence.reduce((total, span) => total + span.end - span.start, 0)
  const taken = retrieved.reduce((total, span) => total + span.end - span.start, 0)
  const covered = evidence.reduce((total, span) => total + coveredLength(span, retrieved), 0)
  return { recall: covered / wanted, precision: taken === 0 ? 0 : covered / taken, iou: covered / (taken + wanted - covered) }
}

/** The value below which the share `p` of `values` lies (nearest rank). */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? NaN
}

export const mean = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / values.length

/** 95 % bootstrap interval of the mean over questions, or over their differences between two runs (a gain whose interval holds 0 is none); seeded. */
export function interval(values: readonly number[], rounds = 1000): readonly [low: number, high: number] {
  const random = seeded(42)
  const means = Array.from({ length: rounds }, () => mean(values.map(() => values[Math.floor(random() * values.length)] ?? 0)))
  return [percentile(means, 0.025), percentile(means, 0.975)]
}

function coveredLength(span: Span, by: readonly Span[]): number {
  let covered = 0
  let reached = span.start
  for (const { start, end } of by.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(reached, start)
    const to = Math.min(span.end, end)
    if (to > from) covered += to - from
    reached = Math.max(reached, to)
  }
  return covered
}

/** mulberry32: small, seeded, good enough to resample. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

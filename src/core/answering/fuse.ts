import type { Chunk, Passage } from '../../shared/types.ts'

/** A ranked list of one leg, best first, with the leg's own scores. */
export interface Leg {
  readonly name: 'bm25' | 'vector'
  readonly weight: number
  readonly hits: readonly { readonly chunk: Chunk; readonly score: number }[]
}

/**
 * Merges ranked lists into one: each leg's scores are scaled to 0..1 by its best and its last hit, then summed by
 * weight. A chunk that a leg did not return counts 0 there. `fused` is what ranks; the legs' own scores stay beside it.
 */
export function fuse(legs: readonly Leg[], limit: number): Passage[] {
  const merged = new Map<string, { chunk: Chunk; fused: number; scores: { bm25?: number; vector?: number } }>()
  const totalWeight = legs.reduce((total, leg) => total + leg.weight, 0)
  for (const leg of legs) {
    const best = leg.hits[0]?.score ?? 0
    const last = leg.hits.at(-1)?.score ?? 0
    const range = best - last
    for (const { chunk, score } of leg.hits) {
      const entry = merged.get(chunk.id) ?? { chunk, fused: 0, scores: {} }
      entry.fused += (leg.weight / totalWeight) * (range === 0 ? 1 : (score - last) / range)
      entry.scores[leg.name] = score
      merged.set(chunk.id, entry)
    }
  }
  return [...merged.values()]
    .sort((a, b) => b.fused - a.fused || a.chunk.id.localeCompare(b.chunk.id))
    .slice(0, limit)
    .map(({ chunk, fused, scores }, index) => ({ ...chunk, rank: index + 1, score: fused, scores: { ...scores, fused } }))
}

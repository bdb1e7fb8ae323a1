import type { Passage } from '../../../shared/types.ts'
import { adding, ranked, scaled } from '../score.ts'
import type { Stage } from '../stage.ts'

/** Passages that go on from here; later stages look at the first 50 at most. */
const KEPT = 100

/**
 * Merges the legs into one list: each leg's scores are scaled to 0..1 by its best and its last hit, then summed by weight.
 * A chunk that a leg did not return gets nothing from it. Scaled sums lose less than ranks (RRF) do: see docs/retrieval.md.
 */
export const fuse: Stage = {
  name: 'fuse',
  budgetMs: 1000,
  run(state) {
    const total = state.legs.reduce((sum, { weight }) => sum + weight, 0)
    const merged = new Map<string, Passage>()
    for (const { name, weight, hits } of state.legs) {
      const shares = scaled(hits.map(({ score }) => score))
      for (const [index, { chunk, score }] of hits.entries()) {
        const passage = merged.get(chunk.id) ?? { ...chunk, rank: 0, score: 0, scores: {}, why: [] }
        const adds = ((shares[index] ?? 0) * weight) / total
        merged.set(chunk.id, adding(passage, { stage: name, adds }, name === 'dated' ? {} : { [name]: score }))
      }
    }
    const passages = ranked([...merged.values()]).slice(0, KEPT)
    return { ...state, passages: passages.map((passage) => ({ ...passage, scores: { ...passage.scores, fused: passage.score } })) }
  }
}

import type { Passage } from '../../../shared/types.ts'
import { adding, ranked, scaled } from '../score.ts'
import type { Leg, Stage } from '../stage.ts'

/** Passages that go on from here; later stages look at the first 50 at most. */
const KEPT = 100

/**
 * Merges the legs into one list: each leg's scores are scaled to 0..1 by its best and its last hit, then summed by weight.
 * A chunk that a leg did not return gets nothing from it; of the parts of a question the one that suits it best counts.
 * Scaled sums lose less than ranks (RRF) do: see docs/retrieval.md.
 */
export const fuse: Stage = {
  name: 'fuse',
  budgetMs: 1000,
  // Without it nothing would be found, and that would look like an answer.
  required: true,
  run(state) {
    const best = new Map<string, Passage>()
    for (const part of new Set(state.legs.map((leg) => leg.part))) {
      for (const passage of fused(state.legs.filter((leg) => leg.part === part))) {
        const known = best.get(passage.id)
        if (!known || passage.score > known.score) best.set(passage.id, passage)
      }
    }
    const passages = ranked([...best.values()]).slice(0, KEPT)
    return { ...state, passages: passages.map((passage) => ({ ...passage, scores: { ...passage.scores, fused: passage.score } })) }
  }
}

/** The lists for one question, or one part of it, as one. */
function fused(legs: readonly Leg[]): Iterable<Passage> {
  const total = legs.reduce((sum, { weight, name }) => sum + (name === 'dated' ? 0 : weight), 0)
  const merged = new Map<string, Passage>()
  for (const { name, weight, part, hits, whole } of legs) {
    // Of two notes that hold the one word that was typed, the second is no worse than all that do not.
    const shares = scaled(
      hits.map(({ score }) => score),
      whole ? 0 : undefined
    )
    for (const [index, { chunk, score }] of hits.entries()) {
      const passage = merged.get(chunk.id) ?? { ...chunk, rank: 0, score: 0, scores: {}, why: [] }
      const adds = ((shares[index] ?? 0) * weight) / (total || weight)
      merged.set(
        chunk.id,
        adding(passage, { stage: name, adds, ...(part ? { note: `for “${part}”` } : {}) }, name === 'dated' ? {} : { [name]: score })
      )
    }
  }
  return merged.values()
}

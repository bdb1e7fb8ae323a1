import type { Contribution, Passage, PassageScores } from '../../shared/types.ts'

/** A passage with something added to its score, and the reason. Its score stays the sum of its contributions. */
export function adding(passage: Passage, contribution: Contribution, scores: PassageScores = {}): Passage {
  return {
    ...passage,
    score: passage.score + contribution.adds,
    scores: { ...passage.scores, ...scores },
    why: [...passage.why, contribution]
  }
}

/** Best first; equal scores by id, so that the same search ranks the same twice. */
export function ranked(passages: readonly Passage[]): Passage[] {
  return passages
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map((passage, index) => ({ ...passage, rank: index + 1 }))
}

/** A list's scores between 0 (`last`; default: its last) and 1 (its best). */
export function scaled(scores: readonly number[], last = Math.min(...scores)): number[] {
  const best = Math.max(...scores)
  return scores.map((score) => (best === last ? 1 : (score - last) / (best - last)))
}

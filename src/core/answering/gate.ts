import type { Reranker } from '../roles.ts'
import { wordShare, type Evidence } from './cite.ts'
import { contentWords } from './words.ts'

/**
 * Below this cross-encoder score of the best passage a question is doubtful: ms-marco-MiniLM-L12 stayed under it for
 * 7 of 10 unanswerable sample questions and for 5 of 62 answerable ones.
 */
const DOUBTFUL = 0.05
/** A doubtful question goes through when its passages hold at least this share of its content words. */
const MIN_SHARE = 0.7

export interface Verdict {
  readonly answerable: boolean
  /** Best score of the cross-encoder, 0 to 1; undefined without one. */
  readonly best: number | undefined
  /** Share of the question's content words that the passages hold, 0 to 1. */
  readonly share: number
  /** The passages to read, in the order of the first stage. */
  readonly chosen: readonly Evidence[]
}

/** Passages that the model reads. */
const SOURCES = 5
/** Of these, so many are the first stage's best whatever the cross-encoder says: alone it gained nothing on our sets. */
const TRUSTED = 3

/**
 * Whether the passages can hold the answer at all, and which of them to read. To refuse, two weak witnesses, the
 * cross-encoder and the question's own words, must both doubt it; to read, the cross-encoder's best are added to the
 * first stage's best. Asked before any token is written; without a reranker everything passes, in the order found.
 */
export async function judgeSources(
  question: string,
  evidence: readonly Evidence[],
  reranker: Reranker | undefined,
  signal?: AbortSignal
): Promise<Verdict> {
  const words = new Set(contentWords(question))
  const share = words.size === 0 ? 1 : wordShare(words, evidence)
  if (!reranker) return { answerable: true, best: undefined, share, chosen: evidence.slice(0, SOURCES) }
  const texts = evidence.map(({ passage }) => `${passage.context}\n${passage.text}`)
  const scores = await reranker.rank(question, texts, signal)
  const best = Math.max(...scores)
  const byScore = evidence.map((item, index) => ({ item, score: scores[index] ?? 0 })).toSorted((a, b) => b.score - a.score)
  const kept = new Set([...new Set([...evidence.slice(0, TRUSTED), ...byScore.map(({ item }) => item)])].slice(0, SOURCES))
  return { answerable: best >= DOUBTFUL || share >= MIN_SHARE, best, share, chosen: evidence.filter((item) => kept.has(item)) }
}

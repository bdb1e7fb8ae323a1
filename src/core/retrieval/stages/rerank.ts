import { counted } from '../../../shared/counted.ts'
import type { Passage } from '../../../shared/types.ts'
import type { Reranker } from '../../roles.ts'
import { wordsOf } from '../../store/chunk-row.ts'
import { adding, ranked } from '../score.ts'
import type { Stage } from '../stage.ts'

/** Passages that are judged, if time allows. */
const MOST = 30
/** Time for all of them; the next few are begun only if they will fit. */
const TIME_MS = 1000
/** Pairs in one call: few enough that the budget holds on a slow machine (9 pairs a second on two old cores). */
const PAIRS_PER_CALL = 2
/** Weight of the cross-encoder's score beside the first stage's; by itself it gained nothing on our sets (docs/retrieval.md). */
const WEIGHT = 0.4

/**
 * Second stage: a cross-encoder reads the question with each passage, best first, as many as fit into its time, and its
 * score is blended with the first stage's. What was not read keeps its place behind what was.
 */
export const rerank: Stage = {
  name: 'rerank',
  budgetMs: 2500,
  idle: ({ passages }) => (passages.length < 2 ? 'There is nothing to put in order.' : undefined),
  async run(state, { reranker: open, signal }) {
    const reranker = await open()
    if (!reranker) throw new Error('No reranking model is installed; the first stage’s order stands.')
    const head = state.passages.slice(0, MOST)
    const scores = await judge(reranker, state.query.text, head, signal)
    const judged = blend(head.slice(0, scores.length), scores)
    const rest = state.passages.slice(scores.length)
    const floor = Math.min(...judged.map(({ score }) => score))
    const behind = rest.map((passage) =>
      passage.score < floor ? passage : adding(passage, { stage: 'rerank', adds: floor - passage.score, note: 'not read' })
    )
    return { ...state, passages: [...ranked(judged), ...ranked(behind)].map((passage, index) => ({ ...passage, rank: index + 1 })) }
  },
  note: (_, { passages }) => `${counted(passages.filter(({ scores }) => scores.rerank !== undefined).length, 'passage')} read`
}

async function judge(reranker: Reranker, question: string, passages: readonly Passage[], signal?: AbortSignal): Promise<number[]> {
  const started = performance.now()
  const scores: number[] = []
  let slowest = 0
  while (scores.length < passages.length) {
    const before = performance.now()
    if (scores.length > 0 && before - started + slowest > TIME_MS) break
    const texts = passages.slice(scores.length, scores.length + PAIRS_PER_CALL).map(wordsOf)
    scores.push(...(await reranker.rank(question, texts, signal)))
    slowest = Math.max(slowest, performance.now() - before)
  }
  return scores
}

/** Moves each score a share of the way to the cross-encoder's, which is put on the same scale: logits, between the list's own bounds. */
function blend(passages: readonly Passage[], scores: readonly number[]): Passage[] {
  const logits = scores.map((score) => Math.log((score + EPSILON) / (1 - score + EPSILON)))
  const low = Math.min(...logits)
  const range = Math.max(...logits) - low || 1
  const first = passages.map(({ score }) => score)
  const floor = Math.min(...first)
  const span = Math.max(...first) - floor
  return passages.map((passage, index) => {
    const aim = floor + (span * ((logits[index] ?? low) - low)) / range
    return adding(passage, { stage: 'rerank', adds: WEIGHT * (aim - passage.score) }, { rerank: scores[index] ?? 0 })
  })
}

/** Scores are sigmoids; 0 and 1 have no logit. */
const EPSILON = 1e-6

import { wordShare } from '../text/topic.ts'
import type { Excerpt } from './excerpts.ts'
import { isForeign } from '../question/question-kind.ts'
import type { Intent } from '../question/intent.ts'
import { contentWords } from '../text/words.ts'

/**
 * Below this cross-encoder score of the best excerpt a question is doubtful. With both thresholds, 14 of 31 unanswerable
 * questions of lihua's dev half and 2 of 60 answerable ones end here (docs/evaluation.md).
 */
const DOUBTFUL = 0.3
/**
 * The same for a question in another language: the cross-encoder has learnt English. Of seven German and Polish questions the passage
 * that answers had .04 to .99, of seven others about the same files none had .001.
 */
const DOUBTFUL_FOREIGN = 0.02
/** A doubtful question goes through when the passages of its best excerpts hold at least this share of its content words. */
const MIN_SHARE = 0.9
/** The same in another language: "Ile czasu piecze się sernik?" had .014 and two of its three words. */
const MIN_SHARE_FOREIGN = 0.65
/** Excerpts whose words count. */
const LOOKED_AT = 6

export interface Verdict {
  readonly answerable: boolean
  /** Best score of the cross-encoder, 0 to 1; undefined without one. */
  readonly best: number | undefined
  /** Share of the question's content words that the best excerpts' passages hold, 0 to 1. */
  readonly share: number
  /** In plain words, for the trace. */
  readonly why: string
}

/**
 * Whether the excerpts can hold the answer at all; asked before any token is written. To refuse, two weak witnesses, the
 * cross-encoder and the question's own words, must both doubt it; without a cross-encoder everything passes.
 */
export function gate(question: string, excerpts: readonly Excerpt[]): Verdict {
  const words = new Set(contentWords(question))
  const evidence = [...new Set(excerpts.slice(0, LOOKED_AT).map((excerpt) => excerpt.evidence))]
  const share = words.size === 0 ? 1 : wordShare(words, evidence)
  const best = bestOf(excerpts)
  const [doubtful, least] = isForeign(question) ? [DOUBTFUL_FOREIGN, MIN_SHARE_FOREIGN] : [DOUBTFUL, MIN_SHARE]
  const answerable = excerpts.length > 0 && (best === undefined || best >= doubtful || share >= least)
  const score = best === undefined ? 'no reranking model is installed' : `best score ${best.toFixed(3)}`
  const why = `${answerable ? 'Worth reading' : 'Nothing speaks of this'}: ${score}, ${Math.round(share * 100)} % of the question's words found`
  return { answerable, best, share, why }
}

/** The cross-encoder's best score, 0 to 1; undefined where it read none. */
export function bestOf(excerpts: readonly Excerpt[]): number | undefined {
  const scores = excerpts.flatMap(({ judged }) => (judged === undefined ? [] : [judged]))
  return scores.length > 0 ? Math.max(...scores) : undefined
}

/** A task ("compare …", "write a mail …") is in words that no file holds, and no cross-encoder knows it: half of its words will do. */
export function mayTry(intent: Intent, { answerable, share }: Verdict): boolean {
  return answerable || (intent !== 'answer' && share >= TASK_SHARE)
}

const TASK_SHARE = 0.5

/** Of what a further look found, what is worth the time to read it: where the cross-encoder read any, only what it believes. */
export function worthReading(excerpts: readonly Excerpt[]): readonly Excerpt[] {
  return excerpts.some(({ judged }) => judged !== undefined) ? excerpts.filter(({ judged = 0 }) => judged >= DOUBTFUL) : excerpts
}

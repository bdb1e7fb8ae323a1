import { asFootnoteError } from '../../../shared/errors.ts'
import type { Document, Expansion, Passage, SearchResult, Trace } from '../../../shared/types.ts'
import type { Retriever } from '../../retrieval/retriever.ts'
import { joinedAs, splitCompounds } from '../../compound-words.ts'
import type { Reranker } from '../../roles.ts'
import type { TraceRecorder } from '../../trace.ts'
import { isVerbatim } from '../cite/citation.ts'
import { excerptsOf, excerptText, type Excerpt } from './excerpts.ts'
import { gate, type Verdict } from './gate.ts'
import { respelt } from '../question/respelt.ts'
import { isForeign } from '../question/question-kind.ts'
import type { Evidence } from '../text/evidence.ts'
import { widen } from './widen.ts'

/** Passages that are opened: the right file is among the first ten for 92 % of the questions of a year of chats. */
const CANDIDATES = 10
/**
 * Excerpts that the cross-encoder reads, if time allows: of about 75 tokens each, 40 a second on two cores. 28 chose no better
 * ones (lihua dev, 30 questions, 60 % of the gold's words in 200 tokens: 14 with none, 19 with 4, 20 with 8, 21 with 12 to 28)
 * and let more unanswerable questions through (7 of 11 in place of 5). Turns of the one who is asked about are read beside them.
 */
const JUDGED = 12
const JUDGED_PER_CALL = 4
/**
 * Excerpts of a follow-up that are judged by its own words as well: with the turns before it in one query the cross-encoder loses
 * sight of what is asked. Of 66 answerable turns of conversations whose passage was found 49 passed the gate, 52 with four (mtrag
 * dev; 54 with twelve), and as many unanswerable ones were refused (36 of 50).
 */
const JUDGED_ALONE = 4
/** Longest time for those after the first call, in milliseconds. */
const JUDGING_MS = 1100
/** What counts how much for the order in which excerpts are read; alone, the cross-encoder gained nothing on our sets. */
const WEIGHTS = { judged: 0.6, lexical: 0.3, onDay: 0.3, rank: 0.1 }
/** The same for a question in another language: the cross-encoder has learnt English. */
const FOREIGN_WEIGHTS = { ...WEIGHTS, judged: 0.3, lexical: 0.6 }

/**
 * How far behind the best an excerpt may be to be read at first. With .2, 140 tokens are read in place of 167, and they hold 60 % of
 * the gold's words for 87 of 117 questions in place of 88; with .1, 126 and 82 (lihua dev, Single).
 */
const FAR = 0.2

export interface FinderParts {
  readonly retriever: Retriever
  /** Judges before anything is written whether the passages can hold the answer; works without. */
  readonly reranker?: () => Promise<Reranker | undefined>
  /** The stored text that a chunk's offsets belong to, by its hash. */
  readonly document: (hash: string) => Promise<Document | undefined>
}

export interface Found {
  readonly passages: readonly Passage[]
  readonly trace: Trace
  /** Words of the question that were misspelt, and what was meant. */
  readonly slips: readonly Expansion[]
  /** Best first. */
  readonly excerpts: readonly Excerpt[]
  readonly verdict: Verdict
}

/**
 * Looks a question up: passages, the text around them, and the few sentences of it that speak most of the question. `alone`: the
 * question without the turns before it, where `query` holds them.
 */
export async function find(
  parts: FinderParts,
  query: string,
  scope: string,
  recorder: TraceRecorder,
  signal?: AbortSignal,
  alone = query
): Promise<Found> {
  const { passages, trace, expansions = [] } = await retrieve(parts.retriever, `${query}${scope}`, recorder, signal)
  const slips = expansions.filter(({ slip }) => slip)
  for (const stage of trace.stages) recorder.adopt(stage)
  const evidence = await recorder.stage(
    'load text',
    passages.length,
    async () => widen(await loadTexts(passages, parts.document)),
    (items) => items.length
  )
  const words = wordsOf(evidence)
  const spelt = (text: string): string => joinedAs(respelt(text, slips), (word) => words.has(word))
  const [asked, own] = [spelt(query), spelt(alone)]
  const excerpts = excerptsOf(asked, evidence)
  if (excerpts.length === 0) return { passages, trace, slips, excerpts, verdict: gate(asked, []) }
  const { ordered, verdict } = await recorder.stage(
    'judge sources',
    excerpts.length,
    async () => {
      const scored = await judge(parts.reranker, [asked, own], excerpts, recorder, signal)
      const verdict = gate(asked, scored)
      const byItself = verdict.answerable || alone === query ? verdict : gate(own, scored)
      return { ordered: scored, verdict: byItself.answerable ? byItself : verdict }
    },
    (judged) => (judged.verdict.answerable ? judged.ordered.length : 0),
    (judged) => judged.verdict.why
  )
  return { passages, trace, slips, excerpts: ordered, verdict }
}

/** In lower case, as they are searched for. */
function wordsOf(evidence: readonly Evidence[]): ReadonlySet<string> {
  const texts = evidence.map(({ passage }) => splitCompounds(`${passage.context} ${passage.text}`).toLowerCase())
  return new Set(texts.flatMap((text) => text.match(/\p{L}+/gu) ?? []))
}

/** By words and meaning; where that fails or takes too long (a cold model on a busy machine), by words alone. */
async function retrieve(retriever: Retriever, query: string, recorder: TraceRecorder, signal?: AbortSignal): Promise<SearchResult> {
  try {
    return await retriever.retrieve(query, { top: CANDIDATES, stage: 'hybrid' }, signal)
  } catch (thrown) {
    signal?.throwIfAborted()
    recorder.skip('search', `${asFootnoteError(thrown).message} Searched by words alone.`)
    return await retriever.retrieve(query, { top: CANDIDATES, stage: 'bm25' }, signal)
  }
}

async function loadTexts(
  passages: readonly Passage[],
  load: FinderParts['document']
): Promise<{ readonly passage: Passage; readonly document: Document }[]> {
  const items = await Promise.all(passages.map(async (passage) => ({ passage, document: await load(passage.document) })))
  // Without its stored text, or with one that does not hold the passage, nothing could be quoted from it.
  return items.flatMap(({ passage, document }) =>
    document && isVerbatim({ ...passage, quote: passage.text }, document) ? [{ passage, document }] : []
  )
}

/** A judge that fails is left out: the words stand for themselves, and each sentence is checked anyway. */
async function judge(
  open: FinderParts['reranker'],
  [query, alone]: readonly [string, string],
  excerpts: readonly Excerpt[],
  recorder: TraceRecorder,
  signal?: AbortSignal
): Promise<readonly Excerpt[]> {
  const scores: number[] = []
  const head = excerpts.slice(0, JUDGED + excerpts.filter(({ isTurn }) => isTurn).length)
  try {
    const reranker = await open?.()
    // The first call may load the model; what it takes then says nothing of the rest.
    let started: number | undefined
    const hasTime = (): boolean => started === undefined || performance.now() - started < JUDGING_MS
    while (reranker && scores.length < head.length && hasTime()) {
      const texts = head.slice(scores.length, scores.length + JUDGED_PER_CALL).map((excerpt) => excerptText(query, excerpt))
      scores.push(...(await reranker.rank(query, texts, signal)))
      started ??= performance.now()
    }
    if (reranker && alone !== query && hasTime()) {
      const own = await reranker.rank(
        alone,
        head.slice(0, JUDGED_ALONE).map((excerpt) => excerptText(alone, excerpt)),
        signal
      )
      for (const [index, score] of own.entries()) scores[index] = Math.max(score, scores[index] ?? 0)
    }
  } catch (thrown) {
    signal?.throwIfAborted()
    recorder.skip('judge sources', asFootnoteError(thrown).message)
  }
  const foreign = isForeign(alone)
  const judged = excerpts.map((excerpt, index): Excerpt => {
    const score = scores[index]
    const read = foreign ? { ...excerpt, isForeign: true } : excerpt
    return score !== undefined ? { ...read, judged: score } : index < head.length ? { ...read, unheard: true } : read
  })
  return judged.toSorted((a, b) => worth(b) - worth(a))
}

/** Those that are nearly as good as the best: what is far behind it is seldom the answer, costs time and distracts a small model. */
export function worthFirst(excerpts: readonly Excerpt[]): readonly Excerpt[] {
  const [best] = excerpts
  // What a busy machine had no time to judge is not known to be far.
  return best ? excerpts.filter((excerpt) => excerpt.unheard || worth(best) - worth(excerpt) <= FAR) : excerpts
}

/** What speaks for reading an excerpt; comparable within one question. */
export function worth({ judged, lexical, onDay, isForeign: foreign, evidence }: Excerpt): number {
  const weights = foreign ? FOREIGN_WEIGHTS : WEIGHTS
  return weights.judged * onScale(judged) + weights.lexical * lexical + (onDay ? weights.onDay : 0) + weights.rank / evidence.passage.rank
}

/** Sigmoid scores crowd at both ends; their logits, from -8 to 8, as 0 to 1. What was not judged counts as a poor one. */
function onScale(score = 0.001): number {
  const logit = Math.log((score + 1e-6) / (1 - score + 1e-6))
  return Math.min(1, Math.max(0, (logit + 8) / 16))
}

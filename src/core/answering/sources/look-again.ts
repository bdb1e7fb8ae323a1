import { bridge, secondQuestion } from './bridge.ts'
import type { Budget } from '../budget.ts'
import type { Check } from '../check/check.ts'
import type { Excerpt } from './excerpts.ts'
import type { Found } from './find.ts'
import { bestOf, worthReading } from './gate.ts'
import { missingWords, nextQuery } from './query.ts'
import type { Source, SourceList } from './sources.ts'
import { passageWords } from '../text/windows.ts'

export interface Looking {
  readonly find: (query: string, signal?: AbortSignal) => Promise<Found>
  readonly budget: Budget
  /** What was found for the question and not read yet, best first. */
  readonly unread: readonly Excerpt[]
}

/** What a further look brought; undefined when nothing new came in. */
export interface Look {
  readonly query: string
  readonly added: readonly Source[]
  readonly excerpts: readonly Excerpt[]
  /** Where this looked for the second step of a question that takes two: what the first one said, the second as a question, and what came in for it. */
  readonly step?: { readonly first: string; readonly question: string; readonly added: readonly Source[] }
}

/**
 * Cross-encoder score from which reading on is worth its time to a model that found nothing. Of nine questions that it then answered
 * three were right, all above; of six wrong ones four were below, as were half of the looks that changed nothing (lihua, mtrag, sample).
 */
const SURE = 0.95

/** Looks with a query made of the sentence and what it lacks; what was found before and not read yet competes with what comes now. */
export async function lookAgain(
  { find, budget, unread }: Looking,
  sources: SourceList,
  question: string,
  sentence: string,
  check: Check,
  signal?: AbortSignal
): Promise<Look | undefined> {
  const held = new Set(sources.evidence.flatMap(passageWords))
  const bridged = check.outcome === 'not-found' ? bridge(question, sources.evidence) : undefined
  // Two witnesses find nothing: what comes next is what a small model is talked into. The second of two steps is another question.
  const isOver = check.outcome === 'not-found' && (bestOf(unread) ?? 1) < SURE
  if (isOver && !bridged) return undefined
  const query = bridged?.query ?? nextQuery(question, sentence, check, missingWords(question, held))
  const found = query === undefined ? undefined : await find(query, signal)
  const excerpts = [...worthReading(found?.excerpts ?? []), ...worthReading(unread)]
  const added = sources.add(excerpts, budget.roundTokens)
  if (added.length === 0) return undefined
  const second =
    bridged &&
    secondQuestion(
      question,
      bridged,
      added.map(({ evidence }) => evidence)
    )
  if (isOver && second === undefined) return undefined
  return {
    query: query ?? question,
    added,
    excerpts,
    ...(bridged && second !== undefined ? { step: { first: bridged.first, question: second, added } } : {})
  }
}

import type { Span } from '../../../shared/types.ts'
import { addressesModel } from '../text/addresses-model.ts'
import { asTold, type Check } from '../check/check.ts'
import { citationOf } from '../cite/citation.ts'
import { dayWritten } from '../sources/day.ts'
import type { Excerpt } from '../sources/excerpts.ts'
import { asksWhen } from '../question/question-kind.ts'
import type { TimesQuestion } from '../question/route.ts'
import { tellingOf } from './telling.ts'
import { LONGEST } from '../cite/whole-turn.ts'

const DAY_MS = 86_400_000
/** Cross-encoder score from which the day of a file is given as the day of what it speaks of. */
const SPEAKS_OF_IT = 0.8

/**
 * Below this score of the cross-encoder an event may be taken from another occasion than the one that was meant: so in seven of nine
 * comparisons below it, in one of twelve above (lihua dev, all that were compared, by the files that hold the gold).
 */
const THIS_OCCASION = 0.85

/** A sentence whose only claims are days, each of which stands in its file. */
interface Told {
  readonly text: string
  readonly check: Check
}

/**
 * Answers "did A happen before B" by comparing days instead of asking a small model to: the answer's only claims are the
 * two days, each of which stands in its file. Undefined where a side has no day, or both have the same. `events`: the sides, each
 * understandable by itself.
 */
export function compareTimes(
  { asks, sides }: TimesQuestion,
  first: Excerpt,
  second: Excerpt,
  events: readonly string[] = sides
): Told | undefined {
  const [a, b] = [dayWritten(first), dayWritten(second)]
  if (!a || !b || (a.ms === b.ms && typeof asks === 'string')) return undefined
  const isSo = asks === 'before' ? a.ms < b.ms : asks === 'after' ? a.ms > b.ms : Math.abs(b.ms - a.ms) / DAY_MS > asks.moreThanDays
  const days = Math.round(Math.abs(b.ms - a.ms) / DAY_MS)
  // A week and seven hours are more than seven days; "Yes …, 7 days apart" reads like a mistake.
  const over = typeof asks !== 'string' && isSo && days <= asks.moreThanDays ? 'more than ' : ''
  const distance = typeof asks === 'string' ? '' : `, ${over}${days} ${days === 1 ? 'day' : 'days'} apart`
  const text = `${isSo ? 'Yes' : 'No'}: “${sides[0]}” is of ${a.written}, “${sides[1]}” of ${b.written}${distance}.`
  const check = asTold([first, second].flatMap((excerpt, side) => dayAndEvent(events[side] ?? '', excerpt)))
  const unsure = sides.find((_, side) => ([first, second][side]?.judged ?? 1) < THIS_OCCASION)
  if (unsure === undefined) return { text, check }
  return { text, check: { ...check, outcome: 'weak', reason: `The file cited for “${unsure}” may speak of another occasion.` } }
}

/**
 * Answers "when did A happen" with the day of the file that speaks of it, where the model gave no answer: the earliest or the latest
 * of several where the question asks for the first or the last time. Undefined where no dated excerpt surely speaks of it.
 */
export function dayOf(question: string, excerpts: readonly Excerpt[]): Told | undefined {
  if (!asksWhen(question) || !/\b(?:when|day|date)\b/i.test(question)) return undefined
  const [, end] = /\b(first|last) time\b/i.exec(question) ?? []
  const dated = excerpts.flatMap((excerpt) => {
    const day = (excerpt.judged ?? 0) >= SPEAKS_OF_IT ? dayWritten(excerpt) : undefined
    return day ? [{ excerpt, ...day }] : []
  })
  const order = end === undefined ? 0 : end.toLowerCase() === 'first' ? 1 : -1
  const [best] = dated.toSorted((a, b) => order * (a.ms - b.ms))
  if (!best) return undefined
  const stands = best.stands === best.written ? '' : ` (“${best.stands}”)`
  return { text: `Your files speak of this on ${best.written}${stands}.`, check: asTold(dayAndEvent(question, best.excerpt)) }
}

const dayAndEvent = (event: string, excerpt: Excerpt): Check['attribution']['citations'] =>
  spansOf(excerpt.evidence, tellingOf(event, excerpt) ?? excerpt).map((span) => citationOf(excerpt.evidence, span, 1))

/** The line that dates the file and what tells of the event: one quote where that takes in little else. */
function spansOf({ document: { text, preamble } }: Excerpt['evidence'], { start, end }: Span): readonly Span[] {
  if (!preamble || preamble.start >= start) return [{ start, end }]
  const isShort = end - preamble.start <= LONGEST && !addressesModel(text.slice(preamble.end, start))
  return isShort ? [{ start: preamble.start, end }] : [preamble, { start, end }]
}

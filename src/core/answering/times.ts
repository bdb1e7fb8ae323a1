import type { Span } from '../../shared/types.ts'
import { dayWritten } from './day.ts'
import type { Check } from './check.ts'
import type { Excerpt } from './excerpts.ts'
import { citationOf } from './citation.ts'
import type { TimesQuestion } from './route.ts'

const DAY_MS = 86_400_000
/** UTF-16 units between the dating line and the excerpt: a line break or a few. */
const NEAR = 4

/**
 * Answers "did A happen before B" by comparing days instead of asking a small model to: the answer's only claims are the
 * two days, each of which stands in its file. Undefined where a side has no day, or both have the same.
 */
export function compareTimes(
  { asks, sides }: TimesQuestion,
  first: Excerpt,
  second: Excerpt
): { readonly text: string; readonly check: Check } | undefined {
  const [a, b] = [dayWritten(first), dayWritten(second)]
  if (!a || !b || (a.ms === b.ms && typeof asks === 'string')) return undefined
  const isSo = asks === 'before' ? a.ms < b.ms : asks === 'after' ? a.ms > b.ms : Math.abs(b.ms - a.ms) / DAY_MS > asks.moreThanDays
  const days = Math.round(Math.abs(b.ms - a.ms) / DAY_MS)
  const distance = typeof asks === 'string' ? '' : `, ${days} ${days === 1 ? 'day' : 'days'} apart`
  const text = `${isSo ? 'Yes' : 'No'}: “${sides[0]}” is of ${a.written}, “${sides[1]}” of ${b.written}${distance}.`
  const citations = [first, second].flatMap((excerpt) => spansOf(excerpt).map((span) => citationOf(excerpt.evidence, span, 1)))
  return {
    text,
    check: {
      outcome: 'supported',
      attribution: { supported: true, support: 1, strays: [], citations },
      doubtful: [],
      lacking: [],
      reason: ''
    }
  }
}

/** The line that dates the file and what it says: one quote where they stand together. */
function spansOf({ evidence, start, end }: Excerpt): readonly Span[] {
  const { preamble } = evidence.document
  if (!preamble || preamble.start >= start) return [{ start, end }]
  return preamble.end + NEAR >= start ? [{ start: preamble.start, end }] : [preamble, { start, end }]
}

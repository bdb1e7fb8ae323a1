import { dayWritten } from './day.ts'
import type { Check } from './check.ts'
import type { Excerpt } from './excerpts.ts'
import { citationOf } from './cite.ts'
import type { TimesQuestion } from './route.ts'

const DAY_MS = 86_400_000

/**
 * Answers "did A happen before B" by comparing days instead of asking a small model to: the answer's only claims are the
 * two days, each of which stands in its file. Undefined where a side has no day, or both have the same.
 */
export function compareTimes(
  { asks }: TimesQuestion,
  first: Excerpt,
  second: Excerpt
): { readonly text: string; readonly check: Check } | undefined {
  const [a, b] = [dayWritten(first), dayWritten(second)]
  if (!a || !b || (a.ms === b.ms && typeof asks === 'string')) return undefined
  const isSo = asks === 'before' ? a.ms < b.ms : asks === 'after' ? a.ms > b.ms : Math.abs(b.ms - a.ms) / DAY_MS > asks.moreThanDays
  const days = Math.round(Math.abs(b.ms - a.ms) / DAY_MS)
  const distance = typeof asks === 'string' ? '' : `, ${days} ${days === 1 ? 'day' : 'days'} apart`
  const text = `${isSo ? 'Yes' : 'No'}: the first is of ${a.written}, the second of ${b.written}${distance}.`
  const citations = [first, second].flatMap((excerpt) => {
    const { preamble } = excerpt.evidence.document
    return [...(preamble ? [citationOf(excerpt.evidence, preamble, 1)] : []), citationOf(excerpt.evidence, excerpt, 1)]
  })
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

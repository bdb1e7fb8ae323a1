import type { AnswerEvent } from '../../../shared/types.ts'
import { dayWritten } from '../sources/day.ts'
import type { Draft } from '../draft.ts'
import type { Excerpt } from '../sources/excerpts.ts'
import { worth, type Found } from '../sources/find.ts'
import type { RoundLog } from '../round-log.ts'
import { timesOf, type Route } from '../question/route.ts'
import { compareTimes } from './times.ts'

/** Files of each side that are paired with those of the other. */
const CANDIDATES = 3

/**
 * Looks up both events of a question about their order and compares their days; writes nothing where the days do not tell.
 * An event that nothing speaks of is named as missing, and no model is asked to guess its day.
 */
export async function* answeredByTimes(
  question: string,
  { parts: [first = '', second = ''], why }: Route,
  look: (words: string) => Promise<Found>,
  draft: Draft,
  log: RoundLog
): AsyncGenerator<AnswerEvent> {
  const asked = timesOf(question)
  if (!asked) return
  const sides = [await look(first), await look(second)] as const
  // Files that tell no days leave nothing to compare: such a question is answered like any other.
  if (!sides.some(({ excerpts }) => excerpts.some((excerpt) => dayWritten(excerpt)))) return
  for (const [index, { verdict }] of sides.entries()) if (!verdict.answerable) draft.missing.push(asked.sides[index] ?? '')
  if (draft.missing.length > 0) return
  const pairs = pairsOf(bestOfEach(sides[0].excerpts), bestOfEach(sides[1].excerpts))
  // "From A to B": a pair whose days run backwards is of another occasion, where another one does not.
  const onwards = typeof asked.asks === 'string' ? [] : pairs.filter(([a, b]) => (dayWritten(a)?.ms ?? Infinity) < (dayWritten(b)?.ms ?? 0))
  for (const [a, b] of onwards.length > 0 ? onwards : pairs) {
    const compared = compareTimes(asked, a, b, [first, second])
    if (!compared) continue
    yield* log.begin(
      why,
      `${first} / ${second}`,
      [a, b].map((excerpt) => ({ evidence: excerpt.evidence, spans: [excerpt] }))
    )
    yield* draft.accept(compared, compared.check, [a.evidence, b.evidence])
    return
  }
}

/** The best excerpt of each of the best files, best first. */
function bestOfEach(excerpts: readonly Excerpt[]): readonly Excerpt[] {
  const best = new Map<string, Excerpt>()
  for (const excerpt of excerpts) if (!best.has(excerpt.evidence.passage.document)) best.set(excerpt.evidence.passage.document, excerpt)
  return [...best.values()].slice(0, CANDIDATES)
}

/**
 * Pairs of files, the one best together first. Two events that are told alike are both found in the file of one of them, whose
 * day tells nothing: the next pair leaves it to the side that its words fit better.
 */
function pairsOf(first: readonly Excerpt[], second: readonly Excerpt[]): readonly (readonly [Excerpt, Excerpt])[] {
  return first.flatMap((a) => second.map((b) => [a, b] as const)).toSorted(([a, b], [c, d]) => worth(c) + worth(d) - worth(a) - worth(b))
}

import type { AnswerEvent } from '../../shared/types.ts'
import type { Draft } from './draft.ts'
import type { Found } from './find.ts'
import type { RoundLog } from './round-log.ts'
import { timesOf, type Route } from './route.ts'
import { compareTimes } from './times.ts'

/** Looks up both events of a question about their order and compares their days; writes nothing where one was not found. */
export async function* answeredByTimes(
  question: string,
  { parts: [first = '', second = ''], why }: Route,
  look: (words: string) => Promise<Found>,
  draft: Draft,
  log: RoundLog
): AsyncGenerator<AnswerEvent> {
  const asked = timesOf(question)
  const sides = [await look(first), await look(second)]
  const [a, b] = sides.map(({ excerpts, verdict }) => (verdict.answerable ? excerpts[0] : undefined))
  const compared = asked && a && b ? compareTimes(asked, a, b) : undefined
  if (!compared || !a || !b) return
  log.begin(
    why,
    `${first} / ${second}`,
    [a, b].map((excerpt) => ({ evidence: excerpt.evidence, spans: [excerpt] }))
  )
  yield* draft.accept(compared, compared.check, [a.evidence, b.evidence])
}

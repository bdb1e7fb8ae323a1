import type { AnswerEvent } from '../../../shared/types.ts'
import { addressesModel } from '../text/addresses-model.ts'
import type { Draft } from '../draft.ts'
import type { Evidence } from '../text/evidence.ts'
import type { FinderParts } from '../sources/find.ts'
import { introduces } from './introductions.ts'
import { passagesWith, tellPlaces, type QuotedPlace } from './quoted-places.ts'
import type { RoundLog } from '../round-log.ts'
import { documentSentences } from '../text/sentences.ts'
import { collapse } from '../text/words.ts'

/** Sentences that are told. */
const MOST = 4
/** Longer ones tell a story, in UTF-16 units. */
const LONGEST = 400

/**
 * Answers "Who is Oona?" with the sentences of the files that say it by their form ("our neighbour Oona Prendergast at number 9"), each
 * with its footnote, the plainest first. No model is asked: it reads what somebody did somewhere, and tells that. Writes nothing where no
 * sentence says it.
 */
export async function* answeredByIntroductions(
  question: string,
  scope: string,
  parts: FinderParts,
  draft: Draft,
  log: RoundLog,
  signal?: AbortSignal
): AsyncGenerator<AnswerEvent> {
  const name = personAsked(question)
  if (name === undefined) return
  const found = (await passagesWith(name, scope, parts, signal)).flatMap((evidence) => introductionsIn(evidence, name))
  const told = [...new Map(found.toSorted((a, b) => b.weight - a.weight).map((one) => [collapse(one.text), one])).values()].slice(0, MOST)
  const why = 'It asks who somebody is: the sentences that say it are quoted, and no model is asked.'
  if (told.length > 0) yield* tellPlaces(told, { why, query: name }, draft, log)
}

interface Introduction extends QuotedPlace {
  readonly text: string
  readonly weight: number
}

function introductionsIn(evidence: Evidence, name: string): readonly Introduction[] {
  return documentSentences(evidence.document, evidence.passage).flatMap((span) => {
    const text = evidence.document.text.slice(span.start, span.end)
    const weight = text.length > LONGEST || addressesModel(text) ? 0 : introduces(text, name)
    return weight > 0 ? [{ evidence, span, text, weight }] : []
  })
}

/** The one whom "Who is …?" names; undefined for a role ("our landlord") and any other question. */
export function personAsked(question: string): string | undefined {
  const [, , name] = ASKS.exec(question) ?? []
  return name
}

const NAME = "\\p{Lu}[\\p{L}’'-]*(?: (?:(?:von|van|de|der|da|di) )?\\p{Lu}[\\p{L}’'-]*){0,3}"
const ASKS = new RegExp(
  `^\\W*(?:[Ww]ho(?:[’']s| is| was)|[Ww]er (?:ist|war)|[Kk]im (?:jest|był|była)) (?:eigentlich )?((?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau|Pan|Pani)\\.? )?(${NAME})\\W*$`,
  'u'
)

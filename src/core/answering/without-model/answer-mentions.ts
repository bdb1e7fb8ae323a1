import type { AnswerEvent } from '../../../shared/types.ts'
import { addressesModel } from '../text/addresses-model.ts'
import { headingsOf } from '../text/blocks.ts'
import type { Draft } from '../draft.ts'
import type { Evidence } from '../text/evidence.ts'
import type { FinderParts } from '../sources/find.ts'
import { passagesWith, tellPlaces, type QuotedPlace } from './quoted-places.ts'
import type { RoundLog } from '../round-log.ts'
import { documentSentences } from '../text/sentences.ts'
import { contentWords, heldWords } from '../text/words.ts'

/** Files that are listed; whoever has more is better off with the search. */
const MOST = 12

/**
 * Lists the files that speak of something, each with the first place that does, where that is what is asked: "Which documents mention
 * the knee?" No model is asked; a file counts where one of its sentences, or else one of its passages, holds all words. Writes nothing
 * where none does.
 */
export async function* answeredByMentions(
  question: string,
  scope: string,
  parts: FinderParts,
  draft: Draft,
  log: RoundLog,
  signal?: AbortSignal
): AsyncGenerator<AnswerEvent> {
  const matter = matterOf(question)
  if (matter === undefined) return
  const words = contentWords(matter)
  const places = new Map<string, Place>()
  for (const evidence of await passagesWith(matter, scope, parts, signal)) {
    const { path } = evidence.passage
    const place = placeIn(evidence, words)
    const known = places.get(path)
    if (place && (!known || (place.isSentence && !known.isSentence))) places.set(path, place)
  }
  const listed = [...places.values()].slice(0, MOST)
  if (listed.length === 0) return
  const why = 'It asks which files speak of something: those that hold its words are listed, and no model is asked.'
  yield* tellPlaces(listed, { why, query: matter }, draft, log)
  if (places.size > MOST) draft.notes.push(`Files that speak of it and are not listed: ${places.size - MOST}.`)
}

interface Place extends QuotedPlace {
  /** One sentence, and no heading, holds all words. */
  readonly isSentence: boolean
}

/** The first sentence of a passage that holds all words, a heading last; else the one with most of them, where the passage holds the rest. */
function placeIn(evidence: Evidence, words: readonly string[]): Place | undefined {
  const { document, passage } = evidence
  const isHeading = headingsOf(document)
  const sentences = documentSentences(document, passage).flatMap((span) => {
    const text = document.text.slice(span.start, span.end)
    const said = new Set(heldWords(text))
    return addressesModel(text) ? [] : [{ span, said, isHeading: isHeading(span), held: words.filter((word) => said.has(word)).length }]
  })
  const [best] = sentences.toSorted((a, b) => b.held - a.held || Number(a.isHeading) - Number(b.isHeading))
  const all = new Set(sentences.flatMap(({ said }) => [...said]))
  if (!best || best.held === 0 || !words.every((word) => all.has(word))) return undefined
  return { evidence, span: best.span, isSentence: best.held === words.length && !best.isHeading }
}

/** What the files are to speak of; undefined where no list of files is asked for. */
export function matterOf(question: string): string | undefined {
  for (const pattern of ASKS) {
    const matter = pattern.exec(question)?.[1]?.trim()
    if (matter && contentWords(matter).length > 0) return matter
  }
  return undefined
}

const FILES = {
  en: '(?:documents?|files?|notes?|letters?|papers?|mails?|e-?mails?|texts?)',
  de: '(?:dateien?|dokumente?n?|notizen|briefen?|unterlagen|mails|texten?)',
  pl: '(?:plik(?:i|ach)|dokumenty|dokumentach|notatk(?:i|ach)|list(?:y|ach)|tekst(?:y|ach))'
}
const ASKS: readonly RegExp[] = [
  new RegExp(
    `^\\W*(?:(?:in\\s+)?(?:which|what)|(?:please\\s+)?(?:list|show|find)(?:\\s+me)?(?:\\s+all|\\s+the|\\s+every)*)\\s+(?:of\\s+)?(?:my\\s+|our\\s+|the\\s+)?${FILES.en}\\s+(?:(?:that|which)\\s+)?(?:do\\s+(?:i|we)\\s+)?(?:mention(?:s|ing)?|(?:talk|speak|write|are|is)(?:s|ing)?\\s+(?:about|of)|about|discuss(?:es|ing)?|refer(?:s|ring)?\\s+to|deal(?:s|ing)?\\s+with)\\s+(.+?)\\W*$`,
    'iu'
  ),
  /^\W*where\s+(?:in\s+my\s+\w+\s+)?(?:is|are)\s+(.+?)\s+(?:mentioned|discussed|talked about)\W*$/iu,
  new RegExp(
    `^\\W*(?:(?:in\\s+)?welchen?|zeige?(?:\\s+mir)?(?:\\s+alle)?)\\s+(?:meine[rn]?\\s+)?${FILES.de},?\\s+(?:die\\s+)?(?:(?:erwähnen|behandeln|betreffen|über)|(?:handeln|sprechen|reden)\\s+(?:von|vom|über)|(?:steht|stehen)\\s+etwas\\s+(?:über|zu[mr]?)|(?:wird|werden)|geht\\s+es\\s+um)\\s+(.+?)(?:\\s+erwähnt)?\\W*$`,
    'iu'
  ),
  new RegExp(
    `^\\W*(?:(?:w\\s+)?(?:których|które|jakich|jakie)|pokaż(?:\\s+mi)?(?:\\s+wszystkie)?)\\s+(?:moich\\s+|moje\\s+)?${FILES.pl},?\\s+(?:(?:wspominają|mówią|piszą)\\s+o|dotyczą|(?:jest\\s+)?mowa\\s+(?:jest\\s+)?o|o)\\s+(.+?)\\W*$`,
    'iu'
  )
]

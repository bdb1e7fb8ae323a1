import type { AnswerEvent, FileEntry, Span } from '../../../shared/types.ts'
import { asTold } from '../check/check.ts'
import { citationOf } from '../cite/citation.ts'
import { compareTexts } from './differences.ts'
import type { Draft } from '../draft.ts'
import type { Evidence } from '../text/evidence.ts'
import type { RoundLog } from '../round-log.ts'
import { labelsOf, nameWords } from '../question/sides.ts'
import type { Shelf } from '../question/target.ts'
import { excerptsFrom } from '../sources/whole.ts'
import { contentWords, heldWords, onOneLine } from '../text/words.ts'

/** Share of sentences with a counterpart from which two texts are versions of one; of two letters about the rent .17 have one, of two renewals .95. */
const VERSIONS = 0.5
/** Differences that are shown; a reader takes in no more at once. */
const MOST = 12
/** Words that say only that something is compared. */
const COMPARING = new Set(
  contentWords(
    'compare comparison contrast differ difference different change changed version edition two both old new older newer main important'
  )
)

/**
 * Answers what differs between two versions of a text with the places themselves, side by side and word by word: no model is
 * asked, so nothing can be taken for the same or made up. Writes nothing where the two are no versions of one another.
 */
export async function* answeredByDifferences(
  question: string,
  sides: readonly [FileEntry, FileEntry],
  shelf: Shelf,
  draft: Draft,
  log: RoundLog,
  signal?: AbortSignal
): AsyncGenerator<AnswerEvent> {
  const [first, second] = await Promise.all(sides.map((file) => shelf.open(file.path)))
  if (!first || !second) return
  const { differences, alike } = await compareTexts(first.document, second.document, signal)
  if (alike < VERSIONS) return
  if (differences.length === 0) {
    draft.notes.push('No sentence of the two files differs.')
    return
  }
  const labels = labelsOf(sides)
  const place = (side: 0 | 1, opened: typeof first, span: Span | undefined): Place => {
    const [excerpt] = span ? excerptsFrom(sides[side], opened, [span]) : []
    return { label: labels[side], ...(excerpt ? { evidence: excerpt.evidence, span: excerpt } : {}) }
  }
  const rows = differences.map((one) => [place(0, first, one.first), place(1, second, one.second)] as const)
  const shown = onTopic(rows, question, sides)
  yield* log.begin('It compares two versions of a text: their sentences are held against each other.', question, sourcesOf(shown.flat()))
  for (const [one, other] of shown.slice(0, MOST)) {
    yield* told(one, `${one.label}: `, other.evidence ? '' : ` ${other.label}: –`, draft)
    yield* told(other, one.evidence ? `${other.label}: ` : `${one.label}: – ${other.label}: `, '', draft)
  }
  if (shown.length > MOST) draft.notes.push(`Differing places that are not shown: ${shown.length - MOST}.`)
}

/** A place on a line of its own, with what stands before and behind it. */
async function* told({ evidence, span }: Place, before: string, behind: string, draft: Draft): AsyncGenerator<AnswerEvent> {
  if (!evidence || !span) return
  const citation = citationOf(evidence, span, 1)
  yield* draft.accept({ text: `${before}“${onOneLine(citation.quote)}”${behind}`, opens: true }, asTold([citation]), [evidence])
}

/** What one side says of a matter; without a span it says nothing of it. */
interface Place {
  readonly label: string
  readonly evidence?: Evidence
  readonly span?: Span
}

/** Those that speak of what is asked beside the names of the files, where some do. */
function onTopic<Row extends readonly Place[]>(rows: readonly Row[], question: string, sides: readonly FileEntry[]): readonly Row[] {
  const names = new Set(sides.flatMap(({ path }) => nameWords(path)))
  const topic = contentWords(question).filter((word) => !names.has(word) && !COMPARING.has(word))
  const speaking = rows.filter((row) => {
    const words = new Set(row.flatMap(({ evidence }) => heldWords(evidence?.passage.text ?? '')))
    return topic.some((word) => words.has(word))
  })
  return speaking.length > 0 ? speaking : rows
}

const sourcesOf = (places: readonly Place[]): { readonly evidence: Evidence; readonly spans: readonly Span[] }[] =>
  places.flatMap(({ evidence, span }) => (evidence && span ? [{ evidence, spans: [span] }] : [])).slice(0, MOST)

import { basename } from 'node:path'
import type { Span } from '../../../shared/types.ts'
import { datesIn } from '../../dates.ts'
import { quarterNames, quartersIn } from '../../quarters.ts'
import { addressesModel } from '../text/addresses-model.ts'
import { headingsOf } from '../text/blocks.ts'
import { holdsPart } from '../text/compounds.ts'
import { clockTimesIn, dayWritten } from './day.ts'
import type { Evidence } from '../text/evidence.ts'
import { ownTurns } from './own-turns.ts'
import { documentSentences } from '../text/sentences.ts'
import { namedTables, readableText } from '../text/table-rows.ts'
import { foldersOf, passageWords } from '../text/windows.ts'
import { contentWords, heldWords, importance } from '../text/words.ts'

/** A few sentences of a passage that stand together, with what speaks for them. */
export interface Excerpt extends Span {
  readonly evidence: Evidence
  /** Share of the question's content words that it and what stands around it hold, weighted by rarity; 0 to 1. */
  readonly lexical: number
  /** Its file was written on a day, in a month or a year that the question names. */
  readonly onDay?: boolean
  /** It is all that the one whom the question asks about says at a time. */
  readonly isTurn?: boolean
  /** The heading that it stands under, where neither it nor the header of its passage says it. */
  readonly heading?: Span
  /** The cross-encoder's, 0 to 1; absent where it did not read it. */
  readonly judged?: number
  /** Its question is in a language that the cross-encoder has not learnt. */
  readonly isForeign?: boolean
  /** It was to be judged, and there was no time or no cross-encoder. */
  readonly unheard?: boolean
}

/** Length of an excerpt in UTF-16 units, unless one sentence is longer: about 75 tokens, a question of a chat and its reply. */
const LENGTH = 300
/** Longer headings, in UTF-16 units, are text that only looks like one. */
const LONGEST_HEADING = 120
/** A table or a list read as one sentence is cut here. */
const MAX_LENGTH = 900
/** What stands in the passage or its header counts this much of what stands in the excerpt itself. */
const AROUND = 0.5
/** What being of the day that was asked for is worth in words held: "on 31 May" is said by the file's date, in none of its sentences. */
const ON_DAY = 0.5
/** Turns of the one who is asked about that compete with the excerpts; "Li Hua" speaks in every chat of Li Hua's. */
const TURNS = 6
/** For each rank the first stage puts a passage lower: a tie-breaker. */
const RANK_BONUS = 0.1

/**
 * Overlapping excerpts of all passages, those that hold most of the question's rare words first; before them the best turns of the one
 * whom it asks about.
 */
export function excerptsOf(question: string, evidence: readonly Evidence[], nowMs = Date.now()): Excerpt[] {
  const onDay = writtenThen(question, evidence, nowMs)
  const asked = new Set(contentWords(question))
  const cutBy = (cut: (item: Evidence) => readonly Piece[]) =>
    evidence.flatMap((item) => cut(item).map(({ read, ...span }) => ({ ...span, evidence: item, words: new Set(heldWords(read)) })))
  const cut = cutBy(cutPassage)
  const turns = cutBy((item) =>
    ownTurns(question, item).map((turn) => {
      const end = Math.min(turn.end, turn.start + MAX_LENGTH)
      return { start: turn.start, end, read: item.document.text.slice(turn.start, end), isTurn: true }
    })
  )
  const weights = new Map(
    [...asked].map((word) => [word, importance(word) / (1 + Math.log2(1 + cut.filter(({ words }) => words.has(word)).length))])
  )
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  const around = new Map(evidence.map((item) => [item, new Set(passageWords(item))]))
  const share = (words: ReadonlySet<string>, item: Evidence): number => {
    let sum = 0
    for (const [word, weight] of weights)
      sum += words.has(word) ? weight : around.get(item)?.has(word) || holdsPart(word, words) ? weight * AROUND : 0
    return total === 0 ? 0 : sum / total
  }
  const order = ({ lexical, onDay: isOnDay, evidence: { passage } }: Excerpt): number =>
    lexical + (isOnDay ? ON_DAY : 0) + RANK_BONUS / passage.rank
  const ordered = (pieces: typeof cut): Excerpt[] =>
    pieces
      .map(({ words, ...excerpt }) => ({
        ...excerpt,
        lexical: share(words, excerpt.evidence),
        ...(onDay.has(excerpt.evidence) ? { onDay: true } : {})
      }))
      .toSorted((a, b) => order(b) - order(a))
  return [...ordered(turns).slice(0, TURNS), ...ordered(cut)]
}

/** A part of a passage, and how it reads. */
interface Piece extends Span, Pick<Excerpt, 'isTurn' | 'heading'> {
  readonly read: string
}

/** What was written on a day that the question names, or is named after its quarter; of several of a day, what was written at the time that it names. */
function writtenThen(question: string, evidence: readonly Evidence[], nowMs: number): ReadonlySet<Evidence> {
  const days = datesIn(question, nowMs)
  const times = clockTimesIn(question)
  const dated = evidence.flatMap((item) => {
    const { ms } = dayWritten({ evidence: item }) ?? {}
    return ms !== undefined && days.some(({ fromMs, toMs }) => fromMs <= ms && ms < toMs) ? [{ item, ms }] : []
  })
  const timed = dated.filter(({ ms }) => times.includes(Math.floor((ms % DAY_MS) / 60_000)))
  const quarters = quartersIn(question).flatMap(quarterNames)
  const named = evidence.filter(({ passage }) => quarters.some((name) => basename(passage.path).includes(name)))
  return new Set([...(timed.length > 0 ? timed : dated).map(({ item }) => item), ...named])
}

const DAY_MS = 86_400_000

/**
 * The excerpt as a judge of `question` reads it: with the line that places and dates it, and with its folders where the question names
 * one ("the deposit of the flat" in "Flat/lease-notes.md": .37 in place of .00). A turn stands without that line unless a day is asked for:
 * of 103 turns 61 have .95 and more without it, 46 of them the answer, and 44 with it, 36 the answer.
 */
export function excerptText(question: string, { evidence: { passage, document }, start, end, isTurn, heading }: Excerpt): string {
  const asked = new Set(contentWords(question))
  const folders = foldersOf(passage.path)
  const text = `${heading ? `${document.text.slice(heading.start, heading.end)}\n` : ''}${readableText(document, { start, end })}`
  if (heldWords(folders).some((word) => asked.has(word))) return `${folders}: ${passage.context}\n${text}`
  return isTurn && datesIn(question, Date.now()).length === 0 ? text : `${passage.context}\n${text}`
}

/**
 * Runs of sentences up to `LENGTH`, each beginning where the one before is half done; none goes over a sentence that speaks to a model,
 * nor over a table. A row of a table stands alone: of 20 questions to tables a 1.5B model answered 18 from the row, and 13 from the five
 * rows around it.
 */
function cutPassage({ passage, document }: Evidence): readonly Piece[] {
  const tables = namedTables(document, passage)
  const isData = ({ start, end }: Span): boolean => !addressesModel(document.text.slice(start, end))
  const rows = tables.flatMap((table) =>
    table.rows.filter(isData).map(({ start, end, readable }) => ({ start, end: Math.min(end, start + MAX_LENGTH), read: readable }))
  )
  const isText = (one: Span): boolean => isData(one) && tables.every(({ start, end }) => one.end <= start || one.start >= end)
  const isHeading = headingsOf(document)
  const runs = stretches(documentSentences(document, passage), isText, isHeading)
    .filter((stretch) => !stretch.every(isHeading))
    .flatMap((stretch) => runsOf(stretch))
  const titled = runs.map((span): Piece => {
    const heading = headingOver(span, { passage, document })
    const read = document.text.slice(span.start, span.end)
    return { ...span, ...(heading ? { heading, read: `${document.text.slice(heading.start, heading.end)}\n${read}` } : { read }) }
  })
  return [...rows, ...titled]
}

/** The heading that a run stands under; undefined where the run holds it, or the header of its passage says it. */
function headingOver({ start, end }: Span, { passage, document }: Evidence): Span | undefined {
  const heading = document.blocks.findLast((block) => block.kind === 'heading' && block.start < end)
  if (!heading || heading.end > start || heading.end - heading.start > LONGEST_HEADING) return undefined
  const says = document.text.slice(heading.start, heading.end).replace(/^[#\s]+/, '')
  return passage.context.includes(says) ? undefined : { start: heading.start, end: heading.end }
}

/** The sentences that `holds` lets through, divided where one is left out, and where a heading begins something else. */
function stretches(
  sentences: readonly Span[],
  holds: (one: Span) => boolean,
  isHeading: (one: Span) => boolean
): readonly (readonly Span[])[] {
  const found: Span[][] = [[]]
  for (const sentence of sentences) {
    const last = found.at(-1)
    if (!holds(sentence)) found.push([])
    else if (last && isHeading(sentence) && !last.every(isHeading)) found.push([sentence])
    else last?.push(sentence)
  }
  return found
}

function runsOf(sentences: readonly Span[]): Span[] {
  const spans: Span[] = []
  let first = 0
  while (first < sentences.length) {
    const start = sentences[first]?.start ?? 0
    let last = first
    while (last + 1 < sentences.length && (sentences[last + 1]?.end ?? 0) - start <= LENGTH) last++
    spans.push({ start, end: Math.min(sentences[last]?.end ?? start, start + MAX_LENGTH) })
    first = last + 1 === sentences.length ? last + 1 : Math.max(first + 1, first + Math.ceil((last - first + 1) / 2))
  }
  return spans
}

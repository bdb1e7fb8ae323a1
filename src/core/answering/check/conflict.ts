import { basename, dirname } from 'node:path'
import type { AnswerSentence, Conflict } from '../../../shared/types.ts'
import type { Evidence } from '../text/evidence.ts'
import { dayOf } from '../../retrieval/recency.ts'
import { nameWords } from '../question/sides.ts'
import { windowsOf } from '../text/windows.ts'
import { claimedDays, contentWords, numbersIn, withoutDays } from '../text/words.ts'

/** Another file's sentence must hold this share of the words of the one that was cited, to speak of the same thing. */
const SAME_THING = 0.7
/** Fewer words in common say too little. */
const FEWEST_WORDS = 2

/** A figure with what it counts: "1,240 euros", "€ 48", "3 keys". */
const MEASURED = /(?:([€$£])\s?)?(\d+(?:[.,]\d+)*)\s?(%|[€$£]|\p{L}{3,})?/gu

/**
 * The places where sources that were read say something else than a sentence of the answer; each place once. What the answer
 * cites itself is no conflict: it says both. Of what was `found` and not read, another edition of a cited file counts: the letter
 * that takes an earlier one back.
 */
export function conflictsOf(
  sentences: readonly AnswerSentence[],
  read: readonly Evidence[],
  found: readonly Evidence[] = []
): readonly Conflict[] {
  const said = new Set(sentences.flatMap(({ citations }) => citations.map(({ document }) => document)))
  const conflicts = sentences.flatMap(({ text, citations, verbatim }, sentence) => {
    if (verbatim) return []
    const cited = new Set(citations.map(({ document }) => document))
    const isEdition = ({ passage }: Evidence): boolean => citations.some(({ path }) => isEditionOf(passage.path, path))
    const others = [...new Set([...read, ...found.filter(isEdition)])].filter(({ passage }) => !said.has(passage.document))
    const other = others.map((item) => differing(text, item, isEdition(item))).find((one) => one !== undefined)
    const days = read.flatMap((item) => (cited.has(item.passage.document) ? (dated(item) ?? []) : []))
    return other ? [{ sentence, ...other, ...(days[0] ? { citedDay: days[0] } : {}) }] : []
  })
  return conflicts.filter(
    (one, index) => conflicts.findIndex(({ document, start }) => document === one.document && start === one.start) === index
  )
}

/**
 * "letter-correction.txt" beside "letter.txt": the same name with a word more. Another year alone is no other edition: a journal of 2025
 * tells of other days than that of 2024.
 */
function isEditionOf(path: string, other: string): boolean {
  const [few, many] = [nameWords(path), nameWords(other)].toSorted((a, b) => a.length - b.length)
  if (!few || !many || dirname(path) !== dirname(other)) return false
  return few.length > 0 && few.length < many.length && few.every((word) => many.includes(word))
}

/** In words: "Another file differs: “The rent is 900 euros.” (letter.txt, 2024-02-01)." */
export function conflictInWords({ quote, path, day, citedDay }: Conflict): string {
  const than = day && citedDay && day !== citedDay ? ` ${day < citedDay ? 'The answer follows the newer one' : 'It is the newer one'}.` : ''
  return `Another file differs: “${quote.replaceAll(/\s+/g, ' ')}” (${[basename(path), day].filter(Boolean).join(', ')}).${than}`
}

/** A sentence of another file that speaks of the same thing with another figure of the same kind, or of an `edition` with another day. */
function differing(sentence: string, item: Evidence, edition: boolean): Omit<Conflict, 'sentence' | 'citedDay'> | undefined {
  const claimed = measures(sentence)
  const days = edition ? claimedDays(sentence) : []
  const words = new Set(
    contentWords(days.length > 0 ? withoutDays(sentence).replaceAll(WEEKDAY, ' ') : sentence).filter((word) => !claimed.has(word))
  )
  if ((claimed.size === 0 && days.length === 0) || words.size < FEWEST_WORDS) return undefined
  for (const window of windowsOf(item)) {
    if (window.width > 1) continue
    const shared = [...words].filter((word) => window.words.has(word)).length
    // What a letter is about stands in its heading: of another edition a sentence need not say it again.
    const held = edition ? [...words].filter((word) => window.around.has(word)).length : shared
    const { start, end } = window
    const quote = item.document.text.slice(start, end)
    const fewest = edition && CHANGES.test(quote) ? 1 : FEWEST_WORDS
    if (shared < fewest || held / words.size < SAME_THING) continue
    const other = measures(quote)
    const isOtherFigure = [...claimed].some(
      ([unit, figures]) => other.has(unit) && ![...(other.get(unit) ?? [])].some((figure) => figures.has(figure))
    )
    const isOtherDay = days.length > 0 && claimedDays(quote).length > 0 && !days.some((day) => numbersIn(quote).has(day))
    const { path, document } = item.passage
    const day = dated(item)
    if (isOtherFigure || isOtherDay) return { path, document, start, end, quote, ...(day ? { day } : {}) }
  }
  return undefined
}

/** How an edition says that it changes what stood: "The journey now takes place …" needs no more words in common than the journey. */
const CHANGES = /\b(?:now|instead|moved|changed?|corrected|postponed|no longer|brought forward)\b/i
const WEEKDAY = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/gi

function measures(text: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const [, before, figure = '', after] of text.matchAll(MEASURED)) {
    const unit = before ?? after
    if (!unit || /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|and|the|for|from|until)/i.test(unit)) continue
    const key = contentWords(unit)[0] ?? unit
    found.set(key, (found.get(key) ?? new Set()).add(figure))
  }
  return found
}

function dated({ passage }: Evidence): string | undefined {
  const day = String(dayOf(passage))
  // A file that names only its year or month has zeros for the rest.
  return day.length === 8 ? `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`.replace(/(?:-00)+$/, '') : undefined
}

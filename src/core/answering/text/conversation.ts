import type { Document, Span } from '../../../shared/types.ts'
import { contentWords } from './words.ts'

/** What one person says in a chat, a log or an interview: from where their name stands to the next name. */
export interface SpokenTurn {
  readonly speaker: string
  readonly start: number
  readonly end: number
}

/** "Anna Nowak: …" at the start of a line. */
export const SPEAKER = /^[ \t>*_-]{0,4}(\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*){0,3})[*_]{0,2}:(?=\s)/gmu
/** Fewer are a letter with a heading ("Time: …"), not a conversation. */
const LEAST_TURNS = 3

const known = new WeakMap<object, readonly SpokenTurn[]>()

/** The turns of a document in their order; none for a text that is no conversation. */
export function turnsOf(document: Pick<Document, 'text' | 'preamble'>): readonly SpokenTurn[] {
  const made = known.get(document)
  if (made) return made
  const { text, preamble } = document
  const starts = [...text.matchAll(SPEAKER)].flatMap(({ 1: speaker = '', index }) =>
    index < (preamble?.end ?? 0) ? [] : [{ speaker, start: index }]
  )
  const turns = starts.length < LEAST_TURNS ? [] : starts.map((turn, index) => ({ ...turn, end: starts[index + 1]?.start ?? text.length }))
  known.set(document, turns)
  return turns
}

/** What of these speakers' turns lies in a passage, in order. */
export function turnsIn(
  document: Pick<Document, 'text' | 'preamble'>,
  { start, end }: Span,
  speaks: (speaker: string) => boolean
): readonly Span[] {
  return turnsOf(document)
    .filter((turn) => speaks(turn.speaker) && turn.start < end && turn.end > start)
    .map((turn) => ({ start: Math.max(turn.start, start), end: Math.min(turn.end, end) }))
}

/** Said to somebody, and so about them, or about all. */
export const TO_SOMEBODY = /\b(?:you|your|yours|we|us|our|let['’]s)\b/i

/** The words of the name that a text begins with ("Anna Nowak usually …"): of whom it tells; none where it tells of two. */
export function leadingName(text: string): readonly string[] {
  return contentWords(LEADING_NAME.exec(text)?.[1] ?? '')
}

const LEADING_NAME = /^\W*((?:\p{Lu}[\p{L}\p{M}.'’-]*\s+){1,3})(?=\p{Ll})(?!and\b)/u

/** Whether a speaker goes by this name (its content words): "Anna" and "Anna Nowak" are one. */
export function isNamed(speaker: string, name: readonly string[]): boolean {
  const words = contentWords(speaker)
  return name.length > 0 && (name.every((word) => words.includes(word)) || words.every((word) => name.includes(word)))
}

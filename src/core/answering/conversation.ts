import type { Document } from '../../shared/types.ts'

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

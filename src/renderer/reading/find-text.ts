import type { Span } from '../../shared/types.ts'

/** What is searched: the text as a reader sees it, and where each part of it stands in the document. */
export interface Searchable {
  readonly text: string
  toDocument(span: Span): Span
}

const SPECIAL = /[\\^$.*+?()[\]{}|/]/g
/** Most hits that are kept: nobody steps through more, and a single letter in 5 MB has a million. */
export const MOST_HITS = 10_000

/** Where `query` stands, without regard to case, with any white space for a space; in document offsets, in order. */
export function findText({ text, toDocument }: Searchable, query: string): readonly Span[] {
  const words = query.trim().split(/\s+/)
  if (words[0] === '') return []
  const pattern = new RegExp(words.map((word) => word.replace(SPECIAL, '\\$&')).join('\\s+'), 'giu')
  const hits: Span[] = []
  for (const { index, 0: hit } of text.matchAll(pattern)) {
    hits.push(toDocument({ start: index, end: index + hit.length }))
    if (hits.length >= MOST_HITS) break
  }
  return hits
}

/** A text that is shown as it is. */
export const asItIs = (text: string): Searchable => ({ text, toDocument: (span) => span })

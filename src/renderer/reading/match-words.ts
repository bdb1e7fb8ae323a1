import type { Span } from '../../shared/types.ts'

/** A stretch of a text, and whether it is one of the words that were asked for. */
export interface MarkedPiece {
  readonly text: string
  readonly hit: boolean
}

/** A word of a text that was asked for. */
export interface WordHit extends Span {
  /** What it has in common with the word of the query. */
  readonly stem: string
}

/** The words of a query in a text, as the index compares them: without accents, case and common endings. */
export function wordHits(text: string, query: string, filters: readonly string[] = []): readonly WordHit[] {
  const stems = stemsOf(query, filters)
  if (stems.size === 0) return []
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index: start }) => {
    const hit = { stem: stem(word), start, end: start + word.length }
    return stems.has(hit.stem) ? [hit] : []
  })
}

/** Whether a text holds each word of a query; of one without words it holds none. */
export function holdsAll(text: string, query: string, filters: readonly string[] = []): boolean {
  const stems = stemsOf(query, filters)
  return stems.size > 0 && new Set(wordHits(text, query, filters).map((hit) => hit.stem)).size === stems.size
}

/** A text cut at the words of a query. */
export function markWords(text: string, query: string, filters: readonly string[] = []): readonly MarkedPiece[] {
  const pieces: MarkedPiece[] = []
  let from = 0
  for (const { start, end } of wordHits(text, query, filters)) {
    if (start > from) pieces.push({ text: text.slice(from, start), hit: false })
    pieces.push({ text: text.slice(start, end), hit: true })
    from = end
  }
  if (from < text.length) pieces.push({ text: text.slice(from), hit: false })
  return pieces
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** Words that say nothing about what is looked for; marking them would mark every line. */
const EMPTY = new Set(
  'a an and are as at be by did do does for from had has have how i in is it its me my of on or our the this to was we were what when where which who whom why will with you your der die das und ist wer was wann wo wie ein eine'.split(
    ' '
  )
)
/** Common endings of English and German; the rest of the word must be this long. */
const ENDINGS = /(?:ings?|ed|es|s|en|er|e|ly)$/
const STEM_LEAST = 3

function stemsOf(query: string, filters: readonly string[]): ReadonlySet<string> {
  let words = query
  for (const filter of filters) words = words.replace(filter, ' ')
  return new Set((words.match(WORD) ?? []).filter((word) => !EMPTY.has(word.toLowerCase())).map(stem))
}

function stem(word: string): string {
  let stem = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  // Twice, so that "boilers" and "boiler" meet at the same place.
  for (let pass = 0; pass < 2; pass++) {
    const cut = stem.replace(ENDINGS, '')
    if (cut.length >= STEM_LEAST) stem = cut
  }
  return stem
}

import { wordHits } from './match-words.ts'

/** Of the letters shown, those that stand before the first word that was asked for. */
const BEFORE = 0.25

/**
 * A text from shortly before the words of a query, for a row that shows only its beginning: the stretch with the most different words,
 * the first of them where several have as many. Whole where its beginning shows them, or where it holds none.
 * `shown`: letters that the row has room for.
 */
export function snippet(text: string, query: string, shown: number, filters: readonly string[] = []): string {
  const hits = wordHits(text, query, filters)
  let best = { start: 0, end: 0, words: 0 }
  for (const { start } of hits) {
    const inside = hits.filter((hit) => hit.start >= start && hit.end <= start + shown * (1 - BEFORE))
    const words = new Set(inside.map(({ stem }) => stem)).size
    if (words > best.words) best = { start, end: inside.at(-1)?.end ?? start, words }
  }
  if (best.end <= shown) return text
  const from = text.indexOf(' ', Math.max(0, best.start - shown * BEFORE))
  return `… ${text.slice(from < 0 || from >= best.start ? best.start : from + 1)}`
}

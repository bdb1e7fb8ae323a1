import { fold } from '../fold.ts'

/** Characters shown around what was found. */
const AROUND = 60

/** Whether a text holds all words of a query, whatever their case and accents, and its stretch around the first of them. */
export function findWords(text: string, query: string): { readonly found: string } | undefined {
  const folded = fold(text)
  const words = fold(query).split(/\s+/).filter(Boolean)
  const places = words.map((word) => folded.indexOf(word))
  if (places.some((place) => place < 0)) return undefined
  // Folding keeps the length of almost every text; where it does not, the stretch begins a little beside.
  const at = Math.min(...places)
  const start = Math.max(0, at - AROUND / 2)
  const stretch = text.slice(start, start + 2 * AROUND).replaceAll(/\s+/g, ' ')
  return { found: `${start > 0 ? '…' : ''}${stretch.trim()}${start + 2 * AROUND < text.length ? '…' : ''}` }
}

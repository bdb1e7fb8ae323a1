import type { Document, Span } from '../../shared/types.ts'
import { addressesModel } from './addresses-model.ts'
import { documentSentences } from './sentences.ts'
import { estimateTokens } from './sources.ts'
import { contentWords, numbersIn } from './words.ts'

/** What the first sentence of a section counts more than one in its middle; of news and letters alike it says most. */
const LEAD_BONUS = 0.5
/** A sentence with a figure or a date holds what a reader wants to know. */
const FIGURE_BONUS = 0.25
/** Longest sentence that is taken, in UTF-16 units; what is longer is a table without its lines. */
const MAX_LENGTH = 600

/**
 * The sentences of a stretch that say most of it, in their order, within so many tokens: those whose words come up often
 * in the whole stretch, the first before the others, those with figures before those without.
 */
export function gistOf(document: Pick<Document, 'text' | 'blocks'>, part: Span, tokens: number): readonly Span[] {
  const headings = document.blocks.filter(({ kind }) => kind === 'heading')
  const sentences = documentSentences(document, part)
    .filter(({ start, end }) => !headings.some((block) => block.start <= start && end <= block.end))
    .map((span) => ({ ...span, end: Math.min(span.end, span.start + MAX_LENGTH) }))
    .filter(({ start, end }) => !addressesModel(document.text.slice(start, end)))
    .map((span) => ({ ...span, text: document.text.slice(span.start, span.end) }))
  const words = sentences.map(({ text }) => new Set(contentWords(text)))
  const frequency = new Map<string, number>()
  for (const word of words.flatMap((set) => [...set])) frequency.set(word, (frequency.get(word) ?? 0) + 1)
  const worth = sentences.map(({ text }, index) => {
    const own = [...(words[index] ?? [])]
    const central = own.reduce((sum, word) => sum + Math.log1p((frequency.get(word) ?? 1) - 1), 0) / Math.sqrt(Math.max(4, own.length))
    return own.length === 0 ? -1 : central + (index === 0 ? LEAD_BONUS : 0) + (numbersIn(text).size > 0 ? FIGURE_BONUS : 0)
  })
  const order = sentences.map((_, index) => index).toSorted((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0))
  const chosen = new Set<number>()
  let left = tokens
  for (const index of order) {
    const cost = estimateTokens(sentences[index]?.text ?? '')
    if ((worth[index] ?? 0) < 0 || (cost > left && chosen.size > 0)) continue
    chosen.add(index)
    left -= cost
  }
  return sentences.flatMap(({ start, end }, index) => (chosen.has(index) ? [{ start, end }] : []))
}

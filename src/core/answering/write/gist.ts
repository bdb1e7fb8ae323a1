import type { Document, Span } from '../../../shared/types.ts'
import { addressesModel } from '../text/addresses-model.ts'
import { documentSentences } from '../text/sentences.ts'
import { estimateTokens } from '../sources/sources.ts'
import { contentWords, numbersIn } from '../text/words.ts'

/** What the first sentence of a section counts more than one in its middle; of news and letters alike it says most. */
const LEAD_BONUS = 0.5
/** A sentence with a figure or a date holds what a reader wants to know. */
const FIGURE_BONUS = 0.25
/** Longest sentence that is taken, in UTF-16 units; what is longer is a table without its lines. */
const MAX_LENGTH = 600

/** A longer stretch (UTF-16 units) is read at its beginning, its middle and its end: a chapter of a novel is 20,000. */
const SAMPLE = 10_000

/**
 * The sentences of a stretch that say most of it, in their order, within so many tokens: those whose words come up often
 * in the whole stretch, those that open it or one of its sections, those with figures; and not what was said already.
 */
export function gistOf(document: Pick<Document, 'text' | 'blocks'>, part: Span, tokens: number): readonly Span[] {
  const headings = document.blocks.filter(({ kind }) => kind === 'heading')
  const sentences = samplesOf(part)
    .flatMap((sample) => documentSentences(document, sample))
    .filter(({ start, end }) => !headings.some((block) => block.start <= start && end <= block.end))
    .map((span) => ({ ...span, end: Math.min(span.end, span.start + MAX_LENGTH) }))
    .filter(({ start, end }) => !addressesModel(document.text.slice(start, end)))
    .map((span) => ({ ...span, text: document.text.slice(span.start, span.end) }))
  const words = sentences.map(({ text }) => new Set(contentWords(text)))
  const frequency = new Map<string, number>()
  // Each wording once: what stands under every page is not what it is about.
  const wordings = new Set(sentences.map(({ text }) => text))
  for (const word of [...wordings].flatMap((text) => [...new Set(contentWords(text))])) frequency.set(word, (frequency.get(word) ?? 0) + 1)
  const worth = sentences.map(({ text, start }, index) => {
    const own = [...(words[index] ?? [])]
    const central = own.reduce((sum, word) => sum + Math.log1p((frequency.get(word) ?? 1) - 1), 0) / Math.sqrt(Math.max(4, own.length))
    const before = sentences[index - 1]?.end ?? -1
    const leads = index === 0 || headings.some((block) => block.end <= start && block.start >= before)
    return own.length === 0 ? -1 : central + (leads ? LEAD_BONUS : 0) + (numbersIn(text).size > 0 ? FIGURE_BONUS : 0)
  })
  const chosen = new Set<number>()
  const said = new Set<string>()
  const value = (index: number): number => {
    const own = [...(words[index] ?? [])]
    return (worth[index] ?? -1) * (own.filter((word) => !said.has(word)).length / Math.max(1, own.length))
  }
  let left = tokens
  const open = new Set(sentences.keys())
  while (open.size > 0 && left > 0) {
    const [index = 0] = [...open].toSorted((a, b) => value(b) - value(a) || a - b)
    open.delete(index)
    const cost = estimateTokens(sentences[index]?.text ?? '')
    // Where all is read, what repeats is read as well.
    if ((value(index) <= 0 && tokens !== Infinity) || (cost > left && chosen.size > 0)) continue
    chosen.add(index)
    left -= cost
    for (const word of words[index] ?? []) said.add(word)
  }
  return sentences.flatMap(({ start, end }, index) => (chosen.has(index) ? [{ start, end }] : []))
}

function samplesOf({ start, end }: Span): readonly Span[] {
  if (end - start <= 3 * SAMPLE) return [{ start, end }]
  const middle = Math.floor((start + end - SAMPLE) / 2)
  return [
    { start, end: start + SAMPLE },
    { start: middle, end: middle + SAMPLE },
    { start: end - SAMPLE, end }
  ]
}

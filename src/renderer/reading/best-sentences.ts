import type { Block, Span } from '../../shared/types.ts'
import { wordHits } from './match-words.ts'

/** What was looked for. */
export interface Sought {
  readonly words: string
  /** Parts of it that are no words. */
  readonly filters: readonly string[]
}

/** Share of a passage that may be marked: where more sentences are as good as each other, the first stands for them. */
const MOST_MARKED = 0.5
/** A line that goes on in lower case was only broken to fit its page. */
const WRAP = /\n(?=[ \t]*\p{Ll})/gu

/**
 * The sentences of a passage that hold most of the words that were looked for; where none holds two of them, the words. Empty where
 * it was found by its meaning alone. In order, in offsets of the text.
 */
export function bestSentences(
  { text, blocks }: { readonly text: string; readonly blocks: readonly Block[] },
  passage: Span,
  { words, filters }: Sought
): readonly Span[] {
  const sentences = sentencesOf(text, blocks, passage).map((span) => {
    const hits = wordHits(text.slice(span.start, span.end), words, filters)
    return { span, hits: hits.map((hit) => shifted(hit, span.start)), words: new Set(hits.map(({ stem }) => stem)).size }
  })
  const most = Math.max(0, ...sentences.map((sentence) => sentence.words))
  if (most < 2) return sentences.flatMap(({ hits }) => hits)
  const best = sentences.filter((sentence) => sentence.words === most).map(({ span }) => span)
  const marked = best.reduce((sum, { start, end }) => sum + end - start, 0)
  return marked <= (passage.end - passage.start) * MOST_MARKED ? best : best.slice(0, 1)
}

/** Rows of a table and lines of code stand for themselves; other text is cut where sentences and lines end. */
function sentencesOf(text: string, blocks: readonly Block[], passage: Span): readonly Span[] {
  const inside = blocks.filter(({ start, end }) => start < passage.end && end > passage.start)
  const parts: readonly (Span & Partial<Block>)[] = inside.length > 0 ? inside : [passage]
  return parts.flatMap(({ kind, start, end }) => {
    const from = Math.max(start, passage.start)
    const part = text.slice(from, Math.min(end, passage.end))
    const isByLine = kind === 'table-row' || kind === 'code'
    const pieces = isByLine ? part.matchAll(/[^\n]+/g) : SENTENCES.segment(part.replace(WRAP, ' '))
    return [...pieces].flatMap((piece) => {
      const found = 'segment' in piece ? piece.segment : piece[0]
      const before = found.length - found.trimStart().length
      const length = found.trim().length
      return length > 0 ? [shifted({ start: before, end: before + length }, from + (piece.index ?? 0))] : []
    })
  })
}

const SENTENCES = new Intl.Segmenter(undefined, { granularity: 'sentence' })
const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by })

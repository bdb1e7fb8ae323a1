import type { Span } from '../../../shared/types.ts'
import { estimateTokens } from './estimate-tokens.ts'
import { isSpace, trimmedSpan } from './white-space.ts'

/** A stretch of text that stays in one piece, with its estimated tokens. */
export interface Piece extends Span {
  readonly tokens: number
}

/** Cuts a span into pieces of at most `most` tokens: at sentences, else between words, else (one endless word) anywhere. */
export function splitSpan(text: string, span: Span, most: number): Piece[] {
  const whole = piece(text, span.start, span.end)
  if (whole.tokens <= most) return [whole]
  return sentences(text, span).flatMap((sentence) => (sentence.tokens <= most ? [sentence] : splitWords(text, sentence, most)))
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
/** Ends of a segment that end no sentence, although Intl.Segmenter cuts after them. */
const UNFINISHED =
  /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Prof|St|No|Nr|Fig|vs|etc|e\.g|i\.e|approx|Inc|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|\p{Lu}|\d{1,3})\.\s*$/u
/** Only the end of a segment is looked at; a segment may have megabytes. */
const TAIL_UNITS = 24

function sentences(text: string, span: Span): Piece[] {
  const found: Piece[] = []
  const base = span.start
  let start = base
  for (const { segment, index } of segmenter.segment(text.slice(base, span.end))) {
    const end = base + index + segment.length
    if (!segment.endsWith('\n') && end < span.end && UNFINISHED.test(segment.slice(-TAIL_UNITS))) continue
    pushTrimmed(found, text, start, end)
    start = end
  }
  pushTrimmed(found, text, start, span.end)
  return found
}

/** Cuts between words into pieces of about the same size, each at most `most`. */
function splitWords(text: string, sentence: Piece, most: number): Piece[] {
  const aim = sentence.tokens / Math.ceil(sentence.tokens / (most * EVEN))
  const parts = [...words(text, sentence)]
  // Words alone are estimated lower than in company, where strange ones are recognised as such.
  const company = Math.max(1, sentence.tokens / parts.reduce((sum, word) => sum + word.tokens, 0))
  const found: Piece[] = []
  let open: { start: number; end: number; tokens: number } | undefined
  const flush = (): void => {
    if (open) found.push(piece(text, open.start, open.end))
    open = undefined
  }
  for (const word of parts) {
    const tokens = word.tokens * company
    if (open && open.tokens + tokens > Math.min(most, aim * 1.1)) flush()
    if (word.tokens > most) found.push(...splitAnywhere(text, word, most))
    else if (open) open = { start: open.start, end: word.end, tokens: open.tokens + tokens }
    else open = { start: word.start, end: word.end, tokens }
  }
  flush()
  return found
}

/** A little below the limit: a piece is estimated anew, and may come out higher than the sum of its words. */
const EVEN = 0.85

function* words(text: string, span: Span): Generator<Piece> {
  for (let at = span.start; at < span.end;) {
    let end = at
    while (end < span.end && !isSpace(text.charCodeAt(end))) end++
    if (end > at) yield piece(text, at, end)
    at = end + 1
  }
}

/** Cuts one endless word, never inside a surrogate pair and not before a combining mark. */
function splitAnywhere(text: string, word: Piece, most: number): Piece[] {
  const count = Math.ceil(word.tokens / (most * EVEN))
  const units = Math.max(1, Math.ceil((word.end - word.start) / count))
  const found: Piece[] = []
  for (let at = word.start; at < word.end;) {
    let end = safeCut(text, at, Math.min(word.end, at + units))
    let cut = piece(text, at, end)
    // Characters are not spread evenly: half of a piece that is still too large, until it fits.
    while (cut.tokens > most && end - at > 2) {
      end = safeCut(text, at, at + Math.ceil((end - at) / 2))
      cut = piece(text, at, end)
    }
    found.push(cut)
    at = end
  }
  return found
}

function safeCut(text: string, start: number, wanted: number): number {
  if (wanted >= text.length) return text.length
  let end = wanted
  for (let back = 0; back < 16 && end - 1 > start && belongsBefore(text, end); back++) end--
  if (!belongsBefore(text, end)) return end
  return isLowSurrogate(text.charCodeAt(wanted)) && isHighSurrogate(text.charCodeAt(wanted - 1)) ? wanted + 1 : wanted
}

/** Whether the unit at `at` belongs to the character before it. */
function belongsBefore(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (isLowSurrogate(code)) return isHighSurrogate(text.charCodeAt(at - 1))
  return code >= 0x300 && /^[\p{M}\u200d]$/u.test(text.charAt(at))
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

function pushTrimmed(found: Piece[], text: string, start: number, end: number): void {
  const span = trimmedSpan(text, start, end)
  if (span) found.push(piece(text, span.start, span.end))
}

function piece(text: string, start: number, end: number): Piece {
  return { start, end, tokens: estimateTokens(text, start, end) }
}

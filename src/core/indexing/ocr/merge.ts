import type { Document, PageSpan, TextBox } from '../../../shared/types.ts'
import type { OcrLine } from './contract.ts'
import { ocrDocument } from './document.ts'
import { SILENT_PAGES } from './waiting.ts'

/** Pages of a document that hold no text. */
export function silentPages({ pages }: Pick<Document, 'pages'>): number[] {
  return pages.flatMap(({ page, start, end }) => (start === end ? [page] : []))
}

interface Piece {
  readonly page: number
  /** Where it is put into the former text. */
  readonly at: number
  readonly own: Document
}

const BREAK = '\n\n'

/** The document with the recognised lines of its silent pages in their places; every offset moves with the text before it. */
export function withRecognised(
  document: Document,
  found: ReadonlyMap<number, readonly OcrLine[]>,
  unread: readonly number[] = []
): Document {
  const pieces: Piece[] = document.pages.flatMap(({ page, start, end }) => {
    const lines = start === end ? (found.get(page) ?? []) : []
    return lines.length > 0 ? [{ page, at: start, own: ocrDocument('', 'pdf', [lines]) }] : []
  })
  const lengthOf = ({ own }: Piece): number => own.text.length + BREAK.length
  const moved = (offset: number, isBefore: (piece: Piece) => boolean): number =>
    pieces.reduce((sum, piece) => (isBefore(piece) ? sum + lengthOf(piece) : sum), offset)
  // A piece stands where the text before it ends: what starts there comes after it, what ends there before it.
  const shifted = <T extends { readonly start: number; readonly end: number }>(span: T): T => ({
    ...span,
    start: moved(span.start, ({ at }) => at <= span.start),
    end: moved(span.end, ({ at }) => at < span.end)
  })

  let text = ''
  let copied = 0
  const starts = new Map<number, number>()
  for (const { page, at, own } of pieces) {
    text += document.text.slice(copied, at)
    copied = at
    // Pages before the first text have nothing to be divided from; all others come after some.
    starts.set(page, at === 0 ? text.length : text.length + BREAK.length)
    text += at === 0 ? own.text + BREAK : BREAK + own.text
  }
  text += document.text.slice(copied)

  const boxes: TextBox[] = (document.boxes ?? []).map(shifted)
  const blocks = document.blocks.map(shifted)
  for (const { page, own } of pieces) {
    const by = starts.get(page) ?? 0
    blocks.push(...own.blocks.map((block) => ({ ...block, start: block.start + by, end: block.end + by })))
    boxes.push(...(own.boxes ?? []).map((box) => ({ ...box, page, start: box.start + by, end: box.end + by })))
  }
  const byStart = (a: { start: number }, b: { start: number }): number => a.start - b.start
  const pages = document.pages.map((span): PageSpan => {
    const piece = pieces.find(({ page }) => page === span.page)
    const start = starts.get(span.page)
    if (piece && start !== undefined) return { ...span, start, end: start + piece.own.text.length }
    if (span.start < span.end) return shifted(span)
    const empty = moved(span.start, ({ page, at }) => at <= span.start && page < span.page)
    return { ...span, start: empty, end: empty }
  })
  const { preamble } = document
  return {
    ...document,
    text,
    pages,
    blocks: blocks.sort(byStart),
    boxes: boxes.sort(byStart),
    ...(preamble ? { preamble: shifted(preamble) } : {}),
    warnings: [...document.warnings.filter((one) => !one.startsWith(SILENT_PAGES)), ...told(pieces, unread)]
  }
}

function told(pieces: readonly Piece[], unread: readonly number[]): string[] {
  const read = pieces.map(({ page, own }) => `Page ${page}: ${own.warnings.join(' ')}`)
  return unread.length > 0 ? [...read, `Could not be drawn and were left out: page ${unread.join(', ')}.`] : read
}

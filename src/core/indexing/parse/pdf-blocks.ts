import type { Span } from '../../../shared/types.ts'
import { headingLevel, type HeadingStyle, rounded } from './pdf-headings.ts'
import { joinLines, type Vocabulary } from './pdf-hyphens.ts'
import type { PdfLine } from './pdf-lines.ts'
import type { TextBuilder } from './text-builder.ts'

/** What is known of the document as a whole when its pages are written. */
export interface DocumentStyle extends HeadingStyle {
  readonly words: Vocabulary
  /** Distance of baselines, in font sizes, above which a paragraph ends. */
  readonly paragraphGap: number
}

/** A line and where it stands in the document's text. */
export interface PlacedLine extends Span {
  readonly line: PdfLine
}

/** Adds one page's lines as blocks: headings, rows of tables, list items, paragraphs. Returns where each line went. */
export function addPdfBlocks(lines: readonly PdfLine[], style: DocumentStyle, builder: TextBuilder): PlacedLine[] {
  const placed: PlacedLine[] = []
  let open: PdfLine[] = []
  const flush = (named?: number, next?: PdfLine): void => {
    const [first] = open
    if (!first) return
    const { text, starts } = joinLines(open, style.words)
    const level = named ?? headingLevel(open, text, style, [placed.at(-1)?.line, next])
    const kind = level !== undefined ? 'heading' : isRow(first) ? 'table-row' : BULLET.test(text) ? 'list-item' : 'paragraph'
    builder.add(kind, text, level)
    const start = builder.length - text.length
    for (const [at, line] of open.entries())
      placed.push({ line, start: start + (starts[at] ?? 0), end: start + lineEnd(text, starts[at + 1]) })
    open = []
  }
  const edges = columnEdges(lines)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]
    if (!line) break
    const named = style.outline.get(line)
    const last = open.at(-1)
    if (named || (last && !goesOn(last, line, edges.get(last.column) ?? 0, style))) flush(undefined, line)
    if (named) {
      open = lines.slice(at, at + named.lines)
      at += named.lines - 1
      flush(named.level)
    } else open.push(line)
  }
  flush()
  return placed
}

/** The gap that ends a paragraph, from the document's own: texts are set single-spaced, one and a half, double. */
export function paragraphGap(pages: readonly (readonly PdfLine[])[]): number {
  const gaps: number[] = []
  for (const lines of pages) {
    for (const [at, line] of lines.entries()) {
      const last = lines[at - 1]
      if (!last || last.column !== line.column || isRow(last) || isRow(line) || rounded(last.size) !== rounded(line.size)) continue
      const gap = (line.y - last.y) / line.size
      if (gap > 0.8 && gap < 3) gaps.push(gap)
    }
  }
  // The lower quartile: in a document of short paragraphs every second gap is between two of them.
  const usual = gaps.toSorted((a, b) => a - b)[gaps.length >> 2] ?? 1.2
  return Math.max(SINGLE_SPACED_GAP, usual * 1.25)
}

/** Single spacing is 1.15 to 1.25 font sizes. */
const SINGLE_SPACED_GAP = 1.6

const BULLET = /^(?:[•●▪■◦‣·∙–—*-]|\(?\d{1,2}[.)]|\(?[a-z][.)]|\([ivx]{1,4}\))\s/

function columnEdges(lines: readonly PdfLine[]): ReadonlyMap<number, number> {
  const edges = new Map<number, number>()
  for (const { column, right } of lines) edges.set(column, Math.max(edges.get(column) ?? 0, right))
  return edges
}

function goesOn(last: PdfLine, line: PdfLine, right: number, { paragraphGap: gap }: DocumentStyle): boolean {
  if (isRow(last) || isRow(line) || BULLET.test(line.text)) return false
  if (rounded(last.size) !== rounded(line.size)) return false
  // A sentence that the end of a column cut goes on at the top of the next one.
  if (last.column !== line.column) return line.y < last.y && /[\p{L},-]$/u.test(last.text) && /^\p{Ll}/u.test(line.text)
  const down = line.y - last.y
  if (down < -line.size * 0.5 || down > line.size * gap) return false
  // A line that ends early and with a sentence is the last one of its paragraph.
  return !(last.right < right * 0.8 && /[.!?:]$/.test(last.text))
}

function isRow(line: PdfLine): boolean {
  return line.cells >= 2
}

function lineEnd(text: string, next: number | undefined): number {
  if (next === undefined) return text.length
  return text[next - 1] === '\n' ? next - 1 : next
}

import type { PdfLine } from './pdf-lines.ts'
import type { TextBuilder } from './text-builder.ts'

/** Adds one page's lines as blocks: headings by font size, rows of tables, list items, paragraphs. */
export function addPdfBlocks(lines: readonly PdfLine[], sizes: readonly number[], builder: TextBuilder): void {
  let open: PdfLine[] = []
  const flush = (): void => {
    const [first] = open
    const text = open.map((line) => line.text).join('\n')
    open = []
    if (!first) return
    const level = headingLevel(first, text, sizes)
    if (level !== undefined) builder.add('heading', text, level)
    else if (isRow(first)) builder.add('table-row', text)
    else builder.add(BULLET.test(text) ? 'list-item' : 'paragraph', text)
  }
  const right = Math.max(0, ...lines.map((line) => line.right))
  for (const line of lines) {
    const last = open.at(-1)
    if (last && !goesOn(last, line, right)) flush()
    open.push(line)
  }
  flush()
}

/**
 * Font sizes that mark headings, largest first: clearly larger than the size of most of the text, and rare. A document
 * set in many sizes (a poster, a form) has none.
 */
export function headingSizes(pages: readonly (readonly PdfLine[])[]): number[] {
  const units = new Map<number, number>()
  let total = 0
  for (const line of pages.flat()) {
    const size = rounded(line.size)
    units.set(size, (units.get(size) ?? 0) + line.text.length)
    total += line.text.length
  }
  const body = [...units].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0])[0]
  const larger = [...units].filter(([size]) => size >= body * HEADING_FACTOR)
  const share = larger.reduce((sum, [, count]) => sum + count, 0) / Math.max(1, total)
  return share > MOST_HEADING_SHARE ? [] : larger.map(([size]) => size).toSorted((a, b) => b - a)
}

const HEADING_FACTOR = 1.15
const MOST_HEADING_SHARE = 0.25
const HEADING_LENGTH = 160
const BULLET = /^(?:[•●▪■◦‣·∙–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/
/** Distance of baselines, in font sizes, above which a paragraph ends; single spacing is 1.15 to 1.25. */
const PARAGRAPH_GAP = 1.6

function headingLevel(first: PdfLine, text: string, sizes: readonly number[]): number | undefined {
  const rank = sizes.indexOf(rounded(first.size))
  if (rank < 0 || text.length > HEADING_LENGTH || !/\p{L}{2}/u.test(text)) return undefined
  return Math.min(6, rank + 1)
}

function goesOn(last: PdfLine, line: PdfLine, right: number): boolean {
  if (isRow(last) || isRow(line) || BULLET.test(line.text)) return false
  if (rounded(last.size) !== rounded(line.size)) return false
  const down = last.y - line.y
  // Upwards is the next column; a little upwards is a footnote mark.
  if (down < -line.size * 0.5 || down > line.size * PARAGRAPH_GAP) return false
  // A line that ends early and with a sentence is the last one of its paragraph.
  return !(last.right < right * 0.8 && /[.!?:]$/.test(last.text))
}

function isRow(line: PdfLine): boolean {
  return line.cells >= 2
}

/** Half points: the same font comes in sizes like 11.04 and 10.98. */
function rounded(size: number): number {
  return Math.round(size * 2) / 2
}

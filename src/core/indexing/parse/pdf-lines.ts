import type { TextContent } from 'pdfjs-dist/types/src/display/api.js'
import { rowsInOrder } from './pdf-columns.ts'
import { onPage, piecesOf, type Sheet, type Turn } from './pdf-pieces.ts'
import type { Row } from './pdf-rows.ts'
import { segmentsOf, WORD_GAP } from './pdf-segments.ts'

/** One line of a page in reading order. `x`, `right` and `y` are points in the direction of the text: `y` grows from line to line. */
export interface PdfLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly right: number
  /** Font size of most of the line. */
  readonly size: number
  /** pdf.js's name of the font of most of the line; the same in the whole document. */
  readonly font: string
  /** Stretches of text with wide gaps between them: more than one means a row of a table, or a form. */
  readonly cells: number
  /** Lines of one column have the same number, which no other column of the page has. */
  readonly column: number
  /** Where it stands on the page as shown: points from the top left corner. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** A page's lines in reading order; text that lies on its side comes after the rest. */
export function linesOf(content: TextContent, sheet: Sheet): PdfLine[] {
  const byTurn = [...piecesOf(content, sheet)].toSorted((a, b) => b[1].length - a[1].length)
  return byTurn.flatMap(([turn, pieces]) => rowsInOrder(segmentsOf(pieces)).map((row) => lineOf(row, turn, sheet)))
}

/** Shares of the font size: a column gap in the PDFs of the file set is 1.5 and more. */
const COLUMN_GAP = 1.5
const ASCENT = 0.8
const DESCENT = 0.22

function lineOf({ segments, column }: Row, turn: Turn, sheet: Sheet): PdfLine {
  let [text, cells] = ['', 0]
  for (const [at, segment] of segments.entries()) {
    const before = segments[at - 1]
    if (before) {
      const gap = Math.max(segment.x - before.right, before.x - segment.right) / Math.max(segment.size, before.size)
      if (gap > COLUMN_GAP) cells++
      text += gap > COLUMN_GAP ? '  ' : gap > WORD_GAP || segment.space ? ' ' : ''
    }
    text += segment.text
  }
  const { y, size, font } = segments.reduce((most, one) => (one.text.length > most.text.length ? one : most))
  const x = Math.min(...segments.map((one) => one.x))
  const right = Math.max(...segments.map((one) => one.right))
  const box = onPage(turn, sheet, { x, right, top: y - size * ASCENT, bottom: y + size * DESCENT })
  // Columns of text that lies on its side are other ones.
  return { text, x, y, right, size, font, cells: cells + 1, column: column * 4 + turn, box }
}

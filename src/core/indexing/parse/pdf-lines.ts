import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api.js'

/** One line of a page as it stands on the paper, in PDF units (1/72 inch, y upwards). */
export interface PdfLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly right: number
  /** Font size of the line's largest text. */
  readonly size: number
  /** Stretches of text with wide gaps between them: more than one means a row of a table, or a form. */
  readonly cells: number
}

/**
 * Puts a page's pieces of text together to lines. The order is the file's own, which nearly always is the reading
 * order, columns included; geometry only decides where a line ends and where a space stands.
 */
export function linesOf(items: readonly (TextItem | TextMarkedContent)[]): PdfLine[] {
  const lines: PdfLine[] = []
  let open: Open | undefined
  let broken = false
  let space = false
  const flush = (): void => {
    const text = open?.text.trim() ?? ''
    if (open && text !== '') lines.push({ ...open, text })
    open = undefined
  }
  for (const item of items) {
    if (!('str' in item)) continue
    if (item.str.trim() === '') space ||= item.str !== ''
    else {
      const piece = place(item)
      if (open && !continues(open, piece, broken)) flush()
      open = open ? extend(open, piece, space) : { ...piece, cells: 1 }
      broken = false
      space = false
    }
    broken ||= item.hasEOL
  }
  flush()
  return lines
}

interface Piece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly right: number
  readonly size: number
}

interface Open extends Piece {
  readonly cells: number
}

/** Shares of the font size, from looking at the PDFs of the file set: a word space is about 0.25, a column gap 1.5 and more. */
const WORD_GAP = 0.12
const COLUMN_GAP = 1.5
/** Text on the same line may sit this much higher or lower: footnote marks, mixed sizes. */
const BASELINE_SHIFT = 0.45

function place(item: TextItem): Piece {
  // pdf.js types the matrix as any[]; it is six numbers.
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = item.transform as readonly number[]
  const size = Math.hypot(c, d) || Math.hypot(a, b) || 1
  return { text: item.str.replaceAll('\0', ''), x, y, right: x + item.width, size }
}

function continues(open: Open, piece: Piece, broken: boolean): boolean {
  const size = Math.max(open.size, piece.size)
  const sameLine = Math.abs(piece.y - open.y) <= size * BASELINE_SHIFT
  // pdf.js also reports a line end between two cells of one row; what stands further right on the same line goes on with it.
  if (!sameLine) return false
  return piece.x >= open.right - size * (broken ? 0.2 : 1)
}

function extend(open: Open, piece: Piece, space: boolean): Open {
  const size = Math.max(open.size, piece.size)
  const gap = piece.x - open.right
  const wide = gap > size * COLUMN_GAP
  const blank = wide ? '  ' : (space || gap > size * WORD_GAP) && !/\s$/.test(open.text) && !/^\s/.test(piece.text) ? ' ' : ''
  return {
    text: open.text + blank + piece.text,
    x: open.x,
    y: piece.size > open.size ? piece.y : open.y,
    right: Math.max(open.right, piece.right),
    size,
    cells: open.cells + (wide ? 1 : 0)
  }
}

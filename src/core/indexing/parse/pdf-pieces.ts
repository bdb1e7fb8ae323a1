import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api.js'

/** A run of text as pdf.js gives it, in its own frame: `x` along the reading direction, `y` (the baseline) from line to line, both growing. */
export interface Piece {
  readonly text: string
  readonly x: number
  readonly right: number
  readonly y: number
  readonly size: number
  readonly font: string
  readonly rtl: boolean
  /** White space stands before it in the file. */
  readonly space: boolean
  /** pdf.js reports the end of a line before it. */
  readonly broken: boolean
}

/** How text lies on the page: quarter turns clockwise from upright. */
export type Turn = 0 | 1 | 2 | 3

/** What pdf.js knows of a page as it is shown: rotated and cropped, top-left origin. */
export interface Sheet {
  readonly width: number
  readonly height: number
  /** From the file's coordinates to the page's. */
  readonly transform: readonly number[]
  readonly userUnit: number
}

/** A page's text by the direction in which it is read, in the order of the file. What lies outside the visible page is left out. */
export function piecesOf({ items, styles }: TextContent, sheet: Sheet): ReadonlyMap<Turn, readonly Piece[]> {
  const byTurn = new Map<Turn, Piece[]>()
  let space = false
  let broken = false
  for (const item of items) {
    if (!('str' in item)) continue
    if (item.str.trim() === '') space ||= item.str !== ''
    else {
      const { turn, ...piece } = place(item, sheet, styles[item.fontName]?.vertical === true)
      const pieces = byTurn.get(turn) ?? []
      byTurn.set(turn, pieces)
      if (isVisible(piece, turn, sheet) && !isOverprint(pieces.at(-1), piece)) pieces.push({ ...piece, space, broken })
      space = false
      broken = false
    }
    broken ||= item.hasEOL
  }
  return byTurn
}

/** Where a stretch of a frame stands on the page, top-left origin. */
export function onPage(turn: Turn, sheet: Sheet, { x, right, top, bottom }: Record<'x' | 'right' | 'top' | 'bottom', number>) {
  const [width, height] = [right - x, bottom - top]
  if (turn === 0) return { x, y: top, width, height }
  if (turn === 1) return { x: sheet.width - bottom, y: x, width: height, height: width }
  if (turn === 2) return { x: sheet.width - right, y: sheet.height - bottom, width, height }
  return { x: top, y: sheet.height - right, width: height, height: width }
}

type Placed = Omit<Piece, 'space' | 'broken'> & { readonly turn: Turn }

function place(item: TextItem, sheet: Sheet, vertical: boolean): Placed {
  const [a, b, c, d, e, f] = multiplied(sheet.transform, item.transform)
  const size = Math.hypot(c, d) || Math.hypot(a, b) || 1
  // Vertical fonts stand upright in the file and are read downwards.
  const turn = vertical ? 1 : toTurn(Math.round((Math.atan2(b, a) / Math.PI) * 2))
  const [x, y] = inFrame(turn, sheet, e, f)
  const length = (vertical ? item.height : item.width) * sheet.userUnit
  const text = item.str.replaceAll('\0', '').replaceAll(SYMBOL_BULLETS, '•')
  return { turn, text, x, right: x + length, y, size, font: item.fontName, rtl: item.dir === 'rtl' }
}

/** What Word's Symbol and Wingdings bullets are in a PDF: code points for private use. */
const SYMBOL_BULLETS = /[\uF0B7\uF0A7\uF0A8\uF076\uF0D8]/g

function inFrame(turn: Turn, { width, height }: Sheet, x: number, y: number): [number, number] {
  if (turn === 0) return [x, y]
  if (turn === 1) return [y, width - x]
  return turn === 2 ? [width - x, height - y] : [height - y, x]
}

function toTurn(quarters: number): Turn {
  const turn = (quarters + 4) % 4
  return turn === 1 || turn === 2 || turn === 3 ? turn : 0
}

function isVisible({ x, right, y, size }: Omit<Placed, 'turn'>, turn: Turn, { width, height }: Sheet): boolean {
  const [along, across] = turn % 2 === 0 ? [width, height] : [height, width]
  return right > 0 && x < along && y > 0 && y - size < across
}

/** Bold made by printing the same text twice, a little apart. */
function isOverprint(last: Piece | undefined, piece: Omit<Placed, 'turn'>): boolean {
  if (last?.text !== piece.text) return false
  return Math.abs(last.x - piece.x) < piece.size * 0.2 && Math.abs(last.y - piece.y) < piece.size * 0.2
}

type Matrix = [number, number, number, number, number, number]

function multiplied(outer: readonly number[], inner: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

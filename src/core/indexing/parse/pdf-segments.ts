import type { Piece } from './pdf-pieces.ts'

/** Text on one baseline without a wide gap in it: a line of a column, or a cell. */
export interface Segment extends Omit<Piece, 'broken'> {
  /** Rank in the file. */
  readonly order: number
}

/** Shares of the font size, from looking at the PDFs of the file set: a word space is about 0.25, a justified one up to 0.9. */
export const WORD_GAP = 0.12
const SEGMENT_GAP = 0.9
/** Text on the same line may sit this much higher or lower: footnote marks, mixed sizes. */
const BASELINE_SHIFT = 0.45

/** Puts pieces that follow each other in the file and on the paper together. */
export function segmentsOf(pieces: readonly Piece[]): Segment[] {
  const segments: Segment[] = []
  let open: Open | undefined
  for (const piece of pieces) {
    if (open && !continues(open, piece)) {
      segments.push(closed(open))
      open = undefined
    }
    open = open ? extend(open, piece) : { ...piece, longest: piece.text.length, order: segments.length }
  }
  if (open) segments.push(closed(open))
  return segments.filter(({ text }) => text !== '')
}

/** `longest`: units of the longest piece, which gives the segment its size, font and baseline. */
type Open = Piece & { readonly longest: number; readonly order: number }

function closed({ text, longest: _, broken: __, ...rest }: Open): Segment {
  return { ...rest, text: text.trim() }
}

function continues(open: Open, piece: Piece): boolean {
  const size = Math.max(open.size, piece.size)
  if (Math.abs(piece.y - open.y) > size * BASELINE_SHIFT) return false
  const gap = gapBetween(open, piece)
  // pdf.js also reports a line end between two cells of one row; what stands further along the same line goes on with it.
  return gap >= -size * (piece.broken ? 0.2 : 1) && gap <= size * SEGMENT_GAP
}

function gapBetween(open: Open, piece: Piece): number {
  return open.rtl && piece.rtl ? open.x - piece.right : piece.x - open.right
}

function extend(open: Open, piece: Piece): Open {
  const longer = piece.text.length > open.longest
  return {
    ...(longer ? piece : open),
    text: open.text + (isRaised(open, piece) ? superscript(open.text, piece.text) : blankBetween(open, piece) + piece.text),
    longest: Math.max(open.longest, piece.text.length),
    x: Math.min(open.x, piece.x),
    right: Math.max(open.right, piece.right),
    space: open.space,
    order: open.order
  }
}

function blankBetween(open: Open, piece: Piece): string {
  if (/\s$/.test(open.text) || /^\s/.test(piece.text)) return ''
  return piece.space || gapBetween(open, piece) > Math.max(open.size, piece.size) * WORD_GAP ? ' ' : ''
}

function isRaised(open: Open, piece: Piece): boolean {
  return piece.size <= open.size * 0.8 && open.y - piece.y >= open.size * 0.2 && /^[\d+−-]{1,3}$/.test(piece.text.trim())
}

/**
 * A small raised number: 10⁶ must not be read as 106. After a word it is a footnote's mark and stands apart, so that
 * the word is still found.
 */
function superscript(before: string, mark: string): string {
  const raised = [...mark.trim()].map((one) => SUPERSCRIPTS.get(one) ?? one).join('')
  return (/[\p{L}][\p{L}’')\]]{2}$|[.,;:!?”"]$/u.test(before) ? ' ' : '') + raised
}

const SUPERSCRIPTS: ReadonlyMap<string, string> = new Map(
  [...'⁰¹²³⁴⁵⁶⁷⁸⁹', '⁺', '⁻', '⁻'].map((raised, at) => ['0123456789+-−'[at] ?? '', raised])
)

import type { DocumentView, Span } from '../../shared/types.ts'
import type { MarkKind } from './marks.ts'

/** A rectangle on a page, in PDF points from its top left corner. */
export interface QuoteBox {
  /** The part of the quote that stands in it. */
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Where a place stands on one page, line by line; empty for a document without boxes. A line that is quoted in part is
 * cut by its share of characters: a few points off, and always the right line.
 */
export function quoteBoxes({ text, boxes = [] }: Pick<DocumentView, 'text' | 'boxes'>, place: Span, page: number): QuoteBox[] {
  return boxes.flatMap((box) => {
    const start = Math.max(box.start, place.start)
    const end = Math.min(box.end, place.end)
    if (box.page !== page || start >= end) return []
    const [from, to] = [start, end].map((at) => (at - box.start) / (box.end - box.start))
    const { x, y, width, height } = box
    const quoted = text.slice(start, end)
    // A line that stands upright on the page is read along its height.
    if (height > width && box.end - box.start > 2) return [{ text: quoted, x, y, width, height }]
    return [{ text: quoted, x: x + width * (from ?? 0), y, width: width * ((to ?? 1) - (from ?? 0)), height }]
  })
}

/** Marks for boxes of a page that is `points` wide and high, to be laid over it whatever its scale. */
export function boxMarks(
  boxes: readonly { readonly kind: MarkKind; readonly box: QuoteBox }[],
  points: { readonly width: number; readonly height: number }
): readonly HTMLElement[] {
  return boxes.map(({ kind, box: { text, x, y, width, height } }) => {
    const mark = document.createElement('mark')
    if (kind === 'cited') mark.dataset['testid'] = 'highlight'
    mark.className = `box ${kind}`
    mark.textContent = text
    const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`
    mark.style.left = percent(x, points.width)
    mark.style.top = percent(y, points.height)
    mark.style.width = percent(width, points.width)
    mark.style.height = percent(height, points.height)
    return mark
  })
}

import type { DocumentView, Span } from '../../shared/types.ts'
import { cutByMarks, overlapping, type MarkKind, type MarkLayer, type Marks } from './marks.ts'
import { pageMatcher } from './match-quote.ts'
import type { DrawnPage } from './pdf.ts'
import { boxMarks, quoteBoxes, type QuoteBox } from './quote-boxes.ts'

/** Shows marks on a drawn page, instead of those before; says whether all that is cited on it could be shown. */
export type PaintMarks = (marks: Marks) => boolean

type ViewText = Pick<DocumentView, 'text' | 'pages' | 'boxes'>

/** Prepares a drawn page for marks. Quotes are looked for in its text; where that is not what was read, their boxes are marked. */
export function pageMarker(view: ViewText, page: number, drawn: DrawnPage): PaintMarks {
  const place = view.pages.find((candidate) => candidate.page === page)
  if (!place) return () => true
  const match = pageMatcher(drawn.items, view.text.slice(place.start, place.end))
  let touched = new Set<number>()
  let boxed: readonly HTMLElement[] = []

  return (marks) => {
    for (const item of touched) drawn.elements[item]?.replaceChildren(drawn.items[item] ?? '')
    for (const box of boxed) box.remove()
    const inItems = new Map<number, { kind: MarkKind; span: Span }[]>()
    const boxes: { kind: MarkKind; box: QuoteBox }[] = []
    let complete = true
    for (const { kind, spans } of marks) {
      for (const span of overlapping(spans, place)) {
        const [start, end] = [Math.max(span.start, place.start) - place.start, Math.min(span.end, place.end) - place.start]
        const ranges = match({ start, end })
        const where = quoteBoxes(view, span, page)
        if (ranges.length > 0 && (kind !== 'cited' || standsIn(drawn, ranges, where)))
          for (const { item, ...range } of ranges) inItems.set(item, [...(inItems.get(item) ?? []), { kind, span: range }])
        else if (where.length > 0) boxes.push(...where.map((box) => ({ kind, box })))
        else if (kind === 'cited' && view.text.slice(place.start + start, place.start + end).trim() !== '') complete = false
      }
    }
    for (const [item, found] of inItems) drawn.elements[item]?.replaceChildren(...markedNodes(drawn.items[item] ?? '', found))
    touched = new Set(inItems.keys())
    boxed = boxMarks(boxes, drawn.points)
    drawn.layer.prepend(...boxed)
    return complete
  }
}

/** Points that the text of a page and the lines that were read from it may lie apart. */
const APART_POINTS = 4

/** Whether text that reads like a quote also stands where the quote was read: a page may say the same twice. */
function standsIn(
  { elements, layer, points }: DrawnPage,
  ranges: readonly { readonly item: number }[],
  boxes: readonly QuoteBox[]
): boolean {
  const first = elements[ranges[0]?.item ?? -1]
  const total = layer.clientHeight
  if (boxes.length === 0 || !first || total === 0) return true
  const top = (first.offsetTop / total) * points.height
  return boxes.some(({ y, height }) => top > y - height - APART_POINTS && top < y + height + APART_POINTS)
}

function markedNodes(text: string, found: readonly { kind: MarkKind; span: Span }[]): Node[] {
  const layers: MarkLayer[] = found.map(({ kind, span }) => ({ kind, spans: [span] }))
  return cutByMarks(text, { start: 0, end: text.length }, layers).map((piece) => {
    if (piece.kinds.length === 0) return document.createTextNode(piece.text)
    const mark = document.createElement('mark')
    mark.className = piece.kinds.join(' ')
    if (piece.kinds.includes('cited')) mark.dataset['testid'] = 'highlight'
    mark.textContent = piece.text
    return mark
  })
}

import type { Citation, Document, Span } from '../../../shared/types.ts'
import type { Evidence } from '../text/evidence.ts'

/** A span of a passage's document as a footnote; the quote is cut from the stored text. */
export function citationOf({ passage, document }: Evidence, { start, end }: Span, support: number): Omit<Citation, 'number'> {
  const page = document.pages.find((span) => span.start <= start && start < span.end)?.page
  return {
    path: passage.path,
    document: passage.document,
    title: passage.title,
    headings: passage.headings,
    start,
    end,
    quote: document.text.slice(start, end),
    modifiedMs: passage.modifiedMs,
    support: Math.min(1, support),
    ...(page === undefined ? {} : { page })
  }
}

/** The last gate before a footnote is shown: the quote must be the stored text, character by character. */
export function isVerbatim(citation: Pick<Citation, 'quote' | 'start' | 'end'>, document: Pick<Document, 'text'>): boolean {
  return citation.quote.length > 0 && document.text.slice(citation.start, citation.end) === citation.quote
}

/** Whether a footnote's quote lies within another's; of two that are equal the first stays. */
export function holds(outer: Omit<Citation, 'number'>, inner: Omit<Citation, 'number'>, isFirst: boolean): boolean {
  if (outer.document !== inner.document || outer.path !== inner.path) return false
  return outer.start <= inner.start && inner.end <= outer.end && (isFirst || outer.end - outer.start > inner.end - inner.start)
}

import type { DocumentView, PageSpan, Span } from '../../shared/types.ts'

/** A quote as it stands on one page, with the page's text before it. */
export interface PageQuote {
  readonly quote: string
  readonly before: string
}

/** The page that a place begins on; 1 for a document whose pages are not known. */
export function pageOf(pages: readonly PageSpan[], place: Span): number {
  return (pages.find((page) => page.end > place.start) ?? pages.at(-1))?.page ?? 1
}

/** The part of a place that stands on `page`: a quote may run over to the next one. */
export function quoteOnPage(view: Pick<DocumentView, 'text' | 'pages'>, place: Span, page: number): PageQuote | undefined {
  const span = view.pages.find((candidate) => candidate.page === page)
  if (!span) return undefined
  const start = Math.max(span.start, place.start)
  const end = Math.min(span.end, place.end)
  if (start >= end) return undefined
  return { quote: view.text.slice(start, end), before: view.text.slice(span.start, start) }
}

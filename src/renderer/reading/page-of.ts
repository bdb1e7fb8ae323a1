import type { PageSpan, Span } from '../../shared/types.ts'

/** The page that a place begins on; 1 for a document whose pages are not known. */
export function pageOf(pages: readonly PageSpan[], place: Span): number {
  return (pages.find((page) => page.end > place.start) ?? pages.at(-1))?.page ?? 1
}

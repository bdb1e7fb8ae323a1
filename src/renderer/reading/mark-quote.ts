import { matchQuote } from './match-quote.ts'
import type { PageQuote } from './quote-on-page.ts'

/** Marks a quote in the text laid over a drawn page; returns its first mark, or undefined when it is not there. */
export function markQuote(
  page: { readonly items: readonly string[]; readonly elements: readonly HTMLElement[] },
  { quote, before }: PageQuote
): HTMLElement | undefined {
  let first: HTMLElement | undefined
  for (const { item, start, end } of matchQuote(page.items, quote, before)) {
    const text = page.items[item] ?? ''
    const mark = document.createElement('mark')
    mark.dataset['testid'] = 'highlight'
    mark.textContent = text.slice(start, end)
    page.elements[item]?.replaceChildren(text.slice(0, start), mark, text.slice(end))
    first ??= mark
  }
  return first
}

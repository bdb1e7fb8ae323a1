import { expect, test } from 'vitest'
import { markQuote } from '../../src/renderer/reading/mark-quote.ts'
import { matchQuote } from '../../src/renderer/reading/match-quote.ts'
import { pageOf, quoteOnPage } from '../../src/renderer/reading/quote-on-page.ts'

/** The matched text, item by item. */
const found = (items: readonly string[], quote: string, before = '') =>
  matchQuote(items, quote, before).map(({ item, start, end }) => items[item]?.slice(start, end))

test('a quote is found across items, whatever the extraction did to white space', () => {
  expect(found(['Heat the ', 'oven', ' ', 'empty at 250'], 'the oven\nempty')).toEqual(['the ', 'oven', 'empty'])
})

test('a word that was hyphenated at a line end is found joined', () => {
  expect(found(['the accept-', 'ance of works'], 'acceptance of')).toEqual(['accept-', 'ance of'])
})

test('ligatures match their letters', () => {
  expect(found(['the ﬁrst oﬀer'], 'first offer')).toEqual(['ﬁrst oﬀer'])
})

test('of several occurrences the one at the place of the quote is meant', () => {
  const items = ['30 mm, ', 'then ', '30 mm']
  expect(matchQuote(items, '30 mm', '30 mm, then ')).toEqual([{ item: 2, start: 0, end: 5 }])
  expect(matchQuote(items, '30 mm', '')).toEqual([{ item: 0, start: 0, end: 5 }])
})

test('what is not on the page is not found', () => {
  expect(matchQuote(['some text'], 'other text', '')).toEqual([])
  expect(matchQuote(['some text'], ' \n', '')).toEqual([])
})

test('marking leaves the text of the page as it was', () => {
  const items = ['Heat the oven ', 'empty.']
  const elements = items.map((text) => Object.assign(document.createElement('span'), { textContent: text }))
  const first = markQuote({ items, elements }, { quote: 'oven empty', before: 'Heat the ' })
  expect(first?.textContent).toBe('oven ')
  expect(elements.map((element) => element.innerHTML)).toEqual([
    'Heat the <mark data-testid="highlight">oven </mark>',
    '<mark data-testid="highlight">empty</mark>.'
  ])
})

test('a quote that runs over a page break is marked on each page by its part', () => {
  const view = {
    text: 'first page\nsecond page',
    pages: [
      { page: 1, start: 0, end: 10 },
      { page: 2, start: 11, end: 22 }
    ]
  }
  const place = { start: 6, end: 17 }
  expect(pageOf(view.pages, place)).toBe(1)
  expect(quoteOnPage(view, place, 1)).toEqual({ quote: 'page', before: 'first ' })
  expect(quoteOnPage(view, place, 2)).toEqual({ quote: 'second', before: '' })
  expect(quoteOnPage(view, place, 3)).toBeUndefined()
})

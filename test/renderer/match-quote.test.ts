import { expect, test } from 'vitest'
import { pageMatcher } from '../../src/renderer/reading/match-quote.ts'
import { pageMarker } from '../../src/renderer/reading/page-marks.ts'
import { pageOf } from '../../src/renderer/reading/page-of.ts'

/** The matched text of a quote, item by item; `page` is what was extracted from it. */
function found(items: readonly string[], quote: string, page = quote): readonly (string | undefined)[] {
  const start = page.lastIndexOf(quote)
  return pageMatcher(items, page)({ start, end: start + quote.length }).map(({ item, start, end }) => items[item]?.slice(start, end))
}

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
  const match = pageMatcher(['30 mm, ', 'then ', '30 mm'], '30 mm, then 30 mm')
  expect(match({ start: 12, end: 17 })).toEqual([{ item: 2, start: 0, end: 5 }])
  expect(match({ start: 0, end: 5 })).toEqual([{ item: 0, start: 0, end: 5 }])
})

test('what is not on the page is not found', () => {
  expect(found(['some text'], 'other text')).toEqual([])
  expect(found(['some text'], ' \n')).toEqual([])
})

/** A page without a layout: its elements have no places. */
function drawnPage(items: readonly string[]) {
  const elements = items.map((text) => Object.assign(document.createElement('span'), { textContent: text }))
  return { items, elements, layer: document.createElement('div'), points: { width: 100, height: 100 } }
}
const html = ({ elements }: ReturnType<typeof drawnPage>): readonly string[] => elements.map((element) => element.innerHTML)

test('marks leave the text of a page as it was, and go when others come', () => {
  const page = drawnPage(['Heat the oven ', 'empty.'])
  const paint = pageMarker({ text: 'Heat the oven empty.', pages: [{ page: 1, start: 0, end: 20 }] }, 1, page)
  expect(paint([{ kind: 'cited', spans: [{ start: 9, end: 19 }] }])).toBe(true)
  expect(html(page)).toEqual([
    'Heat the <mark class="cited" data-testid="highlight">oven </mark>',
    '<mark class="cited" data-testid="highlight">empty</mark>.'
  ])
  paint([{ kind: 'found', spans: [{ start: 0, end: 4 }] }])
  expect(html(page)).toEqual(['<mark class="found">Heat</mark> the oven ', 'empty.'])
})

test('a citation that is not in the text of its page and has no boxes is said to be missing', () => {
  const paint = pageMarker({ text: 'Heat the oven.', pages: [{ page: 1, start: 0, end: 14 }] }, 1, drawnPage(['unreadable']))
  expect(paint([{ kind: 'cited', spans: [{ start: 0, end: 4 }] }])).toBe(false)
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
  const marked = [1, 2].map((number) => {
    const page = drawnPage([number === 1 ? 'first page' : 'second page'])
    pageMarker(view, number, page)([{ kind: 'cited', spans: [place] }])
    return page.elements[0]?.querySelector('mark')?.textContent
  })
  expect(pageOf(view.pages, place)).toBe(1)
  expect(marked).toEqual(['page', 'second'])
})

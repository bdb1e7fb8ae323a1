import { expect, test, vi } from 'vitest'
import { markWords } from '../../src/renderer/reading/match-words.ts'
import { snippet } from '../../src/renderer/reading/snippet.ts'
import { Search, withoutFilter } from '../../src/renderer/state/search.svelte.ts'
import type { SearchResult } from '../../src/shared/types.ts'
import { coreInMemory } from './core-in-memory.ts'
import { kitchen, passage } from './samples.ts'

const found: SearchResult = {
  passages: [passage(1, kitchen, 'Baumann offered 14,200 euros.'), passage(2, kitchen, 'The works begin on 4 May.')],
  filters: [],
  trace: { stages: [], totalMs: 1 }
}

test('while one types it is searched by words, one search at a time and the newest text next; by meaning once the typing rests', async () => {
  const asked: string[] = []
  const core = coreInMemory([], {
    search: ({ query, stage, typing }) => {
      asked.push(`${query} ${stage} ${String(typing)}`)
      return found
    }
  })
  const search = new Search(core.api)
  for (const text of ['B', 'Ba', 'Baumann', 'Baumann ']) search.type(text)
  await vi.waitFor(() => expect([search.query, search.running]).toEqual(['Baumann', false]))
  await vi.waitFor(() => expect(asked).toEqual(['B bm25 true', 'Baumann bm25 true', 'Baumann hybrid true']))
})

test('what is found by meaning comes a moment later, and moves neither the row that was chosen nor the rows of a newer text', async () => {
  const many = Array.from({ length: 20 }, (_, index) => ({ ...passage(1, kitchen, 'Baumann'), id: `row ${String(index + 1)}` }))
  const late = { ...found, passages: many.toReversed() }
  const core = coreInMemory([], { search: ({ stage }) => (stage === 'bm25' ? { ...found, passages: many } : late) })
  const search = new Search(core.api)
  search.type('Baumann')
  await vi.waitFor(() => expect(search.listed).toHaveLength(8))
  search.select(2)
  await vi.waitFor(() => expect(search.listed).toHaveLength(20))
  expect([search.current?.id, search.selected]).toEqual(['row 3', 17])
  search.type('Baumann o')
  await vi.waitFor(() => expect([search.query, search.selected, search.listed.length]).toEqual(['Baumann o', 0, 8]))
})

test('words that are slower than meaning do not take its place, and a stopped search shows nothing more', async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const core = coreInMemory([], {
    search: async ({ stage }) => {
      if (stage === 'bm25') await held
      return stage === 'bm25' ? { ...found, passages: [] } : found
    }
  })
  const search = new Search(core.api)
  search.type('Baumann')
  await vi.waitFor(() => expect(search.passages).toHaveLength(2))
  release()
  search.type('Baumann offered')
  search.stop()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect([search.query, search.passages.length, search.running]).toEqual(['Baumann', 2, false])
})

test('words that find nothing are not shown as nothing while meaning may find something', async () => {
  const core = coreInMemory([], { search: ({ stage }) => (stage === 'bm25' ? { ...found, passages: [] } : found) })
  const search = new Search(core.api)
  search.type('worktop')
  await vi.waitFor(() => expect(core.calls).toHaveLength(1))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect([search.result, search.running]).toEqual([undefined, true])
  await vi.waitFor(() => expect([search.passages.length, search.running]).toEqual([2, false]))
})

test('of two searches the later one is shown, whichever arrives first', async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const core = coreInMemory([], {
    search: async ({ query }) => {
      if (query === 'slow') await held
      return query === 'slow' ? found : { ...found, passages: found.passages.slice(0, 1) }
    }
  })
  const search = new Search(core.api)
  const slow = search.run('slow')
  await search.run('quick')
  release()
  await slow
  expect([search.query, search.passages.length, search.running]).toEqual(['quick', 1, false])
})

test('what was found stays while the next letters are typed, and goes with the last one', async () => {
  const search = new Search(coreInMemory([], { search: () => found }).api)
  await search.run('Baumann')
  search.select(5)
  expect(search.current?.rank).toBe(2) // the last one is as far as it goes
  search.type('Baumann o')
  expect(search.passages).toHaveLength(2)
  search.type('')
  expect([search.result, search.query, search.current]).toEqual([undefined, '', undefined])
})

test('Enter on a text that was not searched yet searches it first', async () => {
  const core = coreInMemory([], { search: () => found })
  const search = new Search(core.api)
  search.type('Baumann')
  expect((await search.settle('Baumann'))?.rank).toBe(1)
  await search.settle('Baumann')
  expect(core.calls.map(({ input }) => input)).toMatchObject([{ stage: 'bm25' }, { stage: 'hybrid', typing: false }])
})

test('what is typed on the way is not remembered; the search whose passage is opened is, once', async () => {
  const core = coreInMemory([], { search: () => found })
  const search = new Search(core.api)
  search.type('Baumann')
  await vi.waitFor(() => expect(search.passages).toHaveLength(2))
  search.select(1)
  expect((await search.settle('Baumann'))?.rank).toBe(2)
  await search.settle('Baumann')
  expect(core.calls.map(({ input }) => input)).toMatchObject([
    { typing: true, stage: 'bm25' },
    { typing: false, stage: 'hybrid' }
  ])
})

test('words that were searched besides what was typed are marked as well', async () => {
  const expansions = [{ word: 'offred', as: ['offered'] }]
  const search = new Search(coreInMemory([], { search: () => ({ ...found, expansions }) }).api)
  await search.run('offred')
  expect(markWords('Baumann offered it.', search.words).filter(({ hit }) => hit)).toMatchObject([{ text: 'offered' }])
})

test('a filter is taken out of the query as it was typed', () => {
  expect(withoutFilter('boiler type:pdf folder:"Old tax" -draft', 'folder:"Old tax"')).toBe('boiler type:pdf -draft')
  expect(withoutFilter('boiler', 'type:pdf')).toBe('boiler')
})

test('the words of the query are marked, without filters and words that say nothing', () => {
  const hits = (text: string, query: string, filters: string[] = []) =>
    markWords(text, query, filters)
      .filter(({ hit }) => hit)
      .map(({ text: word }) => word)
  expect(hits('The Boilers were serviced in the café.', 'who serviced the boiler in Cafe')).toEqual(['Boilers', 'serviced', 'café'])
  expect(hits('A pdf of the boiler', 'boiler type:pdf', ['type:pdf'])).toEqual(['boiler'])
  const text = 'Baumann offered 14,200 euros.'
  expect(
    markWords(text, 'euro')
      .map((piece) => piece.text)
      .join('')
  ).toBe(text)
})

test('a row that shows the beginning of a passage begins shortly before the words that were asked for', () => {
  const chat = 'Time: 9:00. Hey Adam! Just wanted to ask for the password. Are there any house rules that I should know about? Thanks!'
  expect(snippet(chat, 'house rules', 40)).toBe('… any house rules that I should know about? Thanks!')
  expect(snippet('A house without. And so it goes on for long: the house rules.', 'house rules', 24)).toBe('… the house rules.') // most words, not the first
  expect(snippet(chat, 'Adam', 40)).toBe(chat) // seen anyway
  expect(snippet(chat, 'zzqqx', 40)).toBe(chat)
})

test('a search that no passage holds a word of says so, and one without words says what is missing', async () => {
  const near = found.passages.map((one) => ({ ...one, scores: { vector: 0.4, fused: 0.5 } }))
  const results: Record<string, SearchResult> = {
    Baumann: found,
    zzqqx: { ...found, passages: near },
    'type:pdf': { ...found, passages: near, filters: ['type:pdf'] }, // near in meaning to nothing
    'Baumann type:pdf': { ...found, passages: [], filters: ['type:pdf'] }
  }
  const search = new Search(coreInMemory([], { search: ({ query }) => results[query] ?? found }).api)
  const told: unknown[] = []
  for (const query of Object.keys(results)) {
    await search.run(query)
    told.push([search.isNear, search.onlyNarrows])
  }
  expect(told).toEqual([
    [false, false],
    [true, false],
    [false, true],
    [false, false]
  ])
})

test('what is only near in meaning is folded below a passage that holds the words, and listed when asked for', async () => {
  const [exact, near] = [
    passage(1, kitchen, 'Baumann offered 14,200 euros.'),
    { ...passage(2, kitchen, 'The works begin on 4 May.'), scores: { vector: 0.4 } }
  ]
  const other = { ...passage(3, kitchen, 'We took the offer of Baumann on 12 March.') }
  const search = new Search(coreInMemory([], { search: () => ({ ...found, passages: [exact, near, other] }) }).api)
  const ranks = () => search.listed.map(({ rank }) => rank)
  await search.run('Baumann')
  expect([ranks(), search.folded]).toEqual([[1, 3], 1])
  search.select(1)
  search.fold(false)
  expect([ranks(), search.current?.rank]).toEqual([[1, 2, 3], 3])
  // Nothing holds both words: what is near may be what is meant.
  await search.run('Baumann kitchen sink')
  expect([ranks(), search.folded]).toEqual([[1, 2, 3], 0])
})

test('what ranks above the passage that holds the words is not folded', async () => {
  const near = { ...passage(1, kitchen, 'The works begin on 4 May.'), scores: { vector: 0.4 } }
  const search = new Search(
    coreInMemory([], { search: () => ({ ...found, passages: [near, passage(2, kitchen, 'Baumann offered 14,200 euros.')] }) }).api
  )
  await search.run('Baumann')
  expect(search.folded).toBe(0)
})

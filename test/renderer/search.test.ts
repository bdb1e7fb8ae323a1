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

test('typing searches once it pauses, and the last text wins', async () => {
  const queries: string[] = []
  const core = coreInMemory([], {
    search: ({ query }) => {
      queries.push(query)
      return found
    }
  })
  const search = new Search(core.api)
  for (const text of ['B', 'Ba', 'Baumann']) search.type(text)
  await vi.waitFor(() => expect(search.passages).toHaveLength(2))
  expect([queries, search.query]).toEqual([['Baumann'], 'Baumann'])
})

test('of two searches the later one is shown, whichever arrives first', async () => {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
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
  expect(core.calls).toHaveLength(1)
})

test('what is typed on the way is not remembered; the search whose passage is opened is, once', async () => {
  const core = coreInMemory([], { search: () => found })
  const search = new Search(core.api)
  search.type('Baumann')
  await vi.waitFor(() => expect(search.passages).toHaveLength(2))
  search.select(1)
  expect((await search.settle('Baumann'))?.rank).toBe(2)
  await search.settle('Baumann')
  expect(core.calls.map(({ input }) => input)).toMatchObject([{ typing: true }, { typing: false }])
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
    'type:pdf': { ...found, passages: [], filters: ['type:pdf'] },
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

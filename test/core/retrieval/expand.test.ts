import { expect, it } from 'vitest'
import { createRetriever } from '../../../src/core/retrieval/retriever.ts'
import type { Vocabulary } from '../../../src/core/retrieval/vocabulary.ts'
import type { Embedder } from '../../../src/core/roles.ts'
import { createVocabulary } from '../../../src/core/retrieval/vocabulary.ts'
import type { TextQuery } from '../../../src/core/store/lance.ts'

const TEXTS = [
  'die Heizungen wurden repariert',
  'naprawa pralki',
  'the boiler was serviced',
  'boiling water',
  'boiler service in May',
  'a car',
  'a carpet',
  'commerce'
]

/** A retriever over a list of words; `asked` is what was searched and embedded. */
function searching(vocabulary?: () => Promise<Vocabulary>) {
  const asked: { words: TextQuery[]; embedded: string[] } = { words: [], embedded: [] }
  const held = new Set(TEXTS.join(' ').split(' '))
  const embedder: Embedder = {
    model: 'fake',
    fingerprint: 'fake',
    dimensions: 1,
    embed: (texts) => {
      asked.embedded.push(...texts)
      return Promise.resolve({ vectors: texts.map(() => Float32Array.of(1)), tokens: 1 })
    }
  }
  const hit = { id: 'a:0', path: '/a', document: 'a', ordinal: 0, start: 0, end: 1, text: 'a', title: 'a', headings: [], context: '' }
  const retriever = createRetriever({
    store: {
      searchText: (query, limit) => {
        const one = typeof query === 'string' ? { words: query } : query
        // A probe for a single word; "serves" stands for a form that only the index knows.
        if (limit === 1) return Promise.resolve(held.has(one.words) || one.words === 'serves' ? [{ ...hit, modifiedMs: 0, bm25: 1 }] : [])
        asked.words.push(one)
        return Promise.resolve([])
      },
      searchVector: () => Promise.resolve([]),
      firstChunks: () => Promise.resolve([])
    },
    embedder: () => Promise.resolve(embedder),
    reranker: () => Promise.resolve(undefined),
    stale: () => Promise.resolve(new Set()),
    titled: () => new Map(),
    chunksOf: () => 100,
    vocabulary
  })
  const search = async (query: string, typing = false) => {
    const { trace, expansions } = await retriever.retrieve(query, { top: 5, stage: 'hybrid', typing })
    return { ...asked, expansions, line: trace.stages.find(({ name }) => name === 'expand words') }
  }
  return { search }
}
const words = createVocabulary({
  version: () => Promise.resolve(1),
  async *texts() {
    yield TEXTS
  }
})

it('searches a misspelt word as what was meant, by words and by meaning, and says so', async () => {
  const { words: lexical, embedded, line, expansions } = await searching(words).search('boilr servise')
  expect(lexical[0]).toEqual({ words: 'boilr servise boiler service' })
  expect(embedded).toEqual(['boilr boiler servise service'])
  expect(line?.note).toBe('boilr → boiler; servise → service')
  expect(expansions).toEqual([
    { word: 'boilr', as: ['boiler'], slip: true },
    { word: 'servise', as: ['service'], slip: true }
  ])
})

it('leaves words alone that a file holds, also in a form that only the index knows', async () => {
  const { words: lexical, embedded, expansions, line } = await searching(words).search('who serves the boiler')
  expect(lexical[0]).toEqual({ words: 'who serves the boiler' })
  expect(embedded).toEqual(['who serves the boiler'])
  expect([expansions, line?.note]).toEqual([undefined, undefined])
})

it('completes the last word while it is typed, and lets a word that is one count more', async () => {
  expect((await searching(words).search('the boil', true)).words[0]).toEqual({ words: 'the boil boiler boiling' })
  expect((await searching(words).search('the car', true)).words[0]).toEqual({ words: 'the car', also: 'carpet' })
  expect((await searching(words).search('car boiler', true)).words[0]).toEqual({ words: 'car boiler' })
  expect((await searching(words).search('the car')).words[0]).toEqual({ words: 'the car' })
})

it('touches neither the words of sentences nor numbers, but what is no word is read also in a sentence', async () => {
  const long = 'please tell me whether anyone of us has already had the broiler looked at'
  expect((await searching(words).search(long)).words[0]).toEqual({ words: long })
  const slip = await searching(words).search(long.replace('broiler', 'boilr'))
  expect(slip.words[0]?.words).toMatch(/boilr .* boiler$/)
  expect(slip.expansions).toEqual([{ word: 'boilr', as: ['boiler'], slip: true }])
  expect((await searching(words).search('b0iler 2024')).words[0]).toEqual({ words: 'b0iler 2024' })
})

it.each([
  ['broiler', 'a word that English has'],
  ['Boilor', 'perhaps somebody’s name'],
  ['carp', 'too short']
])('is not sure of %s: %s', async (word) => {
  const { expansions = [] } = await searching(words).search(`the ${word}`)
  expect(expansions.filter(({ slip }) => slip)).toEqual([])
})

it.each([
  ['there is no list', undefined, /no list/],
  ['the list cannot be read', () => Promise.reject(new Error('The disk is gone.')), /disk is gone/],
  ['the list takes too long', () => new Promise<Vocabulary>(() => undefined), /longer than/]
])('searches for what was typed where %s', async (_, vocabulary, why) => {
  const { words: lexical, line } = await searching(vocabulary).search('boilr')
  expect(lexical[0]).toEqual({ words: 'boilr' })
  expect(line).toMatchObject({ skipped: true, note: expect.stringMatching(why) })
})

it('searches a German or Polish word in every form that the files have, and leaves the question as it is', async () => {
  const german = await searching(words).search('Wann wird die Heizung repariert?')
  expect(german.words[0]?.words).toBe('Wann wird die Heizung repariert? heizungen')
  expect(german.embedded).toEqual(['Wann wird die Heizung repariert?'])
  const polish = await searching(words).search('Kiedy naprawiono pralkę?')
  expect(polish.words[0]?.words).toBe('Kiedy naprawiono pralkę? naprawa pralki')
  expect(polish.expansions).toEqual([
    { word: 'naprawiono', as: ['naprawa'] },
    { word: 'pralkę', as: ['pralki'] }
  ])
})

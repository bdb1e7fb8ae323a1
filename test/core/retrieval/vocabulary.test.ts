import { expect, it } from 'vitest'
import { editDistance } from '../../../src/core/retrieval/edit-distance.ts'
import { createVocabulary } from '../../../src/core/retrieval/vocabulary.ts'

it.each([
  ['boilr', 'boiler', 1],
  ['brithday', 'birthday', 1],
  ['servise', 'service', 1],
  ['boiler', 'boiler', 0],
  ['house', 'garden', 3],
  ['', 'abc', 3]
])('counts the slips between %s and %s, and stops counting past two', (a, b, slips) => {
  expect([editDistance(a, b, 2), editDistance(b, a, 2)]).toEqual([slips, slips])
})

function over(texts: readonly string[]) {
  const source = { version: 1, texts: [...texts], reads: 0 }
  let nowMs = 0
  const vocabulary = createVocabulary(
    {
      version: () => Promise.resolve(source.version),
      async *texts() {
        source.reads++
        yield source.texts
      }
    },
    () => nowMs
  )
  return { source, vocabulary, later: (ms: number) => (nowMs += ms) }
}

it('knows words by their beginning, their letters without accents, and how often they stand there', async () => {
  const words = await over(['The boiler was serviced. Boilers rust.', 'Our boiler, the Café.', 'a boiling kettle']).vocabulary()
  expect(words.beginning('boil', 5)).toEqual(['boiler', 'boilers', 'boiling'])
  expect(words.beginning('boil', 1)).toEqual(['boiler'])
  expect(words.beginning('zz', 5)).toEqual([])
  expect([words.has('cafe'), words.has('CAFÉ'), words.has('boil')]).toEqual([true, true, false])
})

it('takes the nearest word for a misspelt one, and the more frequent of two as near', async () => {
  const words = await over(['boiler', 'birthday', 'service', 'servile', 'service']).vocabulary()
  expect(words.near('boilr', 1)).toEqual(['boiler'])
  expect(words.near('brithday', 1)).toEqual(['birthday'])
  expect(words.near('servise', 2)).toEqual(['service', 'servile'])
  expect(words.near('car', 1)).toEqual([])
  expect(words.near('oiler', 1)).toEqual([])
})

it('reads a changed index again, in the background and not at once', async () => {
  const { source, vocabulary, later } = over(['old'])
  await vocabulary()
  source.version = 2
  source.texts.push('boiler')
  expect((await vocabulary()).has('boiler')).toBe(false)
  later(60_000)
  await vocabulary()
  await expect.poll(async () => (await vocabulary()).has('boiler')).toBe(true)
  later(60_000)
  await vocabulary()
  expect(source.reads).toBe(2)
})

import { expect, test } from 'vitest'
import { bestSentences } from '../../src/renderer/reading/best-sentences.ts'
import { Reader } from '../../src/renderer/state/reader.svelte.ts'
import type { Block } from '../../src/shared/types.ts'
import { coreInMemory } from './core-in-memory.ts'
import { kitchen, passage } from './samples.ts'

/** What is marked of a whole text. */
function marked(text: string, words: string, { blocks = [], filters = [] }: { blocks?: Block[]; filters?: string[] } = {}): string[] {
  const spans = bestSentences({ text, blocks }, { start: 0, end: text.length }, { words, filters })
  return spans.map(({ start, end }) => text.slice(start, end))
}

const LEASE = 'The flat is dry. The rent is due in March,\nand the rents of cellars in May. Nobody swims. The rent is low.'

test('of a passage the sentence with most of the words is marked, over a wrapped line too', () => {
  expect(marked(LEASE, 'When is the rent of the cellar due?')).toEqual(['The rent is due in March,\nand the rents of cellars in May.'])
  expect(marked(LEASE, 'due lease after:March', { filters: ['after:March'] })).toEqual(['due'])
})

test('where no sentence holds two of the words, the words are marked; what was found by meaning alone has none', () => {
  expect(marked(LEASE, 'rent')).toEqual(['rent', 'rents', 'rent'])
  expect(marked(LEASE, 'Where does it leak?')).toEqual([])
})

test('rows of a table stand for themselves, and of many that are as good the first does', () => {
  const rows = ['may,12 barrels,sound', 'june,9 barrels,leaking', 'july,7 barrels,leaking', 'august,5 barrels,leaking']
  const text = rows.join('\n')
  const blocks = rows.map((row): Block => ({ kind: 'table-row', start: text.indexOf(row), end: text.indexOf(row) + row.length }))
  expect(marked(text, 'june barrels', { blocks })).toEqual([rows[1]])
  expect(marked(text, 'leaking barrels', { blocks })).toEqual([rows[1]])
})

test('a result is opened at its best sentence, the rest of its passage marked lightly; its neighbours too, a citation as a whole', async () => {
  const whole = { ...passage(1, kitchen, kitchen.text), text: kitchen.text }
  const reader = new Reader(coreInMemory([kitchen]).api)
  const shown = (kind: string): string[] =>
    reader.marks
      .filter((layer) => layer.kind === kind)
      .flatMap(({ spans }) => spans.map(({ start, end }) => kitchen.text.slice(start, end)))
  const works = passage(2, kitchen, 'The works begin on 4 May.')
  await reader.open(whole, [whole, works], { words: 'Baumann offer euros', filters: [] })
  expect([shown('passage'), shown('cited')]).toEqual([[kitchen.text], ['Baumann offered 14,200 euros.']])
  expect(reader.goal).toMatchObject({ kind: 'cited', start: kitchen.text.indexOf('Baumann offered') })
  await reader.step(1)
  expect([shown('cited'), reader.goal?.kind]).toEqual([[], 'passage'])
  await reader.open(works)
  expect([shown('passage'), shown('cited')]).toEqual([[], ['The works begin on 4 May.']])
})

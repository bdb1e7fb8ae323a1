import { copyFile, rename } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tempLibrary, type TempLibrary } from './temp-library.ts'

// Both were found by property.test.ts.
let temp: TempLibrary
beforeEach(async () => {
  temp = await tempLibrary()
})
afterEach(() => temp.remove())

const NOTE = '# Heron\n\nThe heron stood on the post.\n'

test('a file moved to another extension is read as the other format', async () => {
  await temp.write('note.md', NOTE)
  const library = await temp.open()
  await library.sync()
  await rename(temp.path('note.md'), temp.path('note.txt'))
  await library.sync()
  expect(library.files().map(({ path, title }) => [path, title])).toEqual([[temp.path('note.txt'), 'note']])
  const [chunk] = await library.store.neighbours(temp.path('note.txt'), 0, 0)
  expect(chunk?.headings).toEqual([])
})

test('a renamed text keeps its own structure when a copy of it has another format', async () => {
  await temp.write('note.md', NOTE)
  const library = await temp.open()
  await library.sync()
  await copyFile(temp.path('note.md'), temp.path('post.txt'))
  await library.sync()
  await rename(temp.path('post.txt'), temp.path('quay.txt'))
  await library.sync()
  const [chunk] = await library.store.neighbours(temp.path('quay.txt'), 0, 0)
  expect([chunk?.title, chunk?.headings]).toEqual(['quay', []])
})

import { rename } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tempLibrary, type TempLibrary } from './temp-library.ts'

let temp: TempLibrary
beforeEach(async () => {
  temp = await tempLibrary()
})
afterEach(() => temp.remove())

const LETTER =
  'The ferry in winter\n\nFrom November on it leaves at eight, and the last one comes back at four. Bring a coat, the deck is cold.\n'

test.each([
  ['0042.txt', 'ferry timetable.txt'],
  ['ferry timetable.txt', '0042.txt'],
  ['letter.txt', '2024-05-01 letter.txt']
])('%s renamed to %s is what a fresh index makes of it', async (before, after) => {
  await temp.write(before, LETTER)
  const library = await temp.open()
  await library.sync()
  await rename(temp.path(before), temp.path(after))
  await library.sync()
  const row = library.files()[0]
  const [chunk] = await library.store.neighbours(temp.path(after), 0, 0)
  const fresh = await temp.open({ dataFolder: `${temp.dataFolder}-fresh` })
  await fresh.sync()
  const [wanted] = await fresh.store.neighbours(temp.path(after), 0, 0)
  expect([row?.title, chunk]).toEqual([fresh.files()[0]?.title, wanted])
})

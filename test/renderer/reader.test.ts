import { expect, test } from 'vitest'
import { boxMarks, quoteBoxes } from '../../src/renderer/reading/quote-boxes.ts'
import { Reader } from '../../src/renderer/state/reader.svelte.ts'
import { coreInMemory } from './core-in-memory.ts'
import { citation, kitchen, letter, offer, works } from './samples.ts'

test('opens the cited version and steps through the sources', async () => {
  const core = coreInMemory([kitchen, letter])
  const reader = new Reader(core.api)
  await reader.open(offer, [offer, works])
  expect(core.calls).toEqual([{ method: 'openDocument', input: { path: kitchen.path, document: kitchen.document } }])
  expect(reader.view?.text.slice(offer.start, offer.end)).toBe(offer.quote)
  await reader.step(1)
  expect([reader.view?.path, reader.hasNext, reader.hasPrevious]).toEqual([letter.path, false, true])
  await reader.step(1)
  expect(reader.place).toEqual(works)
})

test('a place is known by where it points, not by which object says so', async () => {
  const reader = new Reader(coreInMemory([kitchen]).api)
  expect(reader.isAt(offer)).toBe(false)
  await reader.open(offer)
  expect([reader.isAt({ ...offer }), reader.isAt({ ...offer, end: offer.end - 1 })]).toEqual([true, false])
})

test('another place in the open document fetches no text', async () => {
  const core = coreInMemory([kitchen])
  const reader = new Reader(core.api)
  await reader.open(offer)
  await reader.open(citation(3, kitchen, 'The works begin on 4 May.'))
  expect(core.calls.map(({ method }) => method)).toEqual(['openDocument', 'documentStates'])
})

test('an open document follows what becomes of its file, and the same footnote clicked again looks again', async () => {
  const documents = [kitchen]
  const reader = new Reader(coreInMemory(documents).api)
  await reader.open(offer)
  const opened = reader.view
  documents[0] = { ...kitchen, modifiedMs: kitchen.modifiedMs + 1 }
  await reader.lookAgain()
  expect(reader.view).toBe(opened) // touched, not edited: the reader keeps its place
  documents[0] = { ...kitchen, document: 'edited', text: 'Another text.', modifiedMs: kitchen.modifiedMs + 2 }
  await reader.open(offer)
  expect(reader.view).toEqual({ ...kitchen, freshness: 'changed', modifiedMs: kitchen.modifiedMs + 2 })
  expect(reader.hasFile).toBe(true)
  documents.length = 0
  await reader.lookAgain()
  expect([reader.view?.freshness, reader.view?.text, reader.hasFile]).toEqual(['deleted', kitchen.text, false])
})

test('changes in quick succession are looked at one after the other, the last one always', async () => {
  const states: ((freshness: 'current' | 'changed') => void)[] = []
  const documentStates = () =>
    new Promise<'current' | 'changed'>((resolve) => states.push(resolve)).then((freshness) => [{ ...kitchen, freshness }])
  const reader = new Reader(coreInMemory([kitchen], { documentStates }).api)
  await reader.open(offer)
  const looks = Promise.all([reader.lookAgain(), reader.lookAgain(), reader.lookAgain()])
  await expect.poll(() => states.length).toBe(1)
  states[0]?.('current')
  await expect.poll(() => states.length).toBe(2)
  states[1]?.('changed')
  await looks
  expect([states.length, reader.view?.freshness]).toEqual([2, 'changed'])
})

test('behind a link one goes back to where it was followed, with the sources; another source forgets the way', async () => {
  const reader = new Reader(coreInMemory([kitchen, letter]).api)
  await reader.open(offer, [offer, works])
  expect(reader.hasBack).toBe(false)
  await reader.openFileAt(letter.path)
  await reader.openFileAt(kitchen.path)
  expect([reader.view?.path, reader.hasNext, reader.hasBack]).toEqual([kitchen.path, false, true])
  await reader.back()
  expect(reader.view?.path).toBe(letter.path)
  await reader.back()
  expect([reader.place, reader.hasNext, reader.hasBack]).toEqual([offer, true, false])
  await reader.openFileAt(letter.path)
  await reader.open(works)
  expect(reader.hasBack).toBe(false)
  await reader.openFileAt('/home/anna/gone.md')
  expect([reader.hasBack, reader.problem?.message]).toEqual([false, '“gone.md” is not in your library.'])
})

test('of two documents opened in a row the later one is shown, whichever arrives first', async () => {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const core = coreInMemory([], { openDocument: async ({ path }) => (path === letter.path ? letter : held.then(() => kitchen)) })
  const reader = new Reader(core.api)
  const slow = reader.open(offer)
  await reader.open(works)
  release()
  await slow
  expect(reader.view?.path).toBe(letter.path)
})

test('a document that cannot be opened says so', async () => {
  const reader = new Reader(coreInMemory().api)
  await reader.open(offer)
  expect({ view: reader.view, loading: reader.loading, message: reader.problem?.message }).toEqual({
    view: undefined,
    loading: false,
    message: `No document ${kitchen.path}`
  })
})

test('a quote is marked where its lines stand on the page, a part of a line by its share', () => {
  const text = 'The yearly rent\nis 48 euros, due\nin March.'
  const box = (start: number, end: number, page: number, y: number) => ({ start, end, page, x: 100, y, width: 160, height: 12 })
  const view = { text, boxes: [box(0, 15, 1, 20), box(16, 32, 1, 34), box(33, 42, 2, 20)] }
  const place = { start: 4, end: 42 }
  const first = quoteBoxes(view, place, 1)
  expect(first.map(({ text: quoted }) => quoted)).toEqual(['yearly rent', 'is 48 euros, due'])
  expect(first.map(({ x, width }) => [Math.round(x), Math.round(width)])).toEqual([
    [143, 117],
    [100, 160]
  ])
  expect(quoteBoxes(view, place, 2)).toMatchObject([{ text: 'in March.', y: 20 }])
  const marks = boxMarks(
    first.map((box) => ({ kind: 'cited', box })),
    { width: 200, height: 100 }
  )
  expect([marks.length, marks[0]?.style.top, marks[0]?.textContent]).toEqual([2, '20%', 'yearly rent'])
  expect(quoteBoxes({ text }, place, 1)).toEqual([])
})

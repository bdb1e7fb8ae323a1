import { expect, test } from 'vitest'
import { Layout } from '../../src/renderer/state/layout.svelte.ts'

function storage(initial?: string) {
  let value = initial ?? null
  return { getItem: () => value, setItem: (_key: string, next: string) => void (value = next) }
}

test('widths stay inside their bounds and are there in the next run', () => {
  const kept = storage()
  new Layout(1280, kept).resize('sources', 9999)
  const next = new Layout(1280, kept)
  next.resize('library', 1)
  expect([next.width('sources'), next.width('library')]).toEqual([1600, 200])
})

test('without usable storage panes take their share of the window', () => {
  const refusing = {
    getItem: () => {
      throw new Error('denied')
    },
    setItem: () => {
      throw new Error('full')
    }
  }
  for (const broken of [undefined, refusing, storage('not json'), storage('{"sources":"wide"}')]) {
    const layout = new Layout(1000, broken)
    expect([layout.width('library'), layout.width('sources')]).toEqual([200, 360])
    layout.resize('library', 300)
    expect(layout.width('library')).toBe(300)
  }
})

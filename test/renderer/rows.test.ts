import { expect, test } from 'vitest'
import { blockAt, rowKind, sectionAt, sectionsOf } from '../../src/renderer/reading/rows.ts'

const rowsOf = (text: string) => sectionsOf(text).flatMap((section) => section.rows)

test('rows are the lines of the text, with their numbers and offsets', () => {
  expect(rowsOf('a\n\nbc\n')).toEqual([
    { line: 1, start: 0, end: 1 },
    { line: 2, start: 2, end: 2 },
    { line: 3, start: 3, end: 5 },
    { line: 4, start: 6, end: 6 }
  ])
})

test('a very long line is cut into rows of which only the first has a number', () => {
  const rows = rowsOf(`${'x'.repeat(4500)}\nend`)
  expect(rows.map(({ line, start, end }) => [line, end - start])).toEqual([
    [1, 2000],
    [undefined, 2000],
    [undefined, 500],
    [2, 3]
  ])
})

test('sections cover the whole text in order, and the one with an offset is found', () => {
  const text = Array.from({ length: 1000 }, (_, index) => `line ${index}`).join('\n')
  const sections = sectionsOf(text)
  expect(sections.flatMap(({ rows }) => rows.map(({ start, end }) => text.slice(start, end))).join('\n')).toBe(text)
  const offset = text.indexOf('line 777')
  const section = sections[sectionAt(sections, offset)]
  expect(section && section.start <= offset && offset <= section.end).toBe(true)
  expect(sectionAt(sections, text.length + 9)).toBe(sections.length - 1)
})

test('3 MB are cut in less than 200 ms, into a thousand sections', () => {
  const text = 'The quick brown fox jumps over the lazy dog, again and again.\n'.repeat(50_000)
  const before = performance.now()
  const sections = sectionsOf(text)
  expect(performance.now() - before).toBeLessThan(200)
  expect(sections.length).toBeLessThan(1100)
})

test('a row looks like the block that it begins in', () => {
  const blocks = [
    { kind: 'heading', level: 1, start: 0, end: 3 },
    { kind: 'list-item', start: 4, end: 9 }
  ] as const
  expect(rowsOf('one\ntwo a\n\nrest').map((row) => rowKind(blockAt(blocks, row)))).toEqual(['heading-1', 'list-item', 'plain', 'plain'])
})

test('a section has no more rows than a screen, so that a frame can draw what a fling brings', () => {
  const sections = sectionsOf('A line of a log.\n'.repeat(1000))
  expect(Math.max(...sections.map(({ rows }) => rows.length))).toBe(50)
  expect(sections.flatMap(({ rows }) => rows)).toHaveLength(1001)
})

import { expect, test } from 'vitest'
import { findText } from '../../src/renderer/reading/find-text.ts'
import { alignLeaf, marksInLeaf } from '../../src/renderer/reading/markdown/align.ts'
import { linkTarget, slugOf } from '../../src/renderer/reading/markdown/links.ts'
import { parseMarkdown } from '../../src/renderer/reading/markdown/parse.ts'
import { outlineOf } from '../../src/renderer/reading/outline.ts'

test('shown text is found in its source behind escapes, entities, fences and the signs of a quotation', () => {
  const shown = (source: string, value: string, part: string) => {
    const leaf = alignLeaf(source, value, { start: 0, end: source.length })
    const start = value.indexOf(part)
    return source.slice(leaf.offset(start), leaf.offset(start + part.length - 1) + 1)
  }
  expect(shown('a \\*star\\* b', 'a *star* b', 'star')).toBe('star')
  expect(shown('Fish &amp; chips &copy; 2024', 'Fish & chips © 2024', '2024')).toBe('2024')
  expect(shown('```js\nlet js = 1\n```', 'let js = 1', 'js')).toBe('js')
  expect(shown('first\n> second', 'first\nsecond', 'second')).toBe('second')
})

test('a mark over formatted text marks what is shown of it, and nothing else', () => {
  const source = 'The rent is **48 euros** a year.'
  const { parts } = parseMarkdown(source)
  expect(parts).toHaveLength(1)
  const leaf = alignLeaf(source, '48 euros', { start: 14, end: 22 })
  const spans = [{ start: source.indexOf('euros'), end: source.length }]
  expect(marksInLeaf(leaf, { start: 14, end: 22 }, [{ kind: 'cited', spans }])).toEqual([{ kind: 'cited', spans: [{ start: 3, end: 8 }] }])
})

test('parts hold every block of a note once, and long notes have many', () => {
  const source = Array.from({ length: 300 }, (_, index) => `## Day ${index}\n\nNothing happened on day ${index}, again.`).join('\n\n')
  const { parts } = parseMarkdown(source)
  expect(parts.length).toBeGreaterThan(3)
  expect(parts.flatMap(({ nodes }) => nodes)).toHaveLength(600)
})

test('finding sees the text as it is shown and points into the source', () => {
  const source = '# The *yearly* rent\n\n- is **48** [euros](https://example.org/euros)\n'
  const { visible } = parseMarkdown(source)
  const find = (query: string) => findText(visible, query).map(({ start, end }) => source.slice(start, end))
  expect([find('yearly rent'), find('48 euros'), find('example.org')]).toEqual([['yearly* rent'], ['48** [euros'], []])
})

test('a link leads to the web, to a heading or to a file beside, and to nothing else', () => {
  const from = '/home/anna/notes/house.md'
  expect(linkTarget('https://example.org', from)).toEqual({ type: 'web', url: 'https://example.org' })
  expect(linkTarget('#The%20roof', from)).toEqual({ type: 'heading', slug: 'the roof' })
  expect(linkTarget('../letters/may%202024.md#top', from)).toEqual({ type: 'file', path: '/home/anna/letters/may 2024.md' })
  expect(linkTarget('boiler.md', 'C:\\notes\\house.md')).toEqual({ type: 'file', path: 'C:\\notes\\boiler.md' })
  expect(
    ['javascript:alert(1)', 'file:///etc/passwd', '//evil.example', 'data:text/html,x', ''].map((url) => linkTarget(url, from))
  ).toEqual(Array.from({ length: 5 }))
  expect(slugOf('The roof, again!')).toBe('the-roof-again')
})

test('the outline names headings without their signs, by how far they stand in, with their pages', () => {
  const text = '## The *roof*\ntext\n### Tiles\nSheet1'
  const at = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length })
  const blocks = [
    { kind: 'heading', level: 2, ...at('## The *roof*') },
    { kind: 'paragraph', ...at('text') },
    { kind: 'heading', level: 3, ...at('### Tiles') }
  ] as const
  const pages = [
    { page: 1, start: 0, end: 14 },
    { page: 2, start: 14, end: text.length, label: 'Sheet1' }
  ]
  expect(outlineOf({ text, blocks, pages }).map(({ name, depth, page }) => [name, depth, page])).toEqual([
    ['The roof', 0, 1],
    ['Tiles', 1, 2]
  ])
  expect(outlineOf({ text, blocks: [], pages }).map(({ name }) => name)).toEqual(['Sheet1'])
})

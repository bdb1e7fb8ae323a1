import { describe, expect, it } from 'vitest'
import { seededRandom, type Random } from '../../../../bench/random.ts'
import { chunkDocument } from '../../../../src/core/indexing/chunk/chunk.ts'
import { parseMarkdown } from '../../../../src/core/indexing/parse/markdown.ts'
import { parseText } from '../../../../src/core/indexing/parse/text.ts'

const WORDS =
  'the gardener waters tomatoes every evening because soil dries out and river carries stones under bridges while children sing old songs about snow mountains captain letter harbour morning question answer window'.split(
    ' '
  )
const sentence = (random: Random) => `Then ${Array.from({ length: 6 + random.int(16) }, () => random.pick(WORDS)).join(' ')}.`
const paragraph = (random: Random) => Array.from({ length: 1 + random.int(6) }, () => sentence(random)).join(' ')
const many = (count: number, make: (index: number) => string, between: string) =>
  Array.from({ length: count }, (_, i) => make(i)).join(between)

/** About 500 pages of 2,000 characters; the Markdown ones are a tenth, since reading them takes 20 times as long as cutting them. */
const BOOKS = {
  'paragraphs of text': (random: Random) => many(3000, () => paragraph(random), '\n\n'),
  'lines of text': (random: Random) => many(10_000, () => sentence(random), '\n'),
  'Markdown with headings': (random: Random) =>
    many(30, (i) => `${'#'.repeat(1 + (i % 3))} Part ${i}\n\n${many(1 + random.int(18), () => paragraph(random), '\n\n')}`, '\n\n'),
  'Markdown with lists': (random: Random) =>
    many(15, (i) => `## Part ${i}\n\n${many(1 + random.int(100), () => `- ${sentence(random)}`, '\n')}`, '\n\n')
} as const

const EDITS = {
  changed: (lines: string[], at: number, random: Random) => lines.splice(at, 1, `${lines[at] ?? ''} ${random.pick(WORDS)}`),
  'put in': (lines: string[], at: number, random: Random) => lines.splice(at, 0, sentence(random)),
  'taken out': (lines: string[], at: number) => lines.splice(at, 1)
} as const

describe('one line of a long document', () => {
  for (const [book, make] of Object.entries(BOOKS)) {
    const random = seededRandom(7)
    const text = make(random)
    const lines = text.split('\n')
    const before = new Set(textsOf(book, text))
    for (const [edit, apply] of Object.entries(EDITS))
      it(`${edit} in ${book} leaves all but a few chunks as they were`, () => {
        const places = [2, Math.floor(lines.length / 2), lines.length - 3, ...Array.from({ length: 12 }, () => random.int(lines.length))]
        const changed = places.map((at) => {
          const edited = [...lines]
          apply(edited, at, random)
          return textsOf(book, edited.join('\n')).filter((one) => !before.has(one)).length
        })
        expect(Math.max(...changed)).toBeLessThanOrEqual(MOST)
        // The ordinary case: the line's own chunk, and the one that takes up what it pushed out.
        expect(changed.toSorted((a, b) => a - b)[Math.floor(changed.length / 2)]).toBeLessThanOrEqual(2)
      })
  }
})

/** A line that is a restart, or takes its place, moves the cuts of the stretches on both sides. */
const MOST = 5

function textsOf(book: string, text: string): string[] {
  const parse = book.startsWith('Markdown') ? parseMarkdown : parseText
  const document = parse({ text, warnings: [], title: 'book', path: 'book' })
  return chunkDocument(document, { path: '/book', document: 'hash', modifiedMs: 0 }).map((chunk) => chunk.text)
}

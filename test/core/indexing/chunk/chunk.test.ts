import { describe, expect, it } from 'vitest'
import { chunkDocument, chunkInTurns, estimateTokens, type ChunkOptions } from '../../../../src/core/indexing/chunk/chunk.ts'
import { parseCsv } from '../../../../src/core/indexing/parse/csv.ts'
import { parseMarkdown } from '../../../../src/core/indexing/parse/markdown.ts'
import { parseText } from '../../../../src/core/indexing/parse/text.ts'
import type { Chunk, Document } from '../../../../src/shared/types.ts'

const file = (text: string, title = 'file name') => ({ text, warnings: [], title, path: title })
const markdown = (text: string): Document => parseMarkdown(file(text))
const plain = (text: string): Document => parseText(file(text))
const chunk = (document: Document, options?: ChunkOptions): Chunk[] =>
  chunkDocument(document, { path: '/a', document: 'hash', modifiedMs: 7 }, options)

const SENTENCE = 'The gardener waters the tomatoes every evening because the soil dries out quickly. '
const PARAGRAPH = SENTENCE.repeat(7).trim()

describe('chunks', () => {
  it('carry everything a reader needs to know about them', () => {
    expect(chunk(markdown('# Garden\n\n## Water\n\nEvery evening.'))).toEqual([
      {
        id: 'hash:0',
        path: '/a',
        document: 'hash',
        ordinal: 0,
        start: 0,
        end: 34,
        text: '# Garden\n\n## Water\n\nEvery evening.',
        title: 'Garden',
        headings: ['Garden', 'Water'],
        context: '',
        modifiedMs: 7
      }
    ])
  })

  it('are the same when they are cut in turns, and timers run between these', async () => {
    const identity = { path: '/a', document: 'hash', modifiedMs: 7 }
    // Long is what takes several turns (10 ms), on whatever machine this is.
    for (let paragraphs = 2000, cutMs = 0; cutMs < 60; paragraphs *= 2) {
      const book = plain(Array.from({ length: paragraphs }, (_, index) => `${index}. ${PARAGRAPH}`).join('\n\n'))
      let ticks = 0
      const timer = setInterval(() => ticks++, 1)
      const began = performance.now()
      const chunks = await chunkInTurns(book, identity)
      cutMs = performance.now() - began
      clearInterval(timer)
      expect(chunks).toEqual(chunkDocument(book, identity))
      if (cutMs >= 60) expect(ticks).toBeGreaterThan(2)
    }
  })

  it('do not reach over a heading of their own level', () => {
    const chunks = chunk(markdown('# Garden\n\nIntro.\n\n## Water\n\nEvery evening.\n\n## Seeds\n\nIn March.\n\n# House\n\nOld.'))
    expect(chunks.map(({ text, headings }) => [text, headings])).toEqual([
      ['# Garden\n\nIntro.\n\n## Water\n\nEvery evening.\n\n## Seeds\n\nIn March.', ['Garden']],
      ['# House\n\nOld.', ['House']]
    ])
  })

  it('are cut at a smaller heading where a section does not fit', () => {
    const chunks = chunk(
      markdown(`# Garden\n\n${PARAGRAPH}\n\n## Water\n\n${PARAGRAPH}\n\n## Seeds\n\n${PARAGRAPH}\n\n${PARAGRAPH}\n\n${PARAGRAPH}`)
    )
    expect(chunks.map(({ text, headings }) => [text.split('\n')[0]?.slice(0, 12), headings])).toEqual([
      ['# Garden', ['Garden']],
      ['## Water', ['Garden', 'Water']],
      ['## Seeds', ['Garden', 'Seeds']],
      ['The gardener', ['Garden', 'Seeds']],
      ['The gardener', ['Garden', 'Seeds']]
    ])
  })

  it('never leave a heading behind its text', () => {
    const chunks = chunk(markdown(`# Garden\n\n${SENTENCE.repeat(40)}`))
    expect(chunks[0]?.text.startsWith('# Garden\n\nThe gardener')).toBe(true)
  })

  it('are cut between paragraphs before they are cut inside one', () => {
    for (const { text } of chunk(plain(Array.from({ length: 9 }, () => PARAGRAPH).join('\n\n'))))
      expect(text.endsWith('quickly.')).toBe(true)
  })

  it('are cut between sentences, and "Dr." ends none', () => {
    const text = 'On Monday Dr. Ines Roth met Mr. K. Lee in St. Gallen and paid approx. 20 francs for tea. '.repeat(30)
    for (const { text: part } of chunk(plain(text))) expect(part).toMatch(/^On Monday Dr\..*tea\.$/s)
  })

  it('share a long paragraph out evenly, without a crumb at the end', () => {
    const sizes = chunk(plain(SENTENCE.repeat(25))).map((part) => estimateTokens(part.text))
    expect(Math.min(...sizes)).toBeGreaterThan(Math.max(...sizes) * 0.5)
  })

  it('do not reach over the end of a page, however little stands on it', () => {
    const text = `${SENTENCE.trim()}\n\n`.repeat(3)
    const size = SENTENCE.trim().length
    const pages = [0, 1, 2].map((index) => ({ page: index + 1, start: index * (size + 2), end: index * (size + 2) + size }))
    expect(chunk({ ...plain(text), pages }).map(({ page, start }) => [page, start])).toEqual([
      [1, 0],
      [2, size + 2],
      [3, 2 * (size + 2)]
    ])
  })
})

describe('context', () => {
  it('has the title, the innermost heading and the header lines, unless the chunk holds them', () => {
    const header = 'Subject: Garden plan\nFrom: Ann'
    const [first, second] = chunk(plain(`${header}\n\n${PARAGRAPH}\n\n${PARAGRAPH}\n\n${PARAGRAPH}`))
    expect(first?.context).toBe('')
    expect(second?.context).toBe('Garden plan\nSubject: Garden plan · From: Ann')
  })

  it('stays short, and keeps the document and the innermost heading', () => {
    const long = 'very long words about the history of the garden and everything in it '
    const chunks = chunk(markdown(`# A ${long}\n\n## B ${long}\n\n### C ${long}\n\n${SENTENCE.repeat(30)}`))
    const context = chunks.at(-1)?.context ?? ''
    expect(context).toMatch(/^A very long.* › C very long/)
    expect(estimateTokens(context)).toBeLessThanOrEqual(40)
  })

  it('has the names of the columns for rows further down', () => {
    const rows = Array.from({ length: 60 }, (_, i) => `2026-05-${String((i % 30) + 1).padStart(2, '0')},Rent for the flat,${1000 + i}.50`)
    const chunks = chunk(parseCsv(file(`Household 2026,,\nDate,Purpose,Amount\n${rows.join('\n')}\n`, 'accounts_2026')))
    expect(chunks.length).toBeGreaterThan(3)
    expect(chunks[0]?.context).toBe('accounts 2026')
    for (const { context } of chunks.slice(1)) expect(context).toBe('accounts 2026\nDate,Purpose,Amount')
  })

  it('takes no row of figures for the names of columns', () => {
    const rows = Array.from({ length: 80 }, (_, i) => `${i},${i * 1234},${i * 4321}`)
    for (const { context } of chunk(parseCsv(file(rows.join('\n'), 'data')))) expect(context).toBe('data')
  })
})

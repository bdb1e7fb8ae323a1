import { describe, expect, it } from 'vitest'
import { chunkDocument, estimateTokens } from '../../../../src/core/indexing/chunk/chunk.ts'
import { parseCsv } from '../../../../src/core/indexing/parse/csv.ts'
import { parseMarkdown } from '../../../../src/core/indexing/parse/markdown.ts'
import { parseText } from '../../../../src/core/indexing/parse/text.ts'
import type { Chunk, Document } from '../../../../src/shared/types.ts'

/** Above this estimate the real tokens could exceed 200. */
const MOST_TOKENS = 185

function chunksOf(document: Document): Chunk[] {
  return chunkDocument(document, { path: '/a', document: 'hash', modifiedMs: 0 })
}

/** What holds for the chunks of every document. */
function check(document: Document): void {
  const { text } = document
  const chunks = chunksOf(document)
  let at = 0
  for (const [index, chunk] of chunks.entries()) {
    expect(chunk.ordinal).toBe(index)
    expect(chunk.text).toBe(text.slice(chunk.start, chunk.end))
    expect(chunk.text.isWellFormed()).toBe(text.isWellFormed())
    expect(chunk.text).toBe(chunk.text.trim())
    expect(text.slice(at, chunk.start).trim()).toBe('')
    expect(estimateTokens(chunk.text)).toBeLessThanOrEqual(MOST_TOKENS)
    at = chunk.end
  }
  expect(text.slice(at).trim()).toBe('')
}

/** A random number generator whose seed is in the test's name, so that a failure can be repeated. */
function random(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 1 | state) + 0x6d2b79f5) >>> 0
    return state % below
  }
}

const PARTS = [
  'The bread is in the oven. ', 'Dr. Lee said: "No!" ', 'word ', 'Donaudampfschifffahrtsgesellschaft ', '🎉👩‍👩‍👧‍👦', '🇩🇪', 'é', 'e\u0301\u0323', '日本語のテキスト。',
  'مرحبا بالعالم ', '\n', '\n\n', '\r\n', '\t', '  ', '# Heading\n', '## Sub\n\n', '### Deep\n', '- item\n', '1. step\n', '| a | b |\n|---|---|\n| 1 | 2 |\n', '> quote\n',
  '```\ncode(x) { y }\n```\n', 'https://example.com/a/b?c=d&e=f ', 'x'.repeat(700), 'QUJDREVGR0g='.repeat(40), '1234567890'.repeat(30), 'Title\n=====\n', 'CAPITALS HERE\n\n',
  'Ann: Hi!\n', 'Time: 2026\n', '\u00a0', '\u200b', '\ufeff', ',', ';,;', '"', '&amp;', '<b>', '***', '---\n', '\u2028', '𝒳𝒴𝒵'
] // prettier-ignore

function randomText(seed: number): string {
  const next = random(seed)
  return Array.from({ length: next(400) }, () => PARTS[next(PARTS.length)]).join('')
}

describe('every character that is not white space is in exactly one chunk, exact, trimmed, of at most the limit', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))('random text %i', (seed) => {
    const decoded = { text: randomText(seed), warnings: [], title: 't', path: 't' }
    check(parseText(decoded))
    check(parseMarkdown(decoded))
    check(parseCsv(decoded))
  })

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t '],
    ['one letter', 'x'],
    ['emoji without a space', '😀'.repeat(3000)],
    ['one family, many times', '👩‍👩‍👧‍👦'.repeat(500)],
    ['combining marks without end', `a${'\u0301'.repeat(5000)}`],
    ['Chinese without a stop', '昨天下午我们在会议室讨论了新的预算方案'.repeat(300)],
    ['base64', 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo3ODkw'.repeat(300)],
    ['digits', '31415926535'.repeat(800)],
    ['signs', '!?#$%&*()'.repeat(500)],
    ['headings only', '# A\n\n## B\n\n# C\n\n# D\n\n### E\n'.repeat(50)]
  ])('%s', (_, text) => {
    check(parseText({ text, warnings: [], title: 't', path: 't' }))
    check(parseMarkdown({ text, warnings: [], title: 't', path: 't' }))
  })

  it('holds where blocks overlap, run over the end or leave text out', () => {
    const text = 'One two three. Four five six. Seven eight nine.'
    const blocks = [
      { kind: 'paragraph', start: 4, end: 20 },
      { kind: 'quote', start: 10, end: 30 },
      { kind: 'code', start: 12, end: 14 },
      { kind: 'paragraph', start: 40, end: 900 }
    ] as const
    check({ title: 't', format: 'text', text, pages: [], blocks, warnings: [] })
  })
})

describe('time grows with the length of the text, not with its square', () => {
  it.each([
    ['a line without a space', 'abcdefgh', 2_000_000],
    ['a line of sentences', 'The bread is in the oven. ', 2_000_000],
    ['headings only', '# A\n\n', 200_000],
    ['short lines', 'ab\n', 400_000]
  ])('%s', (_, part, units) => {
    const time = (length: number): number => {
      const text = part.repeat(length / part.length)
      const start = performance.now()
      const chunks = chunksOf(parseText({ text, warnings: [], title: 't', path: 't' }))
      expect(Math.max(...chunks.slice(0, 1000).map((chunk) => estimateTokens(chunk.text)))).toBeLessThanOrEqual(MOST_TOKENS)
      return performance.now() - start
    }
    time(units / 8)
    // Linear is 8, the square is 64; other work on the machine makes single measurements wild.
    expect(time(units) / time(units / 8)).toBeLessThan(40)
  })

  it('50 MB of text is read and cut (in 5 s on two idle cores)', () => {
    const text = 'The gardener waters the tomatoes every evening because the soil dries out.\n\n'.repeat(650_000)
    const start = performance.now()
    expect(chunksOf(parseText({ text, warnings: [], title: 't', path: 't' })).length).toBeGreaterThan(50_000)
    expect(performance.now() - start).toBeLessThan(25_000)
  })
})

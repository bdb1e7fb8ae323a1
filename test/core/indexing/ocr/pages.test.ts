import { expect, test } from 'vitest'
import type { OcrLine } from '../../../../src/core/indexing/ocr/contract.ts'
import { ocrDocument } from '../../../../src/core/indexing/ocr/document.ts'
import { imageSize } from '../../../../src/core/indexing/ocr/image-size.ts'
import { parseImage, parseImageHead } from '../../../../src/core/indexing/ocr/image-file.ts'
import { linesFrom } from '../../../../src/core/indexing/ocr/lines.ts'
import { silentPages, withRecognised } from '../../../../src/core/indexing/ocr/merge.ts'
import type { Document } from '../../../../src/shared/types.ts'

const line = (text: string, paragraph = 1): OcrLine => ({ text, paragraph, x: 10, y: 20, width: 300, height: 12, confidence: 90 })

/** What the spans of a document point at: the only thing that a quote needs to be right. */
const pointed = ({ text, pages, blocks, boxes = [] }: Document) => ({
  pages: pages.map(({ start, end }) => text.slice(start, end)),
  blocks: blocks.map(({ start, end }) => text.slice(start, end)),
  boxes: boxes.map(({ page, start, end }) => `${page}: ${text.slice(start, end)}`)
})

test('every line of a page has a box over its own words, and a divided word is whole again', () => {
  const document = ocrDocument('Scan', 'pdf', [[line('The com-'), line('pressor runs.'), line('Next.', 2)], [], [line('End')]])
  expect(document.text).toBe('The compressor runs.\n\nNext.\n\nEnd')
  expect(pointed(document)).toEqual({
    pages: ['The compressor runs.\n\nNext.', '', 'End'],
    blocks: ['The compressor runs.', 'Next.', 'End'],
    boxes: ['1: The com', '1: pressor runs.', '1: Next.', '3: End']
  })
})

test('doubtful recognition says so', () => {
  expect(ocrDocument('a', 'image', [[{ ...line('Hm'), confidence: 50 }]]).warnings).toEqual([
    'Recognised from pictures; mean confidence 50 of 100, so words may be wrong.'
  ])
})

test('recognised pages take their places between the pages that have text, and nothing else moves against its words', () => {
  const text = 'Two\n\nFour a\n\nFour b'
  const document: Document = {
    title: 'Mixed',
    format: 'pdf',
    text,
    pages: [
      { page: 1, start: 0, end: 0 },
      { page: 2, start: 0, end: 3 },
      { page: 3, start: 3, end: 3 },
      { page: 4, start: 5, end: 19 },
      { page: 5, start: 19, end: 19 },
      { page: 6, start: 19, end: 19 }
    ],
    blocks: [
      { kind: 'heading', level: 1, start: 0, end: 3 },
      { kind: 'paragraph', start: 5, end: 11 },
      { kind: 'paragraph', start: 13, end: 19 }
    ],
    boxes: [{ page: 4, start: 13, end: 19, x: 0, y: 0, width: 1, height: 1 }],
    warnings: ['No text, perhaps pictures: page 1, 3, 5, 6.']
  }
  expect(silentPages(document)).toEqual([1, 3, 5, 6])
  const found = new Map([
    [1, [line('One')]],
    [3, [line('Three a'), line('Three b', 2)]],
    [5, []],
    [6, [line('Six')]]
  ])
  const merged = withRecognised(document, found)
  expect(merged.text).toBe('One\n\nTwo\n\nThree a\n\nThree b\n\nFour a\n\nFour b\n\nSix')
  expect(pointed(merged)).toEqual({
    pages: ['One', 'Two', 'Three a\n\nThree b', 'Four a\n\nFour b', '', 'Six'],
    blocks: ['One', 'Two', 'Three a', 'Three b', 'Four a', 'Four b', 'Six'],
    boxes: ['1: One', '3: Three a', '3: Three b', '4: Four b', '6: Six']
  })
  expect(merged.warnings.join(' ')).not.toContain('No text')
})

test('noise is left out by its confidence, and boxes are in points of the page', () => {
  const row = (level: number, part: number, left: number, confidence: number, text: string): string =>
    [level, 1, 1, part, 1, 1, left, 40, 200, 20, confidence, text].join('\t')
  const table = [
    row(4, 1, 20, -1, ''),
    row(5, 1, 20, 92, 'Clean'),
    row(5, 1, 90, 88, 'print'),
    row(4, 2, 20, -1, ''),
    row(5, 2, 20, 12, '~|')
  ]
  expect(linesFrom(table.join('\n'), 2)).toEqual([
    { text: 'Clean print', x: 10, y: 20, width: 100, height: 10, confidence: 90, paragraph: 1 }
  ])
})

/** The head of a PNG of this size, whose pixels are missing. */
const png = (width: number, height: number): Uint8Array => {
  const bytes = Buffer.alloc(64)
  bytes.write('\x89PNG\r\n\x1a\n', 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

test('an image is judged by the size in its head: icons and bombs are left out with a reason, undecoded', () => {
  expect(imageSize(png(640, 480))).toEqual({ width: 640, height: 480 })
  expect(parseImage({ bytes: png(32, 32) })).toMatchObject({ state: 'skipped', reason: 'The image is too small to hold text' })
  expect(parseImage({ bytes: png(60_000, 60_000) })).toMatchObject({
    state: 'skipped',
    reason: 'The image has more than 100 million pixels'
  })
  expect(parseImage({ bytes: png(640, 480) })).toMatchObject({ state: 'needs-ocr', remedy: expect.stringContaining('OCR') })
})

test('a head that is cut off is damage in a whole file, and no news in the first part of one', () => {
  const cut = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a)
  expect(parseImage({ bytes: cut })).toMatchObject({ state: 'failed', reason: 'The image is damaged' })
  expect(parseImageHead(cut)).toMatchObject({ state: 'needs-ocr' })
})

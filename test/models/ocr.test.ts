import { createCanvas } from '@napi-rs/canvas'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultModelFolder } from '../../src/core/data-folder.ts'
import { createOcrReader } from '../../src/core/indexing/ocr/reader.ts'
import { parseFile } from '../../src/core/indexing/parse/parse.ts'
import { openLanguages } from '../../src/core/models/languages.ts'
import { entries, resources } from './models.ts'

const languages = await (await openLanguages({ folder: defaultModelFolder(), resources })).files(['eng'])
const reader = createOcrReader({ entry: entries.ocr })
const signal = new AbortController().signal
const SENTENCE = 'The compressor in hall seven was inspected.'
let folder = ''
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'footnote-ocr-'))))
afterAll(async () => {
  await reader.rest()
  await rm(folder, { recursive: true, force: true })
})

/** A page of print, 1000 x 300 pixels. */
function printed() {
  const canvas = createCanvas(1000, 300)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, 1000, 300)
  context.fillStyle = '#000'
  context.font = '36px sans-serif'
  context.fillText(SENTENCE, 60, 100)
  return canvas
}

/** Page 1 and 3 are text, page 2 is a JPEG; without a cross-reference table, which readers make up for. */
function mixedPdf(): Buffer {
  const jpeg = printed().toBuffer('image/jpeg', 90)
  const stream = (head: string, data: Buffer | string) =>
    Buffer.concat([Buffer.from(`<< ${head} /Length ${data.length} >>\nstream\n`), Buffer.from(data), Buffer.from('\nendstream')])
  const page = (content: number) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 150] /Contents ${content} 0 R /Resources << /Font << /F 9 0 R >> /XObject << /I 10 0 R >> >> >>`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>',
    page(6),
    page(7),
    page(8),
    stream('', 'BT /F 14 Tf 40 100 Td (The first page speaks of herons.) Tj ET'),
    stream('', 'q 500 0 0 150 0 0 cm /I Do Q'),
    stream('', 'BT /F 14 Tf 40 100 Td (The third page speaks of bitterns.) Tj ET'),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    stream('/Type /XObject /Subtype /Image /Width 1000 /Height 300 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode', jpeg)
  ].map((body, index) => Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')]))
  return Buffer.concat([Buffer.from('%PDF-1.4\n'), ...objects, Buffer.from('trailer\n<< /Root 1 0 R >>\n%%EOF\n')])
}

describe.skipIf(languages.length === 0)('with the English language data (footnote models get ocr-eng)', () => {
  test('print in an image is read, and its box lies over it in pixels of the image', async () => {
    const path = join(folder, 'scan.png')
    await writeFile(path, printed().toBuffer('image/png'))
    const outcome = await reader.read(path, { languages, signal })
    if (!outcome.ok) throw new Error(outcome.reason)
    expect(outcome.document).toMatchObject({ title: 'scan', format: 'image', text: SENTENCE })
    const [box] = outcome.document.boxes ?? []
    expect(box?.x).toBeGreaterThan(50)
    expect(box?.x).toBeLessThan(75)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(95)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(125)
  })

  test('of a PDF only the pages without text are recognised, and stand between the others', async () => {
    const path = join(folder, 'mixed.pdf')
    await writeFile(path, mixedPdf())
    const parsed = await parseFile(path)
    if (!parsed.ok) throw new Error(parsed.reason)
    expect(parsed.note).toMatchObject({ remedy: expect.stringContaining('OCR') })
    const asked: number[] = []
    const outcome = await reader.read(path, { languages, signal, into: parsed.document, onPage: (page) => asked.push(page) })
    if (!outcome.ok) throw new Error(outcome.reason)
    const { text, pages } = outcome.document
    expect(asked).toEqual([2])
    expect(pages.map(({ start, end }) => text.slice(start, end))).toEqual([
      'The first page speaks of herons.',
      SENTENCE,
      'The third page speaks of bitterns.'
    ])
  })
})

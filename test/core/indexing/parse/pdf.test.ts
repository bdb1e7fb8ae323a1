import { PDFDocument, StandardFonts } from 'pdf-lib'
import { expect, it } from 'vitest'
import { outline, problemOf, readContent } from './files.ts'

interface Line {
  readonly text: string
  readonly size?: number
  readonly x?: number
  /** Distance from the line above; default 1.2 of the size. */
  readonly down?: number
}

async function pdf(pages: readonly (readonly Line[])[], title?: string): Promise<Uint8Array> {
  const file = await PDFDocument.create()
  const font = await file.embedFont(StandardFonts.Helvetica)
  if (title) file.setTitle(title)
  for (const lines of pages) {
    const page = file.addPage([595, 842])
    let y = 780
    for (const { text, size = 11, x = 60, down = size * 1.2 } of lines) {
      y -= down
      page.drawText(text, { x, y, size, font })
    }
  }
  return file.save()
}

const LETTER: Line[][] = [
  [
    { text: 'Annual maintenance of the boiler', size: 20 },
    { text: 'The boiler in the cellar was serviced on 12 March by Mr. Okafor. He replaced the', down: 40 },
    { text: 'pressure valve and the seals.' },
    { text: 'The next service is due in March of the following year, before the heating season.', down: 30 },
    { text: 'Part', down: 30 },
    { text: 'Price', x: 300, down: 0 },
    { text: 'Valve' },
    { text: '84.50', x: 300, down: 0 }
  ],
  [{ text: 'The invoice is paid.' }]
]

it('reads headings, paragraphs and rows, and knows the pages', async () => {
  const document = await readContent('a.pdf', await pdf(LETTER))
  expect(document.title).toBe('Annual maintenance of the boiler')
  expect(outline(document)).toEqual([
    ['heading 1', 'Annual maintenance of the boiler'],
    ['paragraph', 'The boiler in the cellar was serviced on 12 March by Mr. Okafor. He replaced the\npressure valve and the seals.'],
    ['paragraph', 'The next service is due in March of the following year, before the heating season.'],
    ['table-row', 'Part  Price'],
    ['table-row', 'Valve  84.50'],
    ['paragraph', 'The invoice is paid.']
  ])
  expect(document.pages.map(({ page, start, end }) => [page, document.text.slice(start, end).slice(0, 10)])).toEqual([
    [1, 'Annual mai'],
    [2, 'The invoic']
  ])
})

it('takes the title from the metadata, unless a program put it there', async () => {
  expect((await readContent('a.pdf', await pdf(LETTER, 'Boiler 2026'))).title).toBe('Boiler 2026')
  expect((await readContent('a.pdf', await pdf(LETTER, 'Microsoft Word - scan0001.docx'))).title).toBe('Annual maintenance of the boiler')
})

it('reads a PDF under another name', async () => {
  expect(await readContent('a.docx', await pdf(LETTER))).toMatchObject({ format: 'pdf' })
})

it('names pages without text', async () => {
  expect((await readContent('a.pdf', await pdf([[], [{ text: 'Hello' }]]))).warnings).toEqual(['No text, perhaps pictures: page 1.'])
})

it('says that a PDF of pictures needs text recognition', async () => {
  const file = await PDFDocument.create()
  const pixel = await file.embedPng('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')
  file.addPage([595, 842]).drawImage(pixel, { width: 500, height: 700 })
  expect(await problemOf('scan.pdf', await file.save())).toMatchObject({
    state: 'needs-ocr',
    reason: 'The PDF holds pictures of pages and no text'
  })
})

it('says that a PDF needs its password', async () => {
  const plain = Buffer.from(await (await PDFDocument.load(await pdf(LETTER))).save({ useObjectStreams: false })).toString('latin1')
  const lock = `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`
  const locked = plain.replace(/trailer\s*<</, `trailer\n<< /Encrypt ${lock} /ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>]`)
  expect(await problemOf('a.pdf', Buffer.from(locked, 'latin1'))).toEqual({
    ok: false,
    state: 'failed',
    reason: 'The PDF is protected with a password',
    remedy: 'Open it in a PDF viewer and save a copy without the password'
  })
})

it.each([
  ['cut off after its header', (bytes: Uint8Array) => bytes.slice(0, 30)],
  ['overwritten after its header', (bytes: Uint8Array) => Uint8Array.from(bytes, (byte, i) => (i < 10 ? byte : (i * 31) % 256))]
])('fails a PDF that is %s', async (_, damage) => {
  expect(await problemOf('a.pdf', damage(await pdf(LETTER)))).toMatchObject({ state: 'failed', reason: 'The PDF is damaged' })
})

it('fails text that is named .pdf', async () => {
  expect(await problemOf('a.pdf', 'This is no PDF.')).toMatchObject({
    state: 'failed',
    reason: 'The file is named .pdf but is not a PDF, or is damaged at its start'
  })
})

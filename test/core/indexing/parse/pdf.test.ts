import { degrees, PDFDocument, PDFHexString, PDFName, type PDFPage, StandardFonts } from 'pdf-lib'
import { expect, it } from 'vitest'
import { parsePdf } from '../../../../src/core/indexing/parse/pdf.ts'
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

/** Sentences of about 40 units, each line of them different. */
function prose(word: string, lines: number): string[] {
  return Array.from({ length: lines }, (_, at) => `The ${word} was seen again near mile ${at + 10} of it`)
}

type Put = (text: string, x: number, y: number, size?: number) => void

async function drawn(draw: (put: Put, page: PDFPage, number: number) => void, pages = 1, edit?: (file: PDFDocument) => void) {
  const file = await PDFDocument.create()
  const font = await file.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= pages; number++) {
    const page = file.addPage([600, 800])
    draw((text, x, y, size = 10) => page.drawText(text, { x, y: 800 - y, size, font }), page, number)
  }
  edit?.(file)
  return readContent('a.pdf', await file.save())
}

const compact = (text: string): string => text.replaceAll(/\s+/g, ' ')

it('reads words whose letters are placed one by one, with the spaces that the file writes', async () => {
  const line = 'Here is some formatted text'
  const document = await drawn((put) => {
    let x = 30
    for (const letter of line) {
      put(letter, x, 100)
      x += letter === ' ' ? 3 : 'ifrt'.includes(letter) ? 5 : letter === 'm' ? 10 : 7.5
    }
    put('a + b = c where a b c d e f g h', 30, 140)
  })
  expect(compact(document.text)).toContain(line)
  expect(compact(document.text)).toContain('a + b = c where a b c d e f g h')
})

it.each([2, 3])('reads %i columns one after the other, though the file goes across them', async (count) => {
  const words = ['heron', 'otter', 'badger'].slice(0, count)
  const columns = words.map((word) => prose(word, 8))
  const width = 540 / count
  const document = await drawn((put) => {
    put('Animals of the canal and where they were seen this year, a report', 30, 60, 14)
    for (let row = 0; row < 8; row++)
      for (const [at, lines] of columns.entries()) put(lines[row] ?? '', 30 + at * width, 100 + row * 12, count === 2 ? 10 : 7)
    put('What else was seen on the way along the water, in the words of walkers', 30, 260, 14)
    for (let row = 0; row < 8; row++)
      for (const [at, lines] of columns.entries())
        put(`${lines[row]}`.replace('seen', 'met'), 30 + at * width, 300 + row * 12, count === 2 ? 10 : 7)
  })
  const met = columns.map((lines) => lines.join(' ').replaceAll('seen', 'met'))
  expect(compact(document.text)).toBe(
    [
      'Animals of the canal and where they were seen this year, a report',
      ...columns.map((lines) => lines.join(' ')),
      'What else was seen on the way along the water, in the words of walkers',
      ...met
    ].join(' ')
  )
})

it('keeps the order of columns that the file writes one after the other, with a heading that it writes last', async () => {
  const [left, right] = [prose('heron', 6), prose('otter', 6)]
  const document = await drawn((put) => {
    for (const [row, line] of left.entries()) put(line, 30, 100 + row * 12)
    for (const [row, line] of right.entries()) put(line, 320, 100 + row * 12)
    put('Animals of the canal', 30, 60, 18)
  })
  expect(compact(document.text)).toBe(['Animals of the canal', ...left, ...right].join(' '))
})

it('puts a table together row by row, though the file goes down its columns', async () => {
  const document = await drawn((put) => {
    for (const [row, text] of ['Part', 'Valve', 'Seal'].entries()) put(text, 30, 100 + row * 14)
    for (const [row, text] of ['Price', '84.50', '3.20'].entries()) put(text, 300, 100 + row * 14)
  })
  expect(outline(document)).toEqual([
    ['table-row', 'Part  Price'],
    ['table-row', 'Valve  84.50'],
    ['table-row', 'Seal  3.20']
  ])
})

it('drops running titles and page numbers, keeps a title once, and knows what is printed on a page', async () => {
  const document = await drawn((put, _, number) => {
    put('Harbour Society, file 2024/17', 30, 30)
    put(`This is what happened in month number ${number * 7} of the year.`, 30, 200)
    put(`Page ${number + 4} of 9`, 280, 780)
  }, 5)
  expect(document.text.match(/file 2024\/17/g)).toHaveLength(1)
  expect(document.text).not.toMatch(/Page \d/)
  expect(document.text.match(/This is what happened/g)).toHaveLength(5)
  expect(document.pages.map(({ label }) => label)).toEqual(['5', '6', '7', '8', '9'])
})

it('keeps what only looks like a running line: numbers that do not count with the pages', async () => {
  const document = await drawn((put, _, number) => put(`Invoice ${[812, 977, 645][number - 1]}`, 30, 30), 3)
  expect(document.text).toBe('Invoice 812\n\nInvoice 977\n\nInvoice 645')
})

it('joins words that a line end broke, and keeps the hyphen of a compound', async () => {
  const document = await drawn((put) => {
    const lines = [
      'The main-',
      'tenance of the self-',
      'contained pump, a well built pur-',
      'pose-made one, is due on the Jean-',
      'Paul quay.'
    ]
    for (const [row, line] of lines.entries()) put(line, 30, 100 + row * 12)
  })
  expect(document.text).toBe('The maintenance of the self-contained pump, a well built purpose-made one, is due on the Jean-Paul quay.')
})

it('tells a raised number from the digits before it', async () => {
  const document = await drawn((put) => {
    put('About 10', 30, 100)
    put('6', 70.6, 96, 6)
    put('litres of water', 76, 100)
    put('1', 144, 96, 6)
  })
  expect(document.text).toBe('About 10⁶ litres of water ¹')
})

it('takes headings and their levels from the bookmarks', async () => {
  const document = await drawn(
    (put, _, number) => {
      put(number === 1 ? '1. Boats' : '1.1 Rowing boats', 30, 100)
      put('They lie at the northern quay and are painted every spring.', 30, 112)
    },
    2,
    (file) => {
      const { context } = file
      const [first, second] = file.getPages()
      const [root, boats, rowing] = [context.nextRef(), context.nextRef(), context.nextRef()]
      const item = (title: string, page: PDFPage | undefined, rest: object) =>
        context.obj({ Title: PDFHexString.fromText(title), Dest: [page?.ref ?? null, PDFName.of('Fit')], ...rest })
      context.assign(rowing, item('Rowing boats', second, { Parent: boats }))
      context.assign(boats, item('Boats', first, { Parent: root, First: rowing, Last: rowing, Count: 1 }))
      context.assign(root, context.obj({ Type: 'Outlines', First: boats, Last: boats, Count: 1 }))
      file.catalog.set(PDFName.of('Outlines'), root)
    }
  )
  expect(outline(document).filter(([kind]) => kind.startsWith('heading'))).toEqual([
    ['heading 1', '1. Boats'],
    ['heading 2', '1.1 Rowing boats']
  ])
})

it.each([0, 90, 180, 270])('knows where each line stands on a page turned by %i degrees and cropped', async (angle) => {
  const document = await drawn((put, page) => {
    put('Out of sight', 5, 795)
    put('The first line of the page', 130, 250)
    put('the second', 130, 262)
    page.setCropBox(100, 50, 400, 600)
    page.setRotation(degrees(angle))
  })
  expect(document.text).toBe('The first line of the page\nthe second')
  // The baseline starts 30 points from the left and 100 from the top of the 400 × 600 that are shown.
  const corner = { 0: [30, 92], 90: [497.8, 30], 180: [undefined, 497.8], 270: [92, undefined] }[angle]
  const [first, second] = document.boxes ?? []
  expect(document.boxes?.map(({ start, end }) => document.text.slice(start, end))).toEqual(['The first line of the page', 'the second'])
  if (corner?.[0] !== undefined) expect(first?.x).toBeCloseTo(corner[0], 0)
  if (corner?.[1] !== undefined) expect(first?.y).toBeCloseTo(corner[1], 0)
  const along = angle % 180 === 0 ? (second?.y ?? 0) - (first?.y ?? 0) : (second?.x ?? 0) - (first?.x ?? 0)
  expect(along).toBeCloseTo(angle === 0 || angle === 270 ? 12 : -12, 0)
})

it('reads text that stands on its side as lines', async () => {
  const file = await PDFDocument.create()
  const font = await file.embedFont(StandardFonts.Helvetica)
  const page = file.addPage([600, 800])
  for (const [at, text] of ['Turned by a quarter,', 'and still one sentence.'].entries())
    page.drawText(text, { x: 100 + at * 12, y: 100, size: 10, font, rotate: degrees(90) })
  expect((await readContent('a.pdf', await file.save())).text).toBe('Turned by a quarter,\nand still one sentence.')
})

it('says who wrote a PDF and when', async () => {
  const document = await drawn(
    (put) => put('Hello', 30, 100),
    1,
    (file) => {
      file.setAuthor('Anna Lind')
      file.setCreationDate(new Date(Date.UTC(2024, 2, 5, 9, 30)))
    }
  )
  expect(document.facts).toEqual({ author: 'Anna Lind', writtenMs: Date.UTC(2024, 2, 5, 9, 30) })
})

it('ends with a warning when time is up, and keeps what was read', async () => {
  const bytes = await pdf(Array.from({ length: 40 }, (_, at) => [{ text: `Report on month ${at}` }]))
  let calls = 0
  const outcome = await parsePdf(
    { bytes, title: 'a' },
    { pageMs: 8000, totalMs: 105_000, excessMs: 105_000 },
    { now: () => (calls++ < 20 ? 0 : 1e6) }
  )
  if (!outcome.ok) throw new Error(outcome.reason)
  expect(outcome.document.pages).toHaveLength(40)
  expect(outcome.document.text).toContain('Report on month 3')
  expect(outcome.document.warnings).toEqual([expect.stringMatching(/^Reading took too long and ended before page \d+; split the file/)])
})

it('reads what is there of a PDF that breaks off before its end, and says so', async () => {
  const whole = await (await PDFDocument.load(await pdf(LETTER))).save({ useObjectStreams: false })
  const cut = Buffer.from(whole).lastIndexOf('\nxref')
  expect(cut).toBeGreaterThan(0)
  const document = await readContent('a.pdf', whole.subarray(0, cut))
  expect(document.text).toContain('serviced on 12 March')
  expect(document.warnings).toEqual([expect.stringContaining('breaks off')])
})

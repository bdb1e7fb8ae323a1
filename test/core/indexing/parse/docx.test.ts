import { Document, FootnoteReferenceRun, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { outline, problemOf, readContent } from './files.ts'

const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] })

async function docx(title?: string): Promise<Uint8Array> {
  return new Uint8Array(
    await Packer.toBuffer(
      new Document({
        ...(title ? { title } : {}),
        footnotes: { 1: { children: [new Paragraph('Without the keys.')] } },
        numbering: { config: [{ reference: 'steps', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }] }] },
        sections: [
          {
            children: [
              new Paragraph({ text: 'Handover of the flat', heading: HeadingLevel.HEADING_1 }),
              new Paragraph({
                children: [new TextRun('The flat was handed over on 3 May'), new FootnoteReferenceRun(1), new TextRun(' at noon. 🗝️')]
              }),
              new Paragraph({ text: 'Meters', heading: HeadingLevel.HEADING_2 }),
              new Table({
                rows: [
                  new TableRow({ children: [cell('Meter'), cell('Reading')] }),
                  new TableRow({ children: [cell('Gas'), cell('4,711')] })
                ]
              }),
              new Paragraph({ text: 'Read the meters', numbering: { reference: 'steps', level: 0 } }),
              new Paragraph({ text: 'Sign', numbering: { reference: 'steps', level: 0 } })
            ]
          }
        ]
      })
    )
  )
}

it('reads headings, lists, tables and footnotes', async () => {
  const document = await readContent('a.docx', await docx())
  expect(document.title).toBe('Handover of the flat')
  expect(outline(document)).toEqual([
    ['heading 1', 'Handover of the flat'],
    ['paragraph', 'The flat was handed over on 3 May at noon. 🗝️'],
    ['heading 2', 'Meters'],
    ['table-row', 'Meter | Reading'],
    ['table-row', 'Gas | 4,711'],
    ['list-item', '1. Read the meters'],
    ['list-item', '2. Sign'],
    ['list-item', '1. Without the keys.']
  ])
})

it('takes title and facts from the properties', async () => {
  const document = await readContent('a.docx', await docx('Flat & keys'))
  expect(document.title).toBe('Flat & keys')
  expect(Math.abs((document.facts?.writtenMs ?? 0) - Date.now())).toBeLessThan(60_000)
})

it('fails a container that was cut off', async () => {
  const bytes = await docx()
  const problem = await problemOf('a.docx', bytes.slice(0, bytes.length / 2))
  expect(problem).toMatchObject({ state: 'failed', reason: 'The file is damaged: its container is incomplete' })
})

it('refuses a document that unpacks to more than the limit, before it unpacks it', async () => {
  const bomb = zipSync({ ...unzipSync(await docx()), 'word/document.xml': new Uint8Array(120 * 1024 * 1024) })
  expect(bomb.byteLength).toBeLessThan(1_000_000)
  const start = performance.now()
  expect(await problemOf('a.docx', bomb)).toMatchObject({
    state: 'failed',
    reason: 'The file unpacks to more than 100 MB, which no ordinary document does'
  })
  expect(performance.now() - start).toBeLessThan(5000)
})

it('gives a member no more room than it declares', async () => {
  const size = 50 * 1024 * 1024
  const bomb = zipSync({ ...unzipSync(await docx()), 'word/document.xml': new Uint8Array(size) })
  // Both headers of the member say 1,000 bytes; the data inflates to 50 MB.
  const lie = new Uint8Array(bomb)
  const view = new DataView(lie.buffer)
  for (let i = 0; i + 4 <= lie.length; i++) if (view.getUint32(i, true) === size) view.setUint32(i, 1000, true)
  expect((await problemOf('a.docx', lie)).state).toBe('failed')
})

it('fails an archive without a document, and writes none of its members', async () => {
  const slip = zipSync({ '../../evil.txt': strToU8('evil') })
  expect(await problemOf('a.docx', slip)).toMatchObject({
    state: 'failed',
    reason: 'The file is a zip archive without a Word document in it'
  })
  expect(existsSync('../../evil.txt')).toBe(false)
})

it('says that a protected document needs its password', async () => {
  const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array.from({ length: 600 }, () => 0)])
  expect(await problemOf('a.docx', ole)).toEqual({
    ok: false,
    state: 'failed',
    reason: 'The file is protected with a password, or is an old Office file named .docx',
    remedy: 'Open it in Office, remove the password and save it as .docx'
  })
})

// The last two were found by npm run fuzz.
it.each([
  ['is cut off', '<w:document><w:body><w:p>'],
  ['has two roots', '<w:document/><w:document/>'],
  ['has an attribute twice', '<w:document a="1" a="2"/>']
])('fails a document whose XML %s, in words for its owner', async (_how, xml) => {
  const broken = zipSync({ ...unzipSync(await docx()), 'word/document.xml': strToU8(xml) })
  expect(await problemOf('a.docx', broken)).toMatchObject({ state: 'failed', reason: 'The content of the document is damaged' })
})

it('reads the words of a document with a broken part, without what was deleted, and says so', async () => {
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  const body = [
    `<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>${run('Meters')}</w:p>`,
    `<w:p>${run('Gas ')}<w:hyperlink r:id="nowhere">${run('4,711')}</w:hyperlink><w:del><w:r><w:delText>4,000</w:delText></w:r></w:del></w:p>`
  ]
  const document = `<w:document xmlns:w="${WORD}" xmlns:r="${RELATIONS}"><w:body>${body.join('')}</w:body></w:document>`
  const read = await readContent('a.docx', zipSync({ ...unzipSync(await docx()), 'word/document.xml': strToU8(document) }))
  expect(outline(read)).toEqual([
    ['heading 2', 'Meters'],
    ['paragraph', 'Gas 4,711']
  ])
  expect(read.warnings).toEqual([expect.stringContaining('its words were read')])
})

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

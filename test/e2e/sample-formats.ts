import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import { strToU8, zipSync } from 'fflate'

/** One file of each format, with one sentence that no other file holds, far below its first screen. */
export async function sampleFormats(): Promise<Readonly<Record<string, string | Uint8Array>>> {
  return {
    'lease.docx': await docx(saying('ocelot')),
    'lease.odt': odf(
      'text',
      lines('heron')
        .map((text, index) => (index === LINES ? `<text:h text:outline-level="1">Rooms</text:h>` : '') + `<text:p>${text}</text:p>`)
        .join('')
    ),
    'lease.rtf': `{\\rtf1\\ansi ${lines('badger').join('\\par ')}\\par}`,
    'lease.html': `<title>Lease</title><script>document.title = 'ran'</script>${paragraphs('marmot', '<h2>Rooms</h2>')}<img src="https://example.org/pixel.gif">`,
    'lease.epub': zip({
      mimetype: 'application/epub+zip',
      'META-INF/container.xml': '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
      'book.opf':
        '<package><metadata><dc:title>Lease</dc:title></metadata><manifest><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest>' +
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
      'a.xhtml': '<html><body><h1>Rooms</h1><p>It has four.</p></body></html>',
      'b.xhtml': `<html><body><h1>Gardens</h1>${paragraphs('lynx')}</body></html>`
    }),
    'talk.pptx': pptx(['It has four rooms.', saying('otter')]),
    'talk.odp': odf('presentation', ['It has four rooms.', saying('puffin')].map(slide).join('')),
    'costs.xlsx': xlsx(rows('walrus')),
    'costs.ods': odf('spreadsheet', `<table:table table:name="Costs">${rows('gecko').map(odsRow).join('')}</table:table>`),
    'lease.py': lines('tapir')
      .map((line) => `# ${line}`)
      .join('\n'),
    'lease.json': JSON.stringify({ rooms: lines('bison') }, undefined, 2),
    'lease.yaml': `rooms:\n${lines('dingo')
      .map((line) => `  - ${line}`)
      .join('\n')}\n`,
    'lease.xml': `<lease><title>Lease</title>${lines('koala')
      .map((line) => `<para>${line}</para>`)
      .join('')}</lease>`,
    'lease.ipynb': JSON.stringify({
      ...{ nbformat: 4, nbformat_minor: 5, metadata: {} },
      cells: [
        { cell_type: 'markdown', metadata: {}, source: ['# Rooms\n', '\n', lines('egret').join('\n\n')] },
        { cell_type: 'code', metadata: {}, source: ['rooms = 4'], outputs: [], execution_count: 1 }
      ]
    }),
    'talk.srt': lines('stoat')
      .map((line, index) => `${index + 1}\n${time(index)} --> ${time(index + 1)}\n${line}\n`)
      .join('\n'),
    'letters.mbox': ['It has four rooms.', saying('mole')]
      .map(
        (text, index) =>
          `From ida@example.org Tue May 12 10:00:00 2026\nFrom: ida@example.org\nSubject: Letter ${index + 1}\nDate: Tue, 12 May 2026 10:00:00 +0200\n\n${text}\n`
      )
      .join('\n')
  }
}

/** What is said of an animal, in one file only. */
export const saying = (animal: string): string => `The ${animal} of the lease sleeps in the ${animal} cupboard.`
export const asking = (animal: string): string => `Where does the ${animal} of the lease sleep?`

/** So many lines stand before what is said: more than two screens. */
export const LINES = 90
const lines = (animal: string): readonly string[] => [
  ...Array.from({ length: LINES }, (_, day) => `Nothing was seen on day ${day + 1}.`),
  saying(animal)
]
const paragraphs = (animal: string, before = ''): string =>
  lines(animal)
    .map((line, index) => `${index === LINES ? before : ''}<p>${line}</p>`)
    .join('')
const rows = (animal: string): readonly (readonly string[])[] => [
  ['Day', 'Seen'],
  ...lines(animal).map((line, day) => [`day ${day + 1}`, line])
]
const time = (index: number): string => `00:${String(index).padStart(2, '0')}:00,000`.replace('00:60', '01:00')

const zip = (members: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(members).map(([name, text]) => [name, strToU8(text)])), { level: 0 })

function docx(last: string): Promise<Buffer> {
  const filler = Array.from({ length: LINES }, (_, day) => new Paragraph(`Nothing was seen on day ${day + 1}.`))
  const children = [...filler, new Paragraph({ text: 'Rooms', heading: HeadingLevel.HEADING_1 }), new Paragraph(last)]
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}

function odf(kind: 'text' | 'spreadsheet' | 'presentation', body: string): Uint8Array {
  const content = `<office:document-content><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`
  return zip({ mimetype: `application/vnd.oasis.opendocument.${kind}`, 'content.xml': content })
}
const slide = (text: string): string =>
  `<draw:page><draw:frame presentation:class="outline"><draw:text-box><text:p>${text}</text:p></draw:text-box></draw:frame></draw:page>`
const odsRow = (cells: readonly string[]): string =>
  `<table:table-row>${cells.map((cell) => `<table:table-cell><text:p>${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`

const relations = (...all: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships>${all.map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`).join('')}</Relationships>`

function xlsx(rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string, column: number, row: number): string =>
    `<c r="${'AB'[column]}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`
  const data = rows
    .map((cells, row) => `<row r="${row + 1}">${cells.map((text, column) => cell(text, column, row)).join('')}</row>`)
    .join('')
  return zip({
    '_rels/.rels': relations(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="Costs" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations(['rId1', 'worksheet', 'worksheets/sheet1.xml']),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${data}</sheetData></worksheet>`
  })
}

function pptx(slides: readonly string[]): Uint8Array {
  const ns = 'xmlns:a="a" xmlns:p="p" xmlns:r="r"'
  const page = (text: string): string =>
    `<p:sld ${ns}><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>`
  return zip({
    '_rels/.rels': relations(['rId1', 'officeDocument', 'ppt/presentation.xml']),
    'ppt/presentation.xml': `<p:presentation ${ns}><p:sldIdLst>${slides.map((_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 2}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(
      ...slides.map((_, index) => [`rId${index + 2}`, 'slide', `slides/slide${index + 1}.xml`] as const)
    ),
    ...Object.fromEntries(slides.map((text, index) => [`ppt/slides/slide${index + 1}.xml`, page(text)]))
  })
}

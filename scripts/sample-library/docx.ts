import { AlignmentType, Document, Footer, HeadingLevel, LevelFormat, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import { type Source, type SourceBlock } from './source.ts'

/** Writes a source as a DOCX with Word's own heading and list styles; the same source gives the same bytes. */
export async function makeDocx(source: Source): Promise<Uint8Array> {
  const file = new Document({
    title: source.title,
    creator: source.author,
    lastModifiedBy: source.author,
    styles: { default: { document: { run: { font: 'Georgia', size: 22 } } } },
    numbering: {
      config: [{ reference: 'steps', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START }] }]
    },
    sections: [{ footers: { default: footer() }, children: source.blocks.map(paragraph) }]
  })
  return pin(new Uint8Array(await Packer.toBuffer(file)), source.date)
}

function paragraph(block: SourceBlock): Paragraph {
  switch (block.kind) {
    case 'heading':
      return new Paragraph({ text: block.text, heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2 })
    case 'paragraph':
      return new Paragraph({ text: block.text, spacing: { after: 120 } })
    case 'bullet':
      return new Paragraph({ text: block.text, bullet: { level: 0 } })
    case 'numbered':
      return new Paragraph({ text: block.text, numbering: { reference: 'steps', level: 0 } })
  }
}

function footer(): Footer {
  const run = new TextRun({ size: 16, children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] })
}

/** The docx package stamps the present moment into the metadata and the zip; both are replaced by the source's date. */
function pin(bytes: Uint8Array, date: Date): Uint8Array {
  const entries = unzipSync(bytes)
  // Zip stores local time without a zone: built from parts, it is the same everywhere.
  const mtime = new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), 9)
  const pinned: Zippable = {}
  for (const name of Object.keys(entries).sort()) {
    const content = entries[name]
    if (content === undefined || name.endsWith('/')) continue
    pinned[name] = [name === 'docProps/core.xml' ? stamp(content, date) : content, { mtime, level: 6 }]
  }
  return zipSync(pinned)
}

function stamp(core: Uint8Array, date: Date): Uint8Array {
  const iso = date.toISOString().replace('.000', '')
  return strToU8(strFromU8(core).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${iso}`))
}

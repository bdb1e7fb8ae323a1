import { PDFDocument, StandardFonts, rgb, type PDFFont, type PDFPage } from 'pdf-lib'
import { type Source, type SourceBlock } from './source.ts'

// A5 in points: a booklet's page, so that a manual of 600 words has three pages and citations have pages to name.
const PAGE = { width: 420, height: 595, margin: 48, footer: 26 }
const BODY_PT = 10.5
const LEADING = 1.38

/** Draws a source as a PDF with larger bold headings and "Page n of m" at the foot; the same source gives the same bytes. */
export async function makePdf(source: Source): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.setTitle(source.title, { showInWindowTitleBar: true })
  pdf.setAuthor(source.author)
  pdf.setLanguage('en-GB')
  pdf.setProducer('Footnote sample library')
  pdf.setCreator('Footnote sample library')
  pdf.setCreationDate(source.date)
  pdf.setModificationDate(source.date)
  const regular = await pdf.embedFont(StandardFonts.TimesRoman)
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold)

  let page = pdf.addPage([PAGE.width, PAGE.height])
  let y = PAGE.height - PAGE.margin
  for (const block of source.blocks) {
    const style = styleOf(block, regular, bold)
    const lines = wrap(style.text, style.font, style.size, PAGE.width - 2 * PAGE.margin - style.indent)
    const lineHeight = style.size * LEADING
    const top = y === PAGE.height - PAGE.margin
    if (!top) y -= style.before
    // A heading never stands alone at the foot of a page: it needs room for itself and two lines of text.
    const needed = block.kind === 'heading' ? lines.length * lineHeight + 2 * BODY_PT * LEADING : 0
    if (y - needed < PAGE.margin) ({ page, y } = turn(pdf))
    for (const [index, line] of lines.entries()) {
      if (y - lineHeight < PAGE.margin) ({ page, y } = turn(pdf))
      y -= lineHeight
      if (index === 0 && style.mark !== '') page.drawText(style.mark, { x: PAGE.margin, y, size: style.size, font: style.font })
      page.drawText(line, { x: PAGE.margin + style.indent, y, size: style.size, font: style.font })
    }
  }
  for (const [index, each] of pdf.getPages().entries()) drawFooter(each, `Page ${index + 1} of ${pdf.getPageCount()}`, regular)
  return await pdf.save()
}

function turn(pdf: PDFDocument): { page: PDFPage; y: number } {
  return { page: pdf.addPage([PAGE.width, PAGE.height]), y: PAGE.height - PAGE.margin }
}

function drawFooter(page: PDFPage, text: string, font: PDFFont): void {
  const size = 8
  page.drawText(text, {
    x: (PAGE.width - font.widthOfTextAtSize(text, size)) / 2,
    y: PAGE.footer,
    size,
    font,
    color: rgb(0.35, 0.35, 0.35)
  })
}

function styleOf(block: SourceBlock, regular: PDFFont, bold: PDFFont) {
  switch (block.kind) {
    case 'heading':
      return { text: block.text, font: bold, size: block.level === 1 ? 18 : 12.5, before: block.level === 1 ? 16 : 12, indent: 0, mark: '' }
    case 'paragraph':
      return { text: block.text, font: regular, size: BODY_PT, before: 5, indent: 0, mark: '' }
    case 'bullet':
      return { text: block.text, font: regular, size: BODY_PT, before: 2, indent: 14, mark: '•' }
    case 'numbered':
      return { text: block.text, font: regular, size: BODY_PT, before: 2, indent: 18, mark: `${block.number}.` }
  }
}

function wrap(text: string, font: PDFFont, size: number, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && font.widthOfTextAtSize(longer, size) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

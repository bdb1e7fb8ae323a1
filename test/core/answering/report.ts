import { PDFDocument, StandardFonts } from 'pdf-lib'
import type { Evidence } from '../../../src/core/answering/text/evidence.ts'
import { PARSE_LIMITS } from '../../../src/core/indexing/parse/limits.ts'
import { parseBytes } from '../../../src/core/indexing/parse/parse.ts'
import { evidenceOf } from './evidence.ts'

/** The right edges of the columns, in points. */
const COLUMNS = [330, 400, 470, 540]

/** A real PDF of one page, read by the real parser: in a line of the table `|` parts its cells, figures set to the right of their column. */
export async function report(path: string, lines: readonly string[]): Promise<Evidence> {
  const file = await PDFDocument.create()
  const font = await file.embedFont(StandardFonts.Helvetica)
  const page = file.addPage([595, 842])
  for (const [at, line] of lines.entries()) {
    const y = 780 - at * 24
    const [label = '', ...cells] = line.split('|')
    page.drawText(label, { x: 50, y, size: 9, font })
    const step = cells.length <= 2 ? 2 : 1
    for (const [index, cell] of cells.entries()) {
      const right = COLUMNS[(index + 1) * step - 1] ?? 540
      page.drawText(cell, { x: right - font.widthOfTextAtSize(cell, 9), y, size: 9, font })
    }
  }
  const outcome = await parseBytes(path, await file.save(), PARSE_LIMITS)
  if (!outcome.ok) throw new Error('The test made no PDF that can be read.')
  const { document } = outcome
  const plain = evidenceOf(document.text, { path })
  return { ...plain, document }
}

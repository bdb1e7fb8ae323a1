import type { PageSpan } from '../../../shared/types.ts'
import { openContainer } from './container.ts'
import { bodyTexts } from './drawing-text.ts'
import type { BinaryFile } from './formats.ts'
import { coreProperties, OfficePackage, relationId } from './ooxml.ts'
import { failed, type ParseOutcome, read, skipped } from './outcome.ts'
import { pageOf } from './page-span.ts'
import { SheetRows } from './sheet-rows.ts'
import { TextBuilder } from './text-builder.ts'
import { oneLine } from './xml-stream.ts'
import { descendants, textOf } from './xml-tree.ts'
import { readSheet, type SheetResult } from './xlsx-sheet.ts'
import { readShared, readStyles, type WorkbookStyle } from './xlsx-strings.ts'

/** Reads a workbook: a page is a sheet, hidden ones too; a row is a table row with its values as the workbook shows them. */
export function parseXlsx(file: BinaryFile): ParseOutcome {
  const { container, problem } = openContainer(file, 'Excel', (name) => READ.test(name))
  if (problem) return problem
  if (container.names.includes('xl/workbook.bin')) return BINARY
  const office = new OfficePackage(container)
  const { sheets, style, warnings } = readWorkbook(office)
  if (sheets.length === 0) return NO_SHEETS
  const builder = new TextBuilder()
  const pages: PageSpan[] = []
  const broken: string[] = []
  let uncounted = 0
  let isFull = false
  for (const [index, { name, part }] of sheets.entries()) {
    const rows = new SheetRows(builder, name)
    const page = pageOf(builder, index + 1, name, () => {
      const { damaged, withoutValue } = writeSheet(office, part, rows, style)
      if (damaged) broken.push(name)
      uncounted += withoutValue
    })
    if (page) pages.push(page)
    isFull ||= rows.full
  }
  if (pages.length === 0) return broken.length > 0 ? DAMAGED : uncounted > 0 ? NOT_COMPUTED : EMPTY
  if (broken.length > 0) warnings.push(`Damaged, and read as far as possible: sheet ${broken.slice(0, 20).join(', ')}.`)
  if (uncounted > 0) warnings.push(`${uncounted} formulas have no result stored; open the file in Excel and save it, and they are read.`)
  if (isFull) warnings.push('The workbook is very long; its last rows were left out.')
  const { title, facts } = coreProperties(office.bytes('docProps/core.xml'))
  const text = builder.text()
  return read({ title: title ?? file.title, format: 'xlsx', text, pages, blocks: builder.blocks, ...(facts ? { facts } : {}), warnings })
}

/** Members that text comes from; charts, pictures, caches of pivot tables and macros stay packed. */
const READ =
  /^(?:_rels\/\.rels|docProps\/core\.xml|xl\/(?:_rels\/)?[^/]+\.(?:xml|rels)|xl\/(?:worksheets|drawings|threadedComments|comments)\/(?:_rels\/)?[^/]+\.(?:xml|rels))$/

const EMPTY = skipped('The workbook is empty', 'Nothing to do; it is read again when something is written into it')
const NOT_COMPUTED = skipped(
  'The workbook holds only formulas without results',
  'Open it in Excel or Calc and save it, so that the results are stored'
)
const NO_SHEETS = failed('The file holds no sheets: it is damaged, or no workbook', 'Open it in Excel or Calc and save it again')
const DAMAGED = failed('The sheets of the workbook are damaged', 'Open it in Excel or Calc, let it repair the file, and save it again')
const BINARY = failed('The file is a binary workbook (.xlsb), which Footnote does not read', 'Open it in Excel and save it as .xlsx')

interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  readonly style: WorkbookStyle
  readonly warnings: string[]
}

function readWorkbook(office: OfficePackage): Workbook {
  const main = office.mainPart('xl/workbook.xml')
  const relations = office.relations(main)
  const { root, damaged } = office.tree(main)
  const partOf = (type: string, usual: string): Uint8Array | undefined =>
    office.bytes(relations.find((one) => one.type === type)?.target ?? usual) ?? office.bytes(usual)
  const shared = readShared(partOf('sharedStrings', 'xl/sharedStrings.xml'))
  const epoch = [...descendants(root, 'workbookPr')][0]?.attributes['date1904']
  const style: WorkbookStyle = {
    shared: shared.strings,
    show: readStyles(partOf('styles', 'xl/styles.xml'), epoch === '1' || epoch === 'true')
  }
  const targets = new Map(relations.map(({ id, target }) => [id, target]))
  const listed = [...descendants(root, 'sheet')].map((sheet, index) => ({
    name: oneLine(sheet.attributes['name'] ?? '') || `Sheet ${index + 1}`,
    part: targets.get(relationId(sheet) ?? '') ?? ''
  }))
  const warnings = shared.damaged ? ['The list of texts is damaged; some cells are missing.'] : []
  if (listed.some(({ part }) => office.bytes(part))) return { sheets: listed, style, warnings }
  const sheets = office.numbered(/^xl\/worksheets\/[^/]+\.xml$/).map((part, index) => ({ name: `Sheet ${index + 1}`, part }))
  if (damaged && sheets.length > 0) warnings.push('The list of sheets is damaged; sheets stand in the order of their numbers.')
  return { sheets, style, warnings }
}

/** A sheet's rows, then its comments and the texts that are drawn on it. */
function writeSheet(office: OfficePackage, part: string, rows: SheetRows, style: WorkbookStyle): SheetResult {
  const bytes = office.bytes(part)
  if (!bytes) return { damaged: true, withoutValue: 0 }
  // A sheet of a chart or of macros has no cells.
  const result = /^xl\/(?:chartsheets|dialogsheets|macrosheets)\//.test(part)
    ? { damaged: false, withoutValue: 0 }
    : readSheet(bytes, rows, style)
  rows.end()
  const relations = office.relations(part)
  const trees = (type: string): ReturnType<OfficePackage['tree']>[] =>
    relations.filter((one) => one.type === type).map(({ target }) => office.tree(target))
  const threaded = trees('threadedComment').flatMap(({ root }) => [...descendants(root, 'threadedComment')])
  const comments = threaded.length > 0 ? threaded : trees('comments').flatMap(({ root }) => [...descendants(root, 'comment')])
  for (const comment of comments) {
    const words = oneLine(textOf(comment))
    if (words !== '') rows.note(`Comment on ${comment.attributes['ref'] ?? 'the sheet'}: ${words}`)
  }
  for (const { root } of trees('drawing')) {
    for (const body of descendants(root, 'txBody')) rows.note(oneLine([...bodyTexts(body)].map(({ text }) => text).join(' ')))
  }
  return result
}

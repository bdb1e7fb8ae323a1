import type { Block, BlockKind, DocumentFormat, DocumentView, PageSpan } from '../../shared/types.ts'
import { blockAt, rowKind, type Row, type Section } from './rows.ts'
import { Tables, type TableFrame, type TableRow } from './tables.ts'

/** What a section of a document is drawn as. */
export type Piece =
  | { readonly type: 'page'; readonly start: number; readonly page: PageSpan }
  | { readonly type: 'line'; readonly start: number; readonly row: Row; readonly kind: string }
  | { readonly type: 'table'; readonly start: number; readonly frame: TableFrame; readonly rows: readonly TableRow[] }
  | { readonly type: 'header'; readonly start: number; readonly rows: readonly TableRow[] }

/** Formats whose text is the file itself: lines have the numbers that other programs show. */
const NUMBERED: readonly DocumentFormat[] = ['text', 'markdown', 'code', 'json', 'yaml']
const FIXED_WIDTH: readonly DocumentFormat[] = ['code', 'json', 'yaml']
/** Tables as wide as they are; everything else is text of a readable width. */
const SHEETS: readonly DocumentFormat[] = ['csv', 'xlsx', 'ods']
const MAIL_LINE = /^(?:Date|From|To|Cc|Bcc|Reply-To|Subject|Attachments?): /

export const isNumbered = (format: DocumentFormat): boolean => NUMBERED.includes(format)
export const isSheet = (format: DocumentFormat): boolean => SHEETS.includes(format)
export const isFixedWidth = (format: DocumentFormat): boolean => FIXED_WIDTH.includes(format)

/** Lays a section out by the blocks of its document: pages, tables with their heads, header lines of messages, lines. */
export function piecesOf(view: DocumentView, section: Section, tables = new Tables(view)): readonly Piece[] {
  if (isNumbered(view.format)) return section.rows.map((row) => ({ type: 'line', start: row.start, row, kind: 'plain' }))
  const pieces: Piece[] = []
  let done: Block | undefined
  for (const row of section.rows) {
    const page = view.pages.find(({ start }) => start >= row.start && start <= row.end)
    if (page) pieces.push({ type: 'page', start: row.start, page })
    const block = blockAt(view.blocks, row)
    // A block is drawn whole where it begins; its other lines are drawn already.
    if (block && block === done) continue
    if (page?.label !== undefined && block?.kind === 'heading' && view.text.slice(block.start, block.end) === page.label) continue
    if (block?.kind === 'table-row' && block.start >= row.start) {
      addTableRow(pieces, tables.row(block), () => tables.frameOf(block))
      done = block
    } else if (block && view.format === 'email' && MAIL_LINE.test(view.text.slice(block.start, block.start + 20)))
      addMailLine(pieces, view.text, row)
    else if (row.start < row.end || view.blocks.length === 0)
      pieces.push({ type: 'line', start: row.start, row, kind: kindOf(view.text, block, row) })
  }
  return pieces
}

function addTableRow(pieces: Piece[], row: TableRow, frame: () => TableFrame): void {
  const last = pieces.at(-1)
  if (last?.type === 'table') pieces[pieces.length - 1] = { ...last, rows: [...last.rows, row] }
  else pieces.push({ type: 'table', start: row.start, frame: frame(), rows: [row] })
}

function addMailLine(pieces: Piece[], text: string, row: Row): void {
  const colon = text.indexOf(': ', row.start)
  const cells =
    colon >= 0 && colon < row.end
      ? [
          { start: row.start, end: colon },
          { start: colon + 2, end: row.end }
        ]
      : [{ start: row.start, end: row.start }, row]
  const last = pieces.at(-1)
  const line = { start: row.start, end: row.end, cells }
  if (last?.type === 'header') pieces[pieces.length - 1] = { ...last, rows: [...last.rows, line] }
  else pieces.push({ type: 'header', start: row.start, rows: [line] })
}

function kindOf(text: string, block: Block | undefined, row: Row): BlockKind | string {
  const kind = rowKind(block)
  // Some parsers keep the bullet or the number as the file has it.
  if (kind === 'list-item' && (block?.start !== row.start || /^(?:[•◦▪–*-]|\(?\w{1,3}[.)])\s/.test(text.slice(row.start, row.start + 8))))
    return 'list-more'
  return kind
}

import type { Document, Span } from '../../../shared/types.ts'
import { columnsRow, tablesOf } from '../../columns-row.ts'
import { MONTHS } from '../../months.ts'
import { addressesModel } from './addresses-model.ts'
import { spacedTables } from './spaced-tables.ts'
import { capitalised } from './words.ts'

type Text = Pick<Document, 'text' | 'blocks' | 'format'>

/** A table whose columns have names, from the row that gives them. */
export interface Table extends Span {
  readonly columns: readonly string[]
  /** Those that reach into the part. */
  readonly rows: readonly Row[]
}

export interface Row extends Span {
  /** One for each column; fewer where the row ends early. */
  readonly cells: readonly string[]
  /** With the names of its columns ("date: 10 August 2025; kg: 52.0"): a small model that reads bare commas copies them out instead of answering. */
  readonly readable: string
  /** What the lines above it group it under. */
  readonly group?: string
  /** "in millions", where its figures are. */
  readonly unit?: string
}

/** Fewer columns are a list of names and values, and its first row is one of them; a file of values has names above them. */
const COLUMNS = 3

/**
 * A part of a document as a model reads it: its rows with their column names. For reading only; quotes and offsets come from the file.
 * `tables`: those of a larger part, where they are known.
 */
export function readableText(document: Text, part: Span, tables = namedTables(document, part)): string {
  const pieces: string[] = []
  let at = part.start
  for (const { start, end, rows } of tables) {
    if (end <= part.start || start >= part.end) continue
    const inPart = rows.filter((row) => row.start < part.end && row.end > part.start)
    pieces.push(document.text.slice(at, Math.max(at, start)), ...inPart.map(({ readable }) => readable))
    at = Math.max(at, Math.min(end, part.end))
  }
  pieces.push(document.text.slice(at, Math.max(at, part.end)))
  return pieces
    .map((piece) => piece.trim())
    .filter(Boolean)
    .join('\n')
}

/** The tables that reach into a part of a document and name their columns. */
export function namedTables(document: Text, part: Span): readonly Table[] {
  if (document.format === 'pdf') return reachingInto(part, spacedTables(document))
  return tablesIn(document, part).flatMap((table): Table[] => {
    const header = columnsRow(document.text, table)
    if (!header) return []
    const head = document.text.slice(header.start, header.end)
    const cellsOf = document.format === 'csv' ? valuesBy(delimiterOf(head)) : barredCells
    const columns = cellsOf(head)
    if ((columns.length < COLUMNS && document.format !== 'csv') || addressesModel(columns.join(' '))) return []
    const rows = table.filter(({ start, end }) => start > header.start && start < part.end && end > part.start)
    const named = (cells: readonly string[]): string =>
      cells
        .map((value, index) => (value ? [columns[index], dayInWords(value)].filter(Boolean).join(': ') : ''))
        .filter(Boolean)
        .join('; ')
    const last = table.at(-1) ?? header
    const read = ({ start, end }: Span): Row => {
      const cells = cellsOf(document.text.slice(start, end))
      return { start, end, cells, readable: named(cells) }
    }
    return [{ start: header.start, end: last.end, columns, rows: rows.map(read) }]
  })
}

/**
 * "2024-04-20" as questions write it, "20 April 2024": the cross-encoder gave the row with the former .47 and .64, with the latter .99 and
 * .98 (two questions to the sample library that name a day or a month; 27 others with rows moved little).
 */
function dayInWords(value: string): string {
  const [, year = '', month = '', day = ''] = /^((?:19|20)\d{2})-(\d{2})-(\d{2})$/.exec(value) ?? []
  const name = MONTHS[Number(month) - 1]
  return name ? `${Number(day)} ${capitalised(name)} ${year}` : value
}

/** Those with rows in the part, and these rows of them. */
function reachingInto({ start, end }: Span, tables: readonly Table[]): readonly Table[] {
  return tables.flatMap((table) => {
    const rows = table.start < end && table.end > start ? table.rows.filter((row) => row.start < end && row.end > start) : []
    return rows.length > 0 ? [{ ...table, rows }] : []
  })
}

/** Tables that reach into the part, whole. */
function tablesIn({ blocks }: Text, part: Span): readonly (readonly Span[])[] {
  const tables: (readonly Span[])[] = []
  for (const rows of tablesOf(blocks)) {
    if ((rows[0]?.start ?? 0) >= part.end) break
    if ((rows.at(-1)?.end ?? 0) > part.start) tables.push(rows)
  }
  return tables
}

function barredCells(row: string): string[] {
  return row
    .replaceAll(/^\s*\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim())
}

function delimiterOf(head: string): string {
  return [',', ';', '\t', '|'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ','
}

/** Splits a row into its cells; a quoted cell may hold the delimiter, and two quotes in it are one. */
function valuesBy(delimiter: string): (row: string) => string[] {
  return (row) => {
    const found: string[] = ['']
    let quoted = false
    for (let index = 0; index < row.length; index++) {
      const unit = row.charAt(index)
      const last = found.length - 1
      if (unit === '"' && quoted && row.charAt(index + 1) === '"') found[last] += row.charAt(++index)
      else if (unit === '"') quoted = !quoted
      else if (unit === delimiter && !quoted) found.push('')
      else found[last] += unit
    }
    return found.map((cell) => cell.trim())
  }
}

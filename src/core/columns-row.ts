import type { Block, Span } from '../shared/types.ts'

/** Rows above the one that names the columns are titles of the table; there are few. */
const ROWS_ABOVE_HEADER = 5

/** The row that names the columns of a table: the first of the best among the top rows; none of one row, or where all hold figures. */
export function columnsRow(text: string, rows: readonly Span[]): Span | undefined {
  const [header] = rows.slice(0, ROWS_ABOVE_HEADER).toSorted((a, b) => headerScore(text, b) - headerScore(text, a))
  return header && rows.length > 1 && !hasFigures(firstLine(text, header)) ? header : undefined
}

/** The tables of a document, each as its rows: runs of table rows with nothing between them. */
export function* tablesOf(blocks: readonly Block[]): Generator<readonly Block[]> {
  let rows: Block[] = []
  for (const block of blocks) {
    if (block.kind === 'table-row') rows.push(block)
    else if (rows.length > 0) {
      yield rows
      rows = []
    }
  }
  if (rows.length > 0) yield rows
}

/** Names of columns fill their row; a comma inside of quotes begins no cell. */
function headerScore(text: string, row: Span): number {
  const line = firstLine(text, row).replaceAll(/"[^"]*"/g, 'quoted')
  const filled = line.split(/[|,;\t]| {2,}/).filter((cell) => cell.trim() !== '').length
  return hasFigures(line) ? filled - NO_HEADER : filled
}

/** Puts rows with figures behind all others. */
const NO_HEADER = 1000

/** Figures other than years and days: a row with such is data, and names no columns. */
function hasFigures(line: string): boolean {
  return [...line.matchAll(/\d[\d.,]*/g)].some(([figure]) => !/^(?:[0-3]?\d|(?:19|20)\d\d)[.,]?$/.test(figure))
}

/** As much of a row as could name columns. */
function firstLine(text: string, row: Span): string {
  return text.slice(row.start, Math.min(row.end, row.start + 2000))
}

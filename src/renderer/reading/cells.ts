import type { DocumentFormat, Span } from '../../shared/types.ts'

/** Where the cells of a table row stand in its text. */
export function cellsOf(text: string, row: Span, format: DocumentFormat, delimiter: string): readonly Span[] {
  return format === 'csv' ? quotedCells(text, row, delimiter) : barCells(text, row)
}

/** How parsers join cells that were apart in the file. */
const BAR = ' | '
const DELIMITERS = [',', ';', '\t', '|']

/** The delimiter of a table kept as its file has it: the one that the first lines hold most of. */
export function delimiterOf(text: string): string {
  const told = /^sep=([,;\t|])/i.exec(text)?.[1]
  if (told) return told
  const head = text.slice(0, 5000).replaceAll(/"[^"]*"/g, '')
  return DELIMITERS.toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ','
}

function barCells(text: string, { start, end }: Span): readonly Span[] {
  const cells: Span[] = []
  let from = start
  for (let at = text.indexOf(BAR, start); at >= 0 && at < end; at = text.indexOf(BAR, from)) {
    cells.push({ start: from, end: at })
    from = at + BAR.length
  }
  return [...cells, { start: Math.min(from, end), end }]
}

/** Cells between delimiters; quotes around a cell are no part of it. */
function quotedCells(text: string, { start, end }: Span, delimiter: string): readonly Span[] {
  const cells: Span[] = []
  let from = start
  let quoted = false
  for (let at = start; at <= end; at++) {
    const character = text[at]
    if (at < end && character === '"') quoted = !quoted
    if (at < end && (quoted || character !== delimiter)) continue
    cells.push(unquoted(text, { start: from, end: at }))
    from = at + 1
  }
  return cells
}

function unquoted(text: string, cell: Span): Span {
  const isQuoted = cell.end - cell.start >= 2 && text[cell.start] === '"' && text[cell.end - 1] === '"'
  return isQuoted ? { start: cell.start + 1, end: cell.end - 1 } : cell
}

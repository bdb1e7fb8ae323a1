import type { Document, Span } from '../../shared/types.ts'

/**
 * Rows of a CSV with their column names ("date: 2025-08-10; kg: 52.0"): a small model that reads bare commas copies
 * them out instead of answering. For reading only; quotes and offsets always come from the file itself.
 */
export function readableRows(document: Pick<Document, 'text' | 'blocks'>, part: Span): string {
  const [header, ...rows] = document.blocks
  if (!header) return document.text.slice(part.start, part.end)
  const head = document.text.slice(header.start, header.end)
  const delimiter = [',', ';', '\t'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ','
  const columns = cells(head, delimiter)
  return rows
    .filter((row) => row.start < part.end && row.end > part.start)
    .map((row) => {
      const values = cells(document.text.slice(row.start, row.end), delimiter)
      return values
        .map((value, index) => (value ? `${columns[index] ?? ''}: ${value}` : ''))
        .filter(Boolean)
        .join('; ')
    })
    .join('\n')
}

/** The cells of one row; a quoted cell may hold the delimiter, and two quotes in it are one. */
function cells(row: string, delimiter: string): string[] {
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

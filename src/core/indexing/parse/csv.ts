import type { Block, Document } from '../../../shared/types.ts'
import type { TextFile } from './formats.ts'

/** Reads comma, semicolon or tab separated values: every record is a table row, `text` is the decoded file itself. */
export function parseCsv({ text, warnings, title }: TextFile): Document {
  const blocks: Block[] = []
  for (let at = 0; at < text.length;) {
    const stop = recordEnd(text, at)
    const record = text.slice(at, stop)
    // A record of separators only says nothing; its characters stay in the text between two rows.
    if (/[^\s,;\t"]/.test(record)) {
      const start = at + (record.length - record.trimStart().length)
      blocks.push({ kind: 'table-row', start, end: at + record.trimEnd().length })
    }
    at = stop + 1
  }
  return { title, format: 'csv', text, pages: [], blocks, warnings }
}

/** A record this long has an unclosed quote; it ends at its first line break instead. */
const RECORD_UNITS = 50_000

/** Index of the line break that ends the record, which is none inside quotes. */
function recordEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + RECORD_UNITS)
  let quoted = false
  for (let i = from; i < limit; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x22) quoted = !quoted
    else if (code === 0x0a && !quoted) return i
  }
  if (limit === text.length && !quoted) return limit
  const newline = text.indexOf('\n', from)
  return newline < 0 ? text.length : newline
}

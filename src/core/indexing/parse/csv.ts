import type { Block, Document } from '../../../shared/types.ts'
import type { TextFile } from './formats.ts'

/** Reads values separated by commas, semicolons, tabs or bars: every record is a table row, `text` is the decoded file itself. */
export function parseCsv({ text, warnings, title }: TextFile): Document {
  const blocks: Block[] = []
  const delimiter = delimiterOf(text)
  for (let at = 0; at < text.length;) {
    const stop = recordEnd(text, at, delimiter)
    const record = text.slice(at, stop)
    // A record of separators only says nothing; its characters stay in the text between two rows.
    if (/[^\s,;\t|"]/.test(record)) {
      const start = at + (record.length - record.trimStart().length)
      // Excel's line "sep=;" is for programs; as a row it would count among the names of columns.
      blocks.push({ kind: at === 0 && SEPARATOR_LINE.test(record) ? 'paragraph' : 'table-row', start, end: at + record.trimEnd().length })
    }
    at = stop + 1
  }
  return { title, format: 'csv', text, pages: [], blocks, warnings }
}

/** A record this long has an unclosed quote; it ends at its first line break instead. */
const RECORD_UNITS = 50_000
const SEPARATOR_LINE = /^sep=[,;\t|]\s*$/i
const DELIMITERS = [',', ';', '\t', '|']
/** Enough lines to tell a delimiter from a comma in prose. */
const LINES_TO_LOOK_AT = 20

/** The delimiter that splits most of the first lines into the same number of fields. */
function delimiterOf(text: string): string {
  const told = /^sep=([,;\t|])/i.exec(text)?.[1]
  if (told) return told
  const lines = text.slice(0, RECORD_UNITS).split(/\r\n|\r|\n/, LINES_TO_LOOK_AT)
  const scores = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.replaceAll(/"[^"]*"/g, '').split(delimiter).length - 1).filter((count) => count > 0)
    const usual = counts.toSorted((a, b) => a - b)[counts.length >> 1] ?? 0
    return { delimiter, score: counts.filter((count) => count === usual).length, usual }
  })
  return scores.toSorted((a, b) => b.score - a.score || b.usual - a.usual)[0]?.delimiter ?? ','
}

/** Index of the line break that ends the record, which is none inside quotes; a quote amid a field (5" pipe) opens none. */
function recordEnd(text: string, from: number, delimiter: string): number {
  const limit = Math.min(text.length, from + RECORD_UNITS)
  const separator = delimiter.charCodeAt(0)
  let quoted = false
  let isStart = true
  for (let i = from; i < limit; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x22) {
      if (quoted) quoted = false
      // A quote right after one that closed is one of a doubled pair.
      else if (isStart || text.charCodeAt(i - 1) === 0x22) quoted = true
    } else if (!quoted && isLineEnd(text, i, code)) return i
    isStart = code === separator || (isStart && code === 0x20)
  }
  if (limit === text.length && !quoted) return limit
  for (let i = from; i < text.length; i++) if (isLineEnd(text, i, text.charCodeAt(i))) return i
  return text.length
}

/** A line feed, or a carriage return alone, as old Macs wrote it. */
function isLineEnd(text: string, at: number, code: number): boolean {
  return code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)
}

import type { Span } from '../../../shared/types.ts'

/** A line that is not blank. */
export interface Line extends Span {
  /** Where its first character that is not white space stands. */
  readonly textStart: number
  /** Columns before that; a tab is four. */
  readonly indent: number
  /** Whether a blank line stands before it. */
  readonly afterBlank: boolean
}

/** The lines of a text that hold something, in order. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let afterBlank = false
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    let textStart = start
    let indent = 0
    for (; textStart < end; textStart++) {
      const code = text.charCodeAt(textStart)
      if (code === 0x09) indent += TAB_COLUMNS
      else if (code === 0x20) indent++
      else if (code > 0x20) break
    }
    if (textStart < end) lines.push({ start, end, textStart, indent, afterBlank })
    afterBlank = textStart === end
    start = end + 1
  }
  return lines
}

const TAB_COLUMNS = 4

import type { Span } from '../../../shared/types.ts'

/**
 * Names of header lines. A list, because "Name: text" is also how chats are written, and taking a speaker for a header
 * would put their words into the context of every chunk.
 */
const KEYS = new Set(
  (
    'time date datetime sent received from to cc bcc subject re author authors by title location place venue participants attendees present ' +
    'absent chair minutes channel created updated modified tags tag project status version meeting when where who id ref reference type ' +
    'category source url link week day client customer patient address phone email topic keywords'
  ).split(' ')
)
const HEADER_LINE = /^([\p{L}][\p{L} _-]{0,24}):[ \t]*(\S.*)$/u
/** More lines than this are no header but a form. */
const MOST_LINES = 12
/** A longer value is a sentence, not a header's value. */
const MOST_UNITS = 200

/** Finds header lines ("Time: …", "From: …") at the very top of a text; blank lines before them are allowed. */
export function findPreamble(text: string): Span | undefined {
  let at = /^\s*/.exec(text.slice(0, 1000))?.[0].length ?? 0
  const start = at
  let end = at
  for (let line = 0; line < MOST_LINES && at < text.length; line++) {
    const stop = lineEnd(text, at)
    if (stop - at > MOST_UNITS || !isHeader(text.slice(at, stop))) break
    end = at + text.slice(at, stop).trimEnd().length
    at = stop + 1
  }
  return end > start ? { start, end } : undefined
}

function isHeader(line: string): boolean {
  const key = HEADER_LINE.exec(line.trimEnd())?.[1]
  return key !== undefined && KEYS.has(key.trim().toLowerCase())
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}

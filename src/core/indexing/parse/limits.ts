const MIB = 1024 * 1024

/** What one file may cost; a watched folder holds anything, and one file must not take the rest down. */
export interface ParseLimits {
  /** Bytes of a plain-text, Markdown, CSV or HTML file. V8's longest string is 512 M units; a copy or two must fit beside it. */
  readonly textBytes: number
  /** Bytes of a PDF or DOCX file; these are held whole in memory while they are read. */
  readonly containerBytes: number
  /** Bytes that the members of a zip container may inflate to. The largest real DOCX at hand (872 pages) inflates to 9 MB. */
  readonly inflatedBytes: number
}

export const PARSE_LIMITS: ParseLimits = { textBytes: 200 * MIB, containerBytes: 500 * MIB, inflatedBytes: 100 * MIB }

/**
 * HTML above this many units is refused: its tree costs about 20 times the text, and 30 MB of it is the most that a
 * parser with 1 GB of memory reads.
 */
export const HTML_UNITS = 30 * MIB

/** Markdown above this many units is cut at lines instead of by remark, which takes about a second per MB. */
export const MARKDOWN_STRUCTURE_UNITS = 3 * MIB

/** A Markdown file with a longer line is not prose written by hand; remark's time grows with the square of some such lines. */
export const MARKDOWN_LINE_UNITS = 100_000

/** Text of one mailbox that is kept: it is held whole in memory, up to three times while it is handed on. */
export const MAIL_UNITS = 64 * MIB

/** How sizes are told to the user. */
export function megabytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / MIB))} MB`
}

import type { Block, BlockKind, Span } from '../../shared/types.ts'

/** One line of a document as the reader lays it out; very long lines come as several rows. */
export interface Row extends Span {
  /** From 1; undefined for the continuation of a long line. */
  readonly line: number | undefined
}

/** Rows that are drawn together or not at all. */
export interface Section extends Span {
  readonly rows: readonly Row[]
}

/** Longest row: a line of minified text or a table without breaks is cut here, so that no section costs much to draw. */
const ROW_LIMIT = 2000
/** A section is about a screen. Flung through at a screen a frame, four screens at once took two to three frames to draw. */
const SECTION_ROWS = 50
const SECTION_CHARACTERS = 7000

/** Cuts a text into sections of rows. Together they cover every character but the line breaks. */
export function sectionsOf(text: string): readonly Section[] {
  const sections: Section[] = []
  let rows: Row[] = []
  let characters = 0
  const close = (): void => {
    const [first, last] = [rows[0], rows.at(-1)]
    if (first && last) sections.push({ start: first.start, end: last.end, rows })
    rows = []
    characters = 0
  }
  let line = 0
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    line += 1
    for (let from = start; from === start || from < end; from += ROW_LIMIT) {
      const to = Math.min(from + ROW_LIMIT, end)
      rows.push({ line: from === start ? line : undefined, start: from, end: to })
      characters += to - from
      if (rows.length >= SECTION_ROWS || characters >= SECTION_CHARACTERS) close()
    }
    start = end + 1
  }
  close()
  return sections
}

/** Index of the section that holds an offset; the last one for an offset behind the text. */
export function sectionAt(sections: readonly Span[], offset: number): number {
  const after = sections.findIndex((section) => section.end >= offset)
  return after < 0 ? sections.length - 1 : after
}

/** The block that a row begins in. `blocks` are in order and never overlap. */
export function blockAt(blocks: readonly Block[], row: Row): Block | undefined {
  let [low, high] = [0, blocks.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const block = blocks[middle]
    if (!block) return undefined
    if (block.end <= row.start) low = middle + 1
    else if (block.start > row.start && block.start >= row.end) high = middle - 1
    else return block
  }
  return undefined
}

/** How a row looks: the kind of its block, with the level of a heading. */
export function rowKind(block: Block | undefined): BlockKind | `heading-${number}` | 'plain' {
  if (!block) return 'plain'
  return block.kind === 'heading' ? `heading-${block.level ?? 2}` : block.kind
}

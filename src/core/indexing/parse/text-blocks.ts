import type { Block, Span } from '../../../shared/types.ts'

/** Blocks of plain text within a span: paragraphs at blank lines, list items, and headings where they are beyond doubt. */
export function textBlocks(text: string, within: Span = { start: 0, end: text.length }): Block[] {
  const blocks: Block[] = []
  let paragraph: Line[] = []
  let alone = true
  const flush = (nextBlank: boolean): void => {
    if (paragraph.length > 0) blocks.push(...paragraphBlocks(text, paragraph, alone && nextBlank))
    paragraph = []
  }
  for (const line of lines(text, within)) {
    if (line.start === line.end) {
      flush(true)
      alone = true
    } else {
      if (paragraph.length >= MOST_LINES) {
        flush(false)
        alone = false
      }
      paragraph.push(line)
    }
  }
  flush(true)
  return blocks
}

/** Splits a paragraph at its line breaks where they mean something: chats, lists, verses; not in text wrapped at a column. */
export function paragraphBlocks(text: string, paragraph: readonly Line[], alone: boolean): Block[] {
  const [first, second] = paragraph
  const last = paragraph.at(-1)
  if (!first || !last) return []
  const heading = alone ? headingOf(text, first, second, paragraph.length) : undefined
  if (heading) return [heading, ...paragraphBlocks(text, paragraph.slice(heading.end === first.end ? 1 : 2), false)]
  if (!isWrapped(text, paragraph)) return paragraph.map((line) => lineBlock(text, line))
  return mergeWrapped(text, paragraph)
}

interface Line extends Span {
  /** Columns of white space before the line's first character. */
  readonly indent: number
}

/** A paragraph of more lines is cut here, to keep a file of one endless paragraph from being held as one list. */
const MOST_LINES = 2000
/** Nobody wraps text by hand at more columns. */
const WRAP_COLUMN = 110
const BULLET = /^(?:[-*+•‣◦·–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S/
const SENTENCE_END = /[.!?:;"'”’)\]…。！？]$/u

function lineBlock(text: string, line: Line): Block {
  const wiki = /^(={1,6}) (\S.*\S|\S) \1$/.exec(line.end - line.start < 120 ? text.slice(line.start, line.end) : '')
  if (wiki) return { kind: 'heading', level: wiki[1]?.length ?? 1, start: line.start, end: line.end }
  return { kind: BULLET.test(text.slice(line.start, line.start + 12)) ? 'list-item' : 'paragraph', start: line.start, end: line.end }
}

/** Lines of wrapped text belong together until a bullet starts a new item. */
function mergeWrapped(text: string, paragraph: readonly Line[]): Block[] {
  const blocks: Block[] = []
  for (const line of paragraph) {
    const fresh = lineBlock(text, line)
    const open = blocks.at(-1)
    if (!open || fresh.kind !== 'paragraph') blocks.push(fresh)
    else blocks[blocks.length - 1] = { ...open, end: line.end }
  }
  return blocks
}

/** Wrapped at a column: no line is longer than a page is wide, nearly all are about as long as the longest, and most stop amid a sentence. */
function isWrapped(text: string, paragraph: readonly Line[]): boolean {
  const inner = paragraph.slice(0, -1)
  if (inner.length === 0) return true
  const longest = Math.max(...paragraph.map((line) => line.end - line.start))
  if (longest > WRAP_COLUMN || longest < 30) return false
  const full = inner.filter((line) => line.end - line.start >= longest * 0.6).length
  const amid = inner.filter((line) => !SENTENCE_END.test(text.slice(line.end - 1, line.end))).length
  return full >= inner.length * 0.6 && amid >= inner.length * 0.5
}

/** A heading in plain text: underlined, numbered, a chapter, or in capitals, and alone between blank lines (or above its underline). */
function headingOf(text: string, first: Line, second: Line | undefined, count: number): Block | undefined {
  if (first.end - first.start > 90) return undefined
  const line = text.slice(first.start, first.end)
  const underline = second ? text.slice(second.start, Math.min(second.end, second.start + 100)) : ''
  if (/^(={3,}|-{3,}|~{3,})$/.test(underline) && /\p{L}/u.test(line)) {
    return { kind: 'heading', level: underline.startsWith('=') ? 1 : 2, start: first.start, end: second?.end ?? first.end }
  }
  if (count > 1 || (BULLET.test(line) && !/^\d/.test(line))) return undefined
  const level = headingLevel(line)
  return level === undefined ? undefined : { kind: 'heading', level, start: first.start, end: first.end }
}

function headingLevel(line: string): number | undefined {
  if (/^(?:chapter|part|book|section|appendix|act|kapitel|teil)\s+(?:\d+|[IVXLC]+|[A-Z])\b/i.test(line) && line.length <= 70) return 1
  const wiki = /^(={1,6}) (?:\S.*\S|\S) \1$/.exec(line)
  if (wiki) return wiki[1]?.length ?? 1
  if (SENTENCE_END.test(line)) return undefined
  const numbered = /^(\d+(?:\.\d+)*)\.?\s+\p{Lu}\p{L}/u.exec(line)
  if (numbered && line.length <= 70) return Math.min(6, (numbered[1]?.split('.').length ?? 1) + 1)
  const letters = line.match(/\p{L}/gu)?.length ?? 0
  return letters >= 4 && line.length <= 70 && line === line.toUpperCase() && line !== line.toLowerCase() ? 2 : undefined
}

/** Lines without the white space around them; blank ones have no length. */
function* lines(text: string, within: Span): Generator<Line> {
  for (let at = within.start; at < within.end;) {
    const newline = text.indexOf('\n', at)
    const stop = newline < 0 || newline > within.end ? within.end : newline
    let start = at
    let end = stop
    while (start < end && isBlank(text.charCodeAt(start))) start++
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--
    yield { start, end, indent: start - at }
    at = stop + 1
  }
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0x3000 || code === 0xfeff
}

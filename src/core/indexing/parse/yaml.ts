import { basename } from 'node:path'
import type { Document } from '../../../shared/types.ts'
import { BLOCK_UNITS, blocksAt, type Cut, SECTION_UNITS } from './cuts.ts'
import type { TextFile } from './formats.ts'
import { jsonCuts } from './json.ts'
import { type Line, linesOf } from './lines.ts'

/** Reads YAML: `text` is the decoded file itself, large entries are sections under their keys. */
export function parseYaml({ text, warnings, path }: TextFile): Document {
  const cuts = /^\s*[[{]/.test(text.slice(0, 1000)) ? jsonCuts(text) : yamlCuts(text)
  return { title: basename(path), format: 'yaml', text, pages: [], blocks: blocksAt(text, cuts), warnings }
}

const MOST_DEPTH = 6

function yamlCuts(text: string): Cut[] {
  const cuts: Cut[] = []
  cutLines(text, linesOf(text), 1, cuts)
  return cuts
}

/** Cuts a stretch of lines at its outermost entries, and what is too long of those at theirs. */
function cutLines(text: string, lines: readonly Line[], depth: number, cuts: Cut[]): void {
  let run: number | undefined = lines[0]?.start
  for (const entry of entriesOf(text, lines)) {
    const [first] = entry
    const end = entry.at(-1)?.end ?? 0
    if (!first) continue
    if (end - first.start > SECTION_UNITS) {
      cuts.push({ at: first.start, level: depth, label: labelOf(text, entry) })
      const body = entry.findIndex((line) => !isComment(text, line)) + 1
      if (depth < MOST_DEPTH && body < entry.length) cutLines(text, entry.slice(body), depth + 1, cuts)
      run = undefined
    } else if (run === undefined || end - run > BLOCK_UNITS) {
      cuts.push(run === undefined ? { at: first.start, level: depth, label: '' } : { at: first.start })
      run = first.start
    }
  }
}

/** Lines from one outermost key (or dash, where there are no keys) to the next; comments go with what they stand above. */
function entriesOf(text: string, lines: readonly Line[]): Line[][] {
  const real = lines.filter((line) => !isComment(text, line))
  const indent = real.reduce((least, line) => Math.min(least, line.indent), Infinity)
  const outer = real.filter((line) => line.indent === indent)
  const keyed = outer.some((line) => !isDash(text, line))
  const starts = new Set(outer.filter((line) => !keyed || !isDash(text, line)).map((line) => line.start))
  const entries: Line[][] = []
  let comments: Line[] = []
  for (const line of lines) {
    if (isComment(text, line) && line.indent <= indent) comments.push(line)
    else if (starts.has(line.start) || entries.length === 0) {
      entries.push([...comments, line])
      comments = []
    } else {
      entries.at(-1)?.push(...comments, line)
      comments = []
    }
  }
  if (comments.length > 0) entries.push(comments)
  return entries
}

function isDash(text: string, line: Line): boolean {
  return /^-(?:\s|$)/.test(text.slice(line.textStart, line.textStart + 2))
}

function isComment(text: string, line: Line): boolean {
  return text.charAt(line.textStart) === '#'
}

const KEY = /^(?:-\s+)*(?:"([^"\n]{1,80})"|'([^'\n]{1,80})'|([^\s#:"'[{][^:\n]{0,80}?))\s*:(?:\s|$)/
const ITEM_NAME = /^\s*(?:-\s+)*(?:title|name|label|subject|summary|id|key|job)\s*:\s*["']?([^"'\n]{2,80}?)["']?\s*$/im

function labelOf(text: string, entry: readonly Line[]): string {
  const first = entry.find((line) => !isComment(text, line))
  if (!first) return ''
  if (isDash(text, first)) return ITEM_NAME.exec(text.slice(first.start, Math.min(entry.at(-1)?.end ?? 0, first.start + 400)))?.[1] ?? ''
  const key = KEY.exec(text.slice(first.textStart, Math.min(first.end, first.textStart + 120)))
  return key?.[1] ?? key?.[2] ?? key?.[3] ?? ''
}

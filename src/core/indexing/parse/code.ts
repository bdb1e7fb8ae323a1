import { basename } from 'node:path'
import type { Document } from '../../../shared/types.ts'
import { regionsOf } from './code-regions.ts'
import { BLOCK_UNITS, blocksAt, type Cut, SECTION_UNITS } from './cuts.ts'
import { definitionAt } from './definitions.ts'
import type { TextFile } from './formats.ts'
import { type Language, languageOf } from './languages.ts'
import { type Line, linesOf } from './lines.ts'

/** Reads source code: `text` is the decoded file itself, functions and classes are sections under their names. */
export function parseCode({ text, warnings, path }: TextFile): Document {
  return { title: basename(path), format: 'code', text, pages: [], blocks: codeBlocks(text, languageOf(path)), warnings }
}

/** Blocks of a program. Structure is read from the indentation, which holds where brackets in macros, strings and templates mislead. */
export function codeBlocks(text: string, language: Language): Document['blocks'] {
  const lines = codeLines(text, language)
  const cuts: Cut[] = []
  cutLines({ text, language, cuts }, lines, { depth: 1, from: 0 })
  return blocksAt(text, cuts)
}

/** Larger files are generated; they are cut at their lines. */
const STRUCTURE_UNITS = 20 * 1024 * 1024
/** A section needs a head, a body and an end. */
const SECTION_LINES = 3
const MOST_DEPTH = 6

interface CodeLine extends Line {
  /** Begins inside a comment or string that an earlier line opened. */
  readonly isInside: boolean
  /** Holds a comment, or belongs to one. */
  readonly isComment: boolean
}

interface Program {
  readonly text: string
  readonly language: Language
  readonly cuts: Cut[]
}

/** Cuts a stretch of lines at its definitions, large definitions at those inside them, and everything else at blank lines. */
function cutLines(program: Program, lines: readonly CodeLine[], { depth, from }: { depth: number; from: number }): void {
  const { text, cuts, language } = program
  let run: number | undefined = from
  /** Comments and decorators, which belong to the definition that they stand above. */
  let lead = -1
  const plain = (first: number, after: number): void => {
    for (const line of lines.slice(first, after)) {
      if (run === undefined) cuts.push({ at: line.start, level: depth, label: '' })
      else if (line.end - run > limitOf(text, line) && line.start > run) cuts.push({ at: line.start })
      else if (line.start > run) continue
      run = cutLongLine(text, line, cuts)
    }
  }
  for (let at = 0; at < lines.length;) {
    const line = lines[at]
    if (!line) break
    const name = depth <= MOST_DEPTH && !line.isInside ? definitionAt(text, line.textStart, language) : undefined
    const after = name === undefined ? at + 1 : sectionEnd(program, lines, at)
    if (name !== undefined && after - at >= SECTION_LINES) {
      const first = lines[lead < 0 ? at : lead] ?? line
      const end = lines[after - 1]?.end ?? line.end
      cuts.push({ at: first.start, level: depth, label: name })
      if (end - first.start > SECTION_UNITS) cutLines(program, lines.slice(at + 1, after), { depth: depth + 1, from: first.start })
      run = undefined
      lead = -1
    } else if (isLead(text, line)) {
      if (lead >= 0 && line.afterBlank && !line.isInside) {
        plain(lead, at)
        lead = at
      } else if (lead < 0) lead = at
    } else {
      plain(lead < 0 ? at : lead, after)
      lead = -1
    }
    at = after
  }
  if (lead >= 0) plain(lead, lines.length)
}

/** How far a block may reach before this line: less at a blank line, and a bracket that closes stays with what it closes. */
function limitOf(text: string, line: Line): number {
  if (CLOSES.test(text.slice(line.textStart, line.textStart + 8))) return SECTION_UNITS * 2
  return line.afterBlank ? BLOCK_UNITS : SECTION_UNITS
}

/** Index after the last line of the definition at `at`: what is indented deeper, and what closes it. */
function sectionEnd({ text, language }: Program, lines: readonly CodeLine[], at: number): number {
  const indent = lines[at]?.indent ?? 0
  let after = at + 1
  let isClosed = false
  for (; after < lines.length; after++) {
    const line = lines[after]
    if (!line) break
    if (line.isInside || line.indent > indent) continue
    const head = text.slice(line.textStart, line.textStart + 80)
    if (language.definitions === 'ini' || language.definitions === 'tex') {
      if (definitionAt(text, line.textStart, language) !== undefined) break
    } else if (language.definitions === 'sql') {
      if (/;\s*$/.test(text.slice(lines[after - 1]?.start, lines[after - 1]?.end)) || /^(?:create|insert|alter)\b/i.test(head)) break
    } else if (CLOSES.test(head)) isClosed ||= /^(?:\}|end)/i.test(head)
    else if (isClosed || !language.bare || !(line.isComment || WITHIN.test(head))) break
  }
  return after
}

const CLOSES = /^(?:[})\]{]|end\b|<\/|\/>|fi\b|done\b)/i
/** Stands at the margin of a class or a function without ending it. */
const WITHIN = /^(?:#|(?:public|private|protected|default|case\b.*|[A-Za-z_]\w*)\s*:\s*$)/

function isLead(text: string, line: CodeLine): boolean {
  return line.isComment || /^(?:@\w|#!?\[|\[[A-Z]\w*[\](]|template\s*<)/.test(text.slice(line.textStart, line.textStart + 40))
}

/** Cuts a line that alone is too long (minified code) behind separators; gives where the last piece begins. */
function cutLongLine(text: string, line: Line, cuts: Cut[]): number {
  let run = line.start
  while (line.end - run > SECTION_UNITS * 2) {
    const window = text.slice(run + BLOCK_UNITS, run + SECTION_UNITS)
    const at = Math.max(window.lastIndexOf(';'), window.lastIndexOf('}'), window.lastIndexOf(','))
    run += BLOCK_UNITS + (at < 0 ? window.length : at + 1)
    // Not between the two halves of a character.
    if (/^[\udc00-\udfff]/.test(text.slice(run, run + 1))) run++
    cuts.push({ at: run })
  }
  return run
}

/** The lines of a program, each with whether it is code. */
function codeLines(text: string, language: Language): CodeLine[] {
  const regions = text.length > STRUCTURE_UNITS ? [] : regionsOf(text, language)
  let next = 0
  return linesOf(text).map((line) => {
    while ((regions[next]?.end ?? Infinity) <= line.textStart) next++
    const region = regions[next]
    const isInside = region !== undefined && region.start < line.textStart
    const isComment = region !== undefined && region.isComment && region.start <= line.textStart
    return { ...line, isInside, isComment }
  })
}

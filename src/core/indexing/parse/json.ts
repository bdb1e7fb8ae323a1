import { basename } from 'node:path'
import type { Document } from '../../../shared/types.ts'
import { BLOCK_UNITS, blocksAt, type Cut, SECTION_UNITS } from './cuts.ts'
import type { TextFile } from './formats.ts'

/** Reads JSON, JSON with comments and JSON Lines: `text` is the decoded file itself, large entries are sections under their keys. */
export function parseJson({ text, warnings, path }: TextFile): Document {
  return { title: basename(path), format: 'json', text, pages: [], blocks: blocksAt(text, jsonCuts(text)), warnings }
}

/** Where JSON may be cut. It is scanned, not parsed: half a file has structure too, and 50 MB on one line take seconds, not gigabytes. */
export function jsonCuts(text: string): Cut[] {
  const large = largeContainers(text)
  const cuts: Cut[] = []
  const top = children(text, 0, text.length, large)
  const [only, second] = [top.next(), top.next()]
  if (!only.done && second.done && only.value.container !== undefined) cutContainer(text, only.value.container, 1, large, cuts)
  else cutChildren(text, 0, children(text, 0, text.length, large), 1, large, cuts)
  return cuts
}

/** Deeper nesting is cut, but named no more: six levels are all that a heading path has. */
const MOST_DEPTH = 12

/** Start and end of objects and arrays that would fill more than a chunk, by their start. */
type Containers = ReadonlyMap<number, number>

function largeContainers(text: string): Containers {
  const large = new Map<number, number>()
  const open: number[] = []
  let depth = 0
  const close = (end: number): void => {
    const start = depth <= MOST_DEPTH ? open.pop() : undefined
    if (start !== undefined && end - start > SECTION_UNITS) large.set(start, end)
    depth--
  }
  for (let i = 0; i < text.length;) {
    const code = text.charCodeAt(i)
    if (isOpen(code) && ++depth <= MOST_DEPTH) open.push(i)
    else if (isClose(code) && depth > 0) close(i + 1)
    i = after(text, i, code)
  }
  while (depth > 0) close(text.length)
  return large
}

interface Child {
  readonly start: number
  readonly end: number
  /** Where its value begins, if that is a large object or array. */
  readonly container?: number
}

/** Entries between two places of the text; outside of all brackets a line break ends one as well. */
function* children(text: string, from: number, to: number, large: Containers): Generator<Child> {
  const isTop = from === 0
  let start = -1
  let container: number | undefined
  let depth = 0
  for (let i = from; i < to;) {
    const code = text.charCodeAt(i)
    const ends = depth === 0 && (code === COMMA || (isTop && code === NEWLINE))
    if (ends) {
      if (start >= 0) yield { start, end: i, ...(container === undefined ? {} : { container }) }
      start = -1
      container = undefined
      i++
      continue
    }
    if (start < 0 && code > 0x20) start = i
    const end = isOpen(code) ? large.get(i) : undefined
    if (end !== undefined && depth === 0) {
      container = i
      i = end
      continue
    }
    if (isOpen(code)) depth++
    else if (isClose(code) && depth > 0) depth--
    i = after(text, i, code)
  }
  if (start >= 0) yield { start, end: to, ...(container === undefined ? {} : { container }) }
}

function cutContainer(text: string, start: number, depth: number, large: Containers, cuts: Cut[]): void {
  const end = large.get(start) ?? text.length
  cutChildren(text, start, children(text, start + 1, isClose(text.charCodeAt(end - 1)) ? end - 1 : end, large), depth, large, cuts)
}

/** Cuts before every large child, and between small ones where they fill a block. */
function cutChildren(text: string, from: number, entries: Iterable<Child>, depth: number, large: Containers, cuts: Cut[]): void {
  let run: number | undefined = from
  for (const { start, end, container } of entries) {
    if (container !== undefined || end - start > SECTION_UNITS) {
      cuts.push({ at: start, level: depth, label: labelOf(text, start) })
      if (container !== undefined) cutContainer(text, container, depth + 1, large, cuts)
      run = undefined
    } else if (run === undefined || end - run > BLOCK_UNITS) {
      // Behind a section, small entries must not stand under its name.
      cuts.push(run === undefined ? { at: start, level: depth, label: '' } : { at: start })
      run = start
    }
  }
}

const KEY = /^(?:"((?:[^"\\]|\\.){1,80})"|'([^'\\\n]{1,80})'|([\w$-]{1,80}))\s*:/
/** Items of a list have no key; most say who they are near their start. */
const ITEM_NAME = /["']?\b(?:title|name|label|subject|summary|id|key)["']?\s*:\s*["']([^"'\\\n]{2,80})["']/i

function labelOf(text: string, start: number): string {
  const head = text.slice(start, start + 400)
  const key = KEY.exec(head)
  return key ? (key[1] ?? key[2] ?? key[3] ?? '') : (ITEM_NAME.exec(head)?.[1] ?? '')
}

const COMMA = 0x2c
const NEWLINE = 0x0a

function isOpen(code: number): boolean {
  return code === 0x7b || code === 0x5b
}

function isClose(code: number): boolean {
  return code === 0x7d || code === 0x5d
}

/** Index behind the string, the comment or the character that begins at `at`. */
function after(text: string, at: number, code: number): number {
  if (code === 0x22 || code === 0x27) return stringEnd(text, at, code)
  if (code !== 0x2f) return at + 1
  const next = text.charCodeAt(at + 1)
  const end = next === 0x2f ? text.indexOf('\n', at) : next === 0x2a ? text.indexOf('*/', at + 2) : at
  return end < 0 ? text.length : end > at ? end + (next === 0x2a ? 2 : 0) : at + 1
}

/** Strings end on their line: one that does not is damage, and must not swallow the rest. */
function stringEnd(text: string, from: number, quote: number): number {
  for (let i = from + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === quote) return i + 1
    if (code === NEWLINE) return i
    if (code === 0x5c) i++
  }
  return text.length
}

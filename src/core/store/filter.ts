import { sep } from 'node:path'
import type { DocumentFormat } from '../../shared/types.ts'
import { anyOf, quote } from './lance.ts'

/** Which chunks a search may return; all conditions must hold, any value of a list will do. */
export interface ChunkFilter {
  readonly formats?: readonly DocumentFormat[]
  /** Names of folders, or paths of folders: the file lies below one of them. */
  readonly folders?: readonly string[]
  /** Parts of file names. */
  readonly names?: readonly string[]
  readonly paths?: readonly string[]
  /** Files, and folders with everything below them, that are left out. */
  readonly outside?: readonly string[]
  /** Written (as the document says, else by the file's time) at or after. */
  readonly fromMs?: number
  /** Written before. */
  readonly toMs?: number
  /** Written, as the document itself says, within one of these. */
  readonly written?: readonly { readonly fromMs: number; readonly toMs: number }[]
  readonly author?: string
  readonly language?: string
  readonly tags?: readonly string[]
}

/** The filter as a condition for LanceDB; undefined for one that lets everything through. */
export function conditionOf(filter: ChunkFilter = {}): string | undefined {
  const { formats, folders, names, paths, outside, fromMs, toMs, written, author, language, tags } = filter
  const when = 'coalesce(written_ms, modified_ms)'
  const conditions = [
    formats && anyOf('format', formats),
    folders && either(folders.flatMap(spellings).map(below)),
    names && either(names.flatMap(spellings).map((name) => `regexp_like(path, ${quote(`${escaped(name)}[^/\\\\]*$`)}, 'i')`)),
    paths && anyOf('path', paths),
    outside?.length ? `NOT ${either(outside.map(within))}` : undefined,
    fromMs === undefined ? undefined : `${when} >= ${fromMs}`,
    toMs === undefined ? undefined : `${when} < ${toMs}`,
    written && either(written.map((range) => `(written_ms >= ${range.fromMs} AND written_ms < ${range.toMs})`)),
    author === undefined ? undefined : either(spellings(author).map((name) => `regexp_like(author, ${quote(escaped(name))}, 'i')`)),
    language === undefined ? undefined : `language = ${quote(language)}`,
    tags && either(tags.map((tag) => `array_has(tags, ${quote(tag)})`))
  ].filter((condition) => condition !== undefined)
  return conditions.length ? conditions.join(' AND ') : undefined
}

/** A folder by its path, or by its name anywhere in the path; a path may also be that of a file. */
function below(folder: string): string {
  const inside = folder.replace(/[/\\]+$/, '')
  const isPath = /^(?:[/\\]|\p{L}:)/u.test(inside)
  const [start, end] = isPath ? ['^', '([/\\\\]|$)'] : ['[/\\\\]', '[/\\\\]']
  return `regexp_like(path, ${quote(`${start}${escaped(inside)}${end}`)}, 'i')`
}

/** A file or a folder by its path as it is watched: letter by letter, and quicker than `below`. */
function within(path: string): string {
  return `path = ${quote(path)} OR starts_with(path, ${quote(path.endsWith(sep) ? path : path + sep)})`
}

/** As it is, and with its accents in one piece and apart: file systems keep names as whoever wrote them did. */
function spellings(name: string): string[] {
  return [...new Set([name, name.normalize('NFC'), name.normalize('NFD')])]
}

function either(conditions: readonly string[]): string {
  return `(${conditions.join(' OR ')})`
}

/** A text as it stands in a regular expression of Rust. */
function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|\-&~#]/g, String.raw`\$&`)
}

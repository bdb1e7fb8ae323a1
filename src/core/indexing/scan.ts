import type { Dirent } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DEFAULT_RULES, type ExclusionRule } from '../../shared/folder-rules.ts'
import type { FileProblem } from '../../shared/types.ts'
import type { Exclusion } from './exclude.ts'
import { disk, isAbsent, type FileAccess } from './file-access.ts'
import { createRules, type Rules, type Scope } from './rules.ts'
import { unreadable } from './unreadable.ts'

export interface FoundFile {
  readonly path: string
  /** The watched folder it was found in. */
  readonly folder: string
  readonly bytes: number
  readonly modifiedMs: number
  readonly changedMs: number
}

/** One thing found while walking a folder. */
export type Found =
  | ({ readonly type: 'file' } & FoundFile)
  /** Left out by a rule; `bytes` and times are not looked up. */
  | { readonly type: 'excluded'; readonly path: string; readonly rule: ExclusionRule; readonly reason: string; readonly remedy: string }
  /** A folder or file that the system does not let us see; what lies below it is unknown, not gone. */
  | { readonly type: 'unreadable'; readonly path: string; readonly reason: string; readonly remedy: string }

export interface ScanOptions {
  /** Where to start: the root itself (default), or a folder below it. */
  readonly from?: string
  /** Default: the default rules. */
  readonly rules?: Rules
  /** Names a left-out folder once instead of every file in it: for counting. Default false. */
  readonly foldersAsOne?: boolean
  readonly files?: FileAccess
  readonly signal?: AbortSignal
}

/** Files of a left-out folder are counted one by one up to here; a folder with more is counted as one entry. */
export const MAX_EXCLUDED_FILES = 2000
/** Stats in flight at a time; more gains nothing on a local disk. */
const STATS_AT_ONCE = 16

/**
 * Walks a folder and names everything in it, each exactly once. Links are not followed, so it ends, and it never leaves the folder.
 * The root may be a single file. Throws only if `from` itself cannot be listed.
 */
export async function* scan(root: string, options: ScanOptions = {}): AsyncGenerator<Found> {
  const { from = root, files = disk, signal, rules = createRules(root, DEFAULT_RULES, files) } = options
  if (from === root && (await files.stat(root).catch(() => undefined))?.kind === 'file') {
    const found = await look(root, root, files)
    if (found) yield found
    return
  }
  const start = await rules.scopeOf(from)
  if (!start) {
    const excluded = await rules.exclusionBelow(from, 'folder')
    if (excluded) yield* excludedFolder(from, excluded, rules, options.foldersAsOne === true, files)
    return
  }
  const waiting: (() => Scope | Promise<Scope>)[] = [() => start]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    signal?.throwIfAborted()
    const scope = await next()
    const { folder } = scope
    let entries: Dirent[]
    try {
      entries = await files.list(folder)
    } catch (thrown) {
      if (folder === from) throw thrown
      // Deleted since its parent was listed.
      if (isAbsent(thrown) && !isNoText(folder)) continue
      yield { type: 'unreadable', path: folder, ...(isNoText(folder) ? NO_TEXT : why(thrown, 'folder')) }
      continue
    }
    const plain: string[] = []
    for (const entry of entries) {
      const { name } = entry
      const path = join(folder, name)
      const kind = entry.isDirectory() ? 'folder' : 'file'
      const judged = rules.judge(scope, { name, kind })
      if (judged && kind === 'folder') yield* excludedFolder(path, judged, rules, options.foldersAsOne === true, files)
      else if (judged) yield excluded(path, judged)
      else if (kind === 'folder') waiting.push(() => rules.enter(scope, name))
      else if (entry.isFile()) plain.push(path)
      else yield excluded(path, entry.isSymbolicLink() ? LINK : NOT_A_FILE)
    }
    for (let index = 0; index < plain.length; index += STATS_AT_ONCE) {
      for (const found of await Promise.all(plain.slice(index, index + STATS_AT_ONCE).map((path) => look(root, path, files)))) {
        if (!found) continue
        const judged = found.type === 'file' ? judgeSize(rules, scope, found) : undefined
        yield judged ? excluded(found.path, judged) : found
      }
    }
  }
}

/** Looks at one path below a root, as a scan would find it: a file, left out, or unreadable; undefined for a folder or nothing. */
export async function scanOne(rules: Rules, path: string, files: FileAccess): Promise<Found | undefined> {
  const { root } = rules
  if (path === root) return await look(root, path, files)
  const scope = await rules.scopeOf(dirname(path))
  if (!scope) return undefined
  const stat = await files.stat(path).catch(() => undefined) // `look` says why
  if (stat?.kind === 'folder') return undefined
  const judged = rules.judge(scope, { name: basename(path), kind: 'file' })
  if (judged) return stat && excluded(path, judged)
  if (stat && stat.kind !== 'file') return excluded(path, stat.kind === 'link' ? LINK : NOT_A_FILE)
  const found = await look(root, path, files)
  const tooLarge = found?.type === 'file' ? judgeSize(rules, scope, found) : undefined
  return tooLarge ? excluded(path, tooLarge) : found
}

function judgeSize(rules: Rules, scope: Scope, { path, bytes }: FoundFile): Exclusion | undefined {
  return rules.judgesSize ? rules.judge(scope, { name: basename(path), kind: 'file', bytes }) : undefined
}

async function look(folder: string, path: string, files: FileAccess): Promise<Found | undefined> {
  try {
    const stat = await files.stat(path)
    if (stat?.kind === 'file')
      return { type: 'file', path, folder, bytes: stat.bytes, modifiedMs: stat.modifiedMs, changedMs: stat.changedMs }
    if (stat) return undefined
    // The listing named it a moment ago: it was deleted, or its name is not valid text and cannot be opened under the name we see.
    return isNoText(path) ? { type: 'unreadable', path, ...NO_TEXT } : undefined
  } catch (thrown) {
    return { type: 'unreadable', path, ...why(thrown, 'file') }
  }
}

async function* excludedFolder(folder: string, why: Exclusion, { own }: Rules, asOne: boolean, files: FileAccess): AsyncGenerator<Found> {
  if (asOne || own.includes(folder)) {
    yield excluded(folder, why)
    return
  }
  const waiting = [folder]
  const inside: string[] = []
  for (let next = waiting.pop(); next !== undefined && inside.length <= MAX_EXCLUDED_FILES; next = waiting.pop()) {
    // What cannot be listed here is not wanted anyway.
    for (const entry of await files.list(next).catch((): Dirent[] => [])) {
      const path = join(next, entry.name)
      if (entry.isDirectory() && !own.includes(path)) waiting.push(path)
      else inside.push(path)
    }
  }
  if (inside.length > MAX_EXCLUDED_FILES)
    yield excluded(folder, { ...why, reason: `${why.reason}, with more than ${MAX_EXCLUDED_FILES} files` })
  else for (const path of inside) yield excluded(path, { ...why, reason: `in ${folder}: ${why.reason}` })
}

const LINK: Exclusion = {
  rule: 'link',
  reason: 'a link to another place',
  remedy: 'Add the folder that it leads to, if you want it searched'
}
const NOT_A_FILE: Exclusion = { rule: 'system', reason: 'not a regular file', remedy: '' }

function excluded(path: string, { rule, reason, remedy }: Exclusion): Found {
  return { type: 'excluded', path, rule, reason: `Left out: ${reason}`, remedy }
}

/** Such a file or folder is listed, and cannot be opened by the name that it is listed under. */
function isNoText(path: string): boolean {
  return path.includes('\u{fffd}')
}

const NO_TEXT = { reason: 'Its name is not valid text', remedy: 'Rename it' }

function why(thrown: unknown, kind: 'file' | 'folder'): FileProblem {
  const { reason, remedy } = unreadable(thrown, kind)
  return { reason, remedy }
}

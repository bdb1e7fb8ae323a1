import type { Dirent } from 'node:fs'
import { join } from 'node:path'
import { exclusion } from './exclude.ts'
import { disk, isAbsent, type FileAccess } from './file-access.ts'

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
  | { readonly type: 'excluded'; readonly path: string; readonly reason: string; readonly remedy: string }
  /** A folder or file that the system does not let us see; what lies below it is unknown, not gone. */
  | { readonly type: 'unreadable'; readonly path: string; readonly reason: string; readonly remedy: string }

export interface ScanOptions {
  /** Where to start: the root itself (default), or a folder below it. */
  readonly from?: string
  /** Folders that are left out whatever they are called: our own data. */
  readonly except?: readonly string[]
  readonly files?: FileAccess
  readonly signal?: AbortSignal
}

/** Files of a left-out folder are counted one by one up to here; a folder with more is counted as one entry. */
const MAX_EXCLUDED_FILES = 2000
/** Stats in flight at a time; more gains nothing on a local disk. */
const STATS_AT_ONCE = 16

/**
 * Walks a folder and names everything in it, each exactly once. Links are not followed, so it ends, and it never leaves the folder.
 * Throws only if `from` itself cannot be listed.
 */
export async function* scan(root: string, options: ScanOptions = {}): AsyncGenerator<Found> {
  const { from = root, except = [], files = disk, signal } = options
  const waiting = [from]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    signal?.throwIfAborted()
    let entries: Dirent[]
    try {
      entries = await files.list(folder)
    } catch (thrown) {
      if (folder === from) throw thrown
      // Deleted since its parent was listed.
      if (isAbsent(thrown)) continue
      yield { type: 'unreadable', path: folder, ...noPermission('folder', thrown) }
      continue
    }
    const plain: string[] = []
    for (const entry of entries) {
      const path = join(folder, entry.name)
      const reason = except.includes(path) ? 'a folder of Footnote itself' : exclusion(entry.name)
      if (reason && entry.isDirectory()) yield* excludedBelow(path, reason, files)
      else if (reason) yield excluded(path, reason)
      else if (entry.isDirectory()) waiting.push(path)
      else if (entry.isFile()) plain.push(path)
      else if (entry.isSymbolicLink())
        yield excluded(path, 'a link to another place', 'Add the folder that it leads to, if you want it searched')
      else yield excluded(path, 'not a regular file')
    }
    for (let start = 0; start < plain.length; start += STATS_AT_ONCE) {
      for (const found of await Promise.all(plain.slice(start, start + STATS_AT_ONCE).map((path) => look(root, path, files))))
        if (found) yield found
    }
  }
}

async function look(folder: string, path: string, files: FileAccess): Promise<Found | undefined> {
  try {
    const stat = await files.stat(path)
    if (stat?.kind === 'file')
      return { type: 'file', path, folder, bytes: stat.bytes, modifiedMs: stat.modifiedMs, changedMs: stat.changedMs }
    if (stat) return undefined
    // The listing named it a moment ago: it was deleted, or its name is not valid text and cannot be opened under the name we see.
    return path.includes('\u{fffd}')
      ? { type: 'unreadable', path, reason: 'Its name is not valid text', remedy: 'Rename the file' }
      : undefined
  } catch (thrown) {
    return { type: 'unreadable', path, ...noPermission('file', thrown) }
  }
}

async function* excludedBelow(folder: string, reason: string, files: FileAccess): AsyncGenerator<Found> {
  const waiting = [folder]
  const inside: string[] = []
  for (let next = waiting.pop(); next !== undefined && inside.length <= MAX_EXCLUDED_FILES; next = waiting.pop()) {
    // What cannot be listed here is not wanted anyway.
    for (const entry of await files.list(next).catch((): Dirent[] => [])) {
      if (entry.isDirectory()) waiting.push(join(next, entry.name))
      else inside.push(join(next, entry.name))
    }
  }
  if (inside.length > MAX_EXCLUDED_FILES) yield excluded(folder, `${reason}, with more than ${MAX_EXCLUDED_FILES} files`)
  else for (const path of inside) yield excluded(path, `in ${folder}: ${reason}`)
}

function excluded(path: string, reason: string, remedy = ''): Found {
  return { type: 'excluded', path, reason: `Left out: ${reason}`, remedy }
}

function noPermission(kind: 'file' | 'folder', thrown: unknown): { reason: string; remedy: string } {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  if (code === 'EACCES' || code === 'EPERM')
    return { reason: `No permission to read this ${kind}`, remedy: `Give yourself the right to read the ${kind}; it is picked up then` }
  return {
    reason: `The system could not read this ${kind} (${code || String(thrown)})`,
    remedy: 'Check the disk or the network drive it lies on, then try again'
  }
}

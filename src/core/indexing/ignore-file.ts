import ignore from 'ignore'
import type { FileAccess } from './file-access.ts'
import { join } from 'node:path'

/** Patterns of one file, or of the owner's rules, that hold for a folder and what lies below it. */
export interface IgnoreFile {
  /** The folder that its patterns are relative to. */
  readonly folder: string
  readonly name: '.gitignore' | '.footnoteignore' | 'rules'
  /** `path` is relative to the folder, with `/`, and ends in one for a folder. */
  test(path: string): IgnoreVerdict
  /** The same patterns, for what lies below a folder that another file has brought back. */
  without(folder: string): IgnoreFile
}

export type IgnoreVerdict =
  | { readonly type: 'ignored'; readonly pattern: string }
  | { readonly type: 'unignored' }
  | { readonly type: 'none' }

/** In the order in which they count: the later one overrules. */
export const IGNORE_FILES = ['.gitignore', '.footnoteignore'] as const

/** Longer ones are no lists of patterns; git itself has no limit, and none of ours came near. */
const MAX_BYTES = 1024 * 1024

/** The patterns of a file, or undefined if there is none. A link is not followed, as in git. */
export async function readIgnoreFile(
  folder: string,
  name: (typeof IGNORE_FILES)[number],
  files: FileAccess
): Promise<IgnoreFile | undefined> {
  const path = join(folder, name)
  const stat = await files.stat(path).catch(() => undefined) // what cannot be seen has no say
  if (stat?.kind !== 'file' || stat.bytes > MAX_BYTES) return undefined
  const text = await files.text(path).catch(() => undefined) // the scan marks it as unreadable by itself
  return text === undefined ? undefined : ignoreFile(folder, name, text.split(/\r?\n/))
}

export function ignoreFile(folder: string, name: IgnoreFile['name'], patterns: readonly string[]): IgnoreFile {
  const matcher = ignore({ ignorecase: process.platform !== 'linux' }).add(patterns)
  return {
    folder,
    name,
    test(path) {
      const { ignored, unignored, rule } = matcher.test(path)
      return ignored ? { type: 'ignored', pattern: rule?.pattern ?? '' } : { type: unignored ? 'unignored' : 'none' }
    },
    // The matcher passes "ignored" on from a folder to all below it; git, which never looks there, would match them one by one.
    without: (path) => ignoreFile(folder, name, [...patterns, `!/${path.replaceAll(/[\\*?[\]!#\s]/g, '\\$&')}`])
  }
}

import { basename, dirname } from 'node:path'
import type { FileAccess, FileStat } from './file-access.ts'
import { isInside } from './exclude.ts'

/**
 * Looks at paths as they are spelled, from a watched folder down: where a system takes `A.md` for `a.md`, a file that was renamed
 * so, or whose folder was, is not to be found under its old name. Folders are listed once each, so one of these lives no longer than one look.
 */
export function createExactStat(files: FileAccess): (path: string, root: string) => Promise<FileStat | undefined> {
  if (!files.foldsCase) return (path) => files.stat(path)
  const listed = new Map<string, Promise<ReadonlySet<string>>>()
  const namesIn = (folder: string) => {
    const found = listed.get(folder) ?? files.list(folder).then((entries) => new Set(entries.map(({ name }) => name)))
    listed.set(folder, found)
    return found
  }
  return async (path, root) => {
    const stat = await files.stat(path)
    for (let at = path; stat && at !== root && isInside(root, at); at = dirname(at))
      if (!(await namesIn(dirname(at))).has(basename(at))) return undefined
    return stat
  }
}

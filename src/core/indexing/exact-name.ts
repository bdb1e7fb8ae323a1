import { basename, dirname } from 'node:path'
import type { FileAccess, FileStat } from './file-access.ts'

/**
 * Looks at paths as they are spelled: where a system takes `A.md` for `a.md`, a file that was renamed so is not to be found
 * under its old name. Folders are listed once each, so one of these lives no longer than one look.
 */
export function createExactStat(files: FileAccess): (path: string) => Promise<FileStat | undefined> {
  if (!files.foldsCase) return (path) => files.stat(path)
  const listed = new Map<string, Promise<ReadonlySet<string>>>()
  const namesIn = (folder: string) => {
    const found = listed.get(folder) ?? files.list(folder).then((entries) => new Set(entries.map(({ name }) => name)))
    listed.set(folder, found)
    return found
  }
  return async (path) => {
    const stat = await files.stat(path)
    return stat && (await namesIn(dirname(path))).has(basename(path)) ? stat : undefined
  }
}

import { basename, sep } from 'node:path'
import type { Scope } from './answering/question/scope.ts'
import type { Shelf } from './answering/question/target.ts'
import { isInside } from './indexing/exclude.ts'
import type { Library } from './indexing/library.ts'

/** The library's files as a model may see them: without the folders that their owner keeps from it. */
export function shelfOf(library: Pick<Library, 'files' | 'folders' | 'folderRules' | 'document'>): Shelf {
  return {
    files: (scope) => {
      const rules = library.folders().map((path) => ({ path, access: library.folderRules(path).access }))
      const hidden = rules.flatMap(({ path, access }) =>
        access === 'private' || (access === 'muted' && !isNamed(path, scope)) ? [path] : []
      )
      return library
        .files()
        .filter(({ path, state }) => state !== 'excluded' && !hidden.some((folder) => isInside(folder, path)) && isIn(path, scope))
        .toSorted((a, b) => b.modifiedMs - a.modifiedMs)
    },
    open: (path) => library.document(path)
  }
}

/** A folder that is muted is looked into when it is named. */
function isNamed(folder: string, { folders = [] }: Scope): boolean {
  return folders.some((name) => name === folder || basename(folder).toLowerCase() === name.toLowerCase())
}

/** As the search box has it: a folder by its path or its name anywhere in the path, a file by a part of its name or its path. */
function isIn(path: string, { folders = [], files = [], without = [] }: Scope): boolean {
  const lower = plain(path)
  const name = basename(lower)
  const inFolder = (folder: string): boolean => isInside(folder, path) || lower.includes(`${sep}${plain(folder)}${sep}`)
  return (
    (folders.length === 0 || folders.some((folder) => folder === path || inFolder(folder))) &&
    (files.length === 0 || files.some((file) => path === file || name.includes(plain(file)))) &&
    !without.some((out) => path === out || isInside(out, path))
  )
}

/** Lower case, accents in one piece, however the file system keeps them. */
function plain(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

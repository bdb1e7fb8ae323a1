import { basename, dirname, relative } from 'node:path'
import type { FileEntry, NameMatch } from '../../shared/types.ts'
import { fold } from '../fold.ts'
import { nameScore, type Name } from './name-score.ts'

/** Files and folders by name, as they are typed. */
export interface NameIndex {
  /** Best first, newest first among equals; without words the newest files. */
  find(query: string, limit: number): readonly NameMatch[]
}

export interface NameIndexParts {
  readonly files: () => readonly FileEntry[]
  /** The watched folders. */
  readonly folders: () => readonly string[]
  /** Calls back after each change of the files. */
  readonly onChange: (listener: () => void) => unknown
}

interface Entry {
  readonly folded: Name
  readonly match: Omit<NameMatch, 'score'>
}

/** Keeps the names folded, which is most of the work; it is done with the first question after a change. */
export function createNameIndex({ files, folders, onChange }: NameIndexParts): NameIndex {
  let entries: readonly Entry[] | undefined
  onChange(() => (entries = undefined))
  return {
    find(query, limit) {
      entries ??= entriesOf(files(), folders())
      const words = fold(query).split(/\s+/).filter(Boolean)
      const found: { readonly match: Entry['match']; readonly score: number }[] = []
      for (const { folded, match } of entries) {
        const score = words.length === 0 ? Number(match.kind === 'file') : nameScore(folded, words)
        if (score > 0) found.push({ match, score })
      }
      found.sort((a, b) => b.score - a.score || b.match.modifiedMs - a.match.modifiedMs)
      return found.slice(0, limit).map(({ match, score }) => ({ ...match, score }))
    }
  }
}

function entriesOf(files: readonly FileEntry[], roots: readonly string[]): Entry[] {
  const found: Entry[] = []
  const below = new Map<string, { readonly root: string; count: number }>(roots.map((root) => [root, { root, count: 0 }]))
  for (const { path, folder: root, title, state, bytes, modifiedMs, chunks } of files) {
    if (state === 'excluded') continue
    found.push({
      folded: foldedName(path, root, title),
      match: { kind: 'file', path, title, state, bytes, modifiedMs, count: chunks }
    })
    if (path === root) continue // a single file that was added
    for (let folder = dirname(path); folder.length >= root.length; folder = dirname(folder)) {
      const known = below.get(folder)
      if (known) known.count++
      else below.set(folder, { root, count: 1 })
      if (folder === dirname(folder)) break
    }
  }
  const folders = [...below].filter(([, { count }]) => count > 0)
  return [
    ...found,
    ...folders.map(([path, { root, count }]): Entry => ({
      folded: foldedName(path, root, ''),
      match: { kind: 'folder', path, title: '', state: 'indexed', bytes: 0, modifiedMs: 0, count }
    }))
  ]
}

function foldedName(path: string, root: string, title: string): Name {
  const above = relative(dirname(root), dirname(path)).replaceAll('\\', '/')
  return { name: fold(basename(path)), title: fold(title), folders: fold(above) }
}

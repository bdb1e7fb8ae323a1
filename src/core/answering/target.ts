import { basename, extname } from 'node:path'
import type { Document, FileEntry } from '../../shared/types.ts'
import type { Scope } from './scope.ts'

/** What the library knows of its files, as far as a model may read them. */
export interface Shelf {
  /** Of every state, newest first. */
  files(scope: Scope): readonly FileEntry[]
  /** The text of one as it is indexed. */
  open(path: string): Promise<{ readonly document: Document; readonly hash: string } | undefined>
}

/** What a question speaks of as a whole, not of what stands somewhere in it. */
export interface Target {
  readonly kind: 'file' | 'folder'
  readonly name: string
  readonly files: readonly FileEntry[]
}

/** "The folder Taxes", "in the Taxes folder". */
const FOLDERS = [
  /\b(?:folder|directory)\s+(?:(?:named|called)\s+)?["“']?([\p{L}\p{N}_. -]*?[\p{L}\p{N}_-])["”']?\s*(?=[?.!,]|$|\b(?:about|for|in|to|and)\b)/iu,
  /["“']?([\p{L}\p{N}_-]+)["”']?\s+(?:folder|directory)\b/iu
]

/**
 * The file or folder that a question names: a pinned one, one whose file name stands in it ("rent-letter-2024.txt", "the
 * lease" is none), or "the folder Taxes"; undefined where it names none, or several files.
 */
export function targetOf(question: string, scope: Scope, shelf: Shelf): Target | undefined {
  const spoken = FOLDERS.flatMap((pattern) => pattern.exec(question)?.[1] ?? [])
  const folder = spoken.find((name) => shelf.files({ folders: [name] }).length > 0) ?? scope.folders?.[0]
  const pinned = scope.files?.length ? shelf.files(scope) : []
  const named = pinned.length > 0 ? pinned : folder === undefined ? namedIn(question, shelf.files(scope)) : []
  const [file] = named
  if (file && (named.length === 1 || pinned.length > 0)) return { kind: 'file', name: basename(file.path), files: [file] }
  return folder === undefined ? undefined : { kind: 'folder', name: basename(folder), files: shelf.files({ ...scope, folders: [folder] }) }
}

function namedIn(question: string, files: readonly FileEntry[]): readonly FileEntry[] {
  const asked = question.toLowerCase()
  return files.filter(({ path }) => extname(path) !== '' && asked.includes(basename(path).toLowerCase()))
}

import { basename, extname } from 'node:path'
import type { Document, FileEntry } from '../../../shared/types.ts'
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

/** "Folder", "im Ordner", "w folderze". */
const FOLDER = '(?:folder(?:ze|u|em|a)?|director(?:y|ies)|ordners?|verzeichnis(?:ses)?|katalog(?:u|iem)?)'
/** "The folder Taxes", "in the Taxes folder". */
const FOLDERS = [
  new RegExp(
    `(?<!\\p{L})${FOLDER}\\s+(?:(?:named|called|namens|o nazwie)\\s+)?["“„'‘]?([\\p{L}\\p{N}_. -]*?[\\p{L}\\p{N}_-])["”“'’]?\\s*(?=[?.!,]|$|(?<!\\p{L})(?:about|for|in|to|and|über|zum|für|und|auf|zusammen|o|na|i)(?!\\p{L}))`,
    'iu'
  ),
  new RegExp(`["“„'‘]?([\\p{L}\\p{N}_-]+)["”“'’]?[\\s-]+${FOLDER}(?!\\p{L})`, 'iu')
]

/**
 * The file or folder that a question names: a pinned one, one whose file name stands in it ("rent-letter-2024.txt", "the
 * lease" is none), or "the folder Taxes"; undefined where it names none, or several files.
 */
export function targetOf(question: string, scope: Scope, shelf: Shelf): Target | undefined {
  const spoken = FOLDERS.flatMap((pattern) => pattern.exec(question)?.[1] ?? [])
  const folder = spoken.find((name) => shelf.files({ folders: [name] }).length > 0) ?? scope.folders?.[0]
  const isPinned = scope.files !== undefined && scope.files.length > 0
  const named = isPinned || folder === undefined ? filesIn(question, scope, shelf.files(scope)) : []
  const [file] = named
  if (file && (named.length === 1 || isPinned)) return { kind: 'file', name: basename(file.path), files: [file] }
  return folder === undefined ? undefined : { kind: 'folder', name: basename(folder), files: shelf.files({ ...scope, folders: [folder] }) }
}

/** Whether a question speaks of its target as a whole: by its name, or as "this folder", "these files", "it". A scope alone names nothing. */
export function speaksOf(question: string, { name }: Target): boolean {
  return question.toLowerCase().includes(name.toLowerCase()) || THIS.test(question)
}

const THIS =
  /(?<!\p{L})(?:folders?|director(?:y|ies)|collections?|files?|documents?|notes|here|this|these|it|ordner\p{L}*|datei\p{L}*|sammlung|hier|diese\p{L}*|folder\p{L}*|katalog\p{L}*|plik\p{L}*|zbiór|zbiorze|tu|tutaj|ten|tym|te|tych)(?!\p{L})/iu

/** Of the files of a scope those that it pins, else those whose names stand in the question. */
export function filesIn(question: string, scope: Scope, files: readonly FileEntry[]): readonly FileEntry[] {
  if (scope.files?.length) return files
  const asked = question.toLowerCase()
  return files.filter(({ path }) => extname(path) !== '' && asked.includes(basename(path).toLowerCase()))
}

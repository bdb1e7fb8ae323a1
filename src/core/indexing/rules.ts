import { basename, extname, sep } from 'node:path'
import type { FolderRules } from '../../shared/folder-rules.ts'
import { exclusionByName, isInside, type Exclusion } from './exclude.ts'
import type { FileAccess } from './file-access.ts'
import { IGNORE_FILES, ignoreFile, readIgnoreFile, type IgnoreFile } from './ignore-file.ts'
import { megabytes } from './parse/limits.ts'
import { formatOfExtension } from './parse/formats.ts'

/** What holds inside one folder: the ignore files from the root down to it. */
export interface Scope {
  readonly folder: string
  /** Deepest last; the later one overrules. */
  readonly ignoreFiles: readonly IgnoreFile[]
  readonly own: IgnoreFile | undefined
}

export interface Entry {
  readonly name: string
  readonly kind: 'file' | 'folder'
  /** Unknown until the file was looked at: the size limit is judged then. */
  readonly bytes?: number
}

/** Decides what of a watched folder is read. Scan, watcher, hints and preview all ask here, so that they never disagree. */
export interface Rules {
  readonly root: string
  /** Footnote's own folders: what lies in them is nobody's business, not even the ledger's, whose own files are there. */
  readonly own: readonly string[]
  /** Whether a file's size matters, which is known only when it was looked at. */
  readonly judgesSize: boolean
  top(): Promise<Scope>
  /** Inside a folder of the scope's folder that is not left out. */
  enter(scope: Scope, name: string): Promise<Scope>
  /** Why an entry of the scope's folder is left out; undefined if it is read. */
  judge(scope: Scope, entry: Entry): Exclusion | undefined
  /** The same for any path below the root: why it, or a folder on the way to it, is left out. The root never is. */
  exclusionBelow(path: string, kind: 'file' | 'folder', bytes?: number): Promise<Exclusion | undefined>
  /** The highest left-out folder on the way to a path, not the path itself; undefined if none is. */
  leftOutAbove(path: string): Promise<string | undefined>
  /** What holds inside a folder; undefined for a left-out one. */
  scopeOf(folder: string): Promise<Scope | undefined>
}

export function createRules(root: string, rules: FolderRules, files: FileAccess, except: readonly string[] = []): Rules {
  const { include = [], types, maxBytes } = rules
  const patterns = [...rules.exclude, ...include.map((pattern) => `!${pattern}`)]
  const own = patterns.length ? ignoreFile(root, 'rules', patterns) : undefined
  const off = new Set(types?.off)

  const open = async (folder: string, above: readonly IgnoreFile[], ownRules: IgnoreFile | undefined): Promise<Scope> => {
    const found: IgnoreFile[] = []
    for (const name of IGNORE_FILES) {
      const file = name === '.gitignore' && !rules.useGitignore ? undefined : await readIgnoreFile(folder, name, files)
      if (file) found.push(file)
    }
    return { folder, ignoreFiles: found.length ? [...above, ...found] : above, own: ownRules }
  }

  const judge: Rules['judge'] = (scope, { name, kind, bytes }) => {
    const path = inside(scope.folder, name)
    if (except.includes(path)) return { rule: 'own-data', reason: 'a folder of Footnote itself', remedy: '' }
    const mine = scope.own?.test(relativeTo(root, path, kind))
    if (mine?.type === 'unignored') return undefined
    if (mine?.type === 'ignored') return { rule: 'folder-rules', reason: `your rule ${mine.pattern}`, remedy: CHANGE_RULES }
    let byName = exclusionByName(name, kind, basename(scope.folder))
    if (byName?.rule === 'secrets' && rules.secrets) byName = undefined
    // A file's own list may bring back what is hidden; a program's .gitignore, written for git, may not.
    for (const file of scope.ignoreFiles.toReversed()) {
      const verdict = file.test(relativeTo(file.folder, path, kind))
      if (verdict.type === 'none') continue
      if (verdict.type === 'ignored') return byName ?? ignoredBy(file, verdict.pattern, root)
      if (file.name === '.footnoteignore') return undefined
      break
    }
    if (byName || kind === 'folder') return byName
    const format = off.size ? formatOfExtension(extname(name)) : undefined
    if (format && off.has(format)) return { rule: 'type', reason: `files of this type (${format}) are switched off`, remedy: CHANGE_RULES }
    if (maxBytes !== undefined && bytes !== undefined && bytes > maxBytes)
      return { rule: 'size', reason: `larger than ${megabytes(maxBytes)}`, remedy: CHANGE_RULES }
    return undefined
  }

  const enter: Rules['enter'] = async (scope, name) => {
    const folder = inside(scope.folder, name)
    const freed = (file: IgnoreFile) => {
      const path = relativeTo(file.folder, folder, 'folder')
      return file.test(path).type === 'ignored' ? file.without(path) : file
    }
    return await open(folder, scope.ignoreFiles.map(freed), scope.own && freed(scope.own))
  }
  const top = () => open(root, [], own)

  /** Walks from the root to a path, and stops where something is left out. */
  const descend = async (path: string): Promise<Scope | (Exclusion & { readonly at: string })> => {
    let scope = await top()
    for (const name of path.slice(root.length).split(sep).filter(Boolean)) {
      const excluded = judge(scope, { name, kind: 'folder' })
      if (excluded) return { ...excluded, at: inside(scope.folder, name) }
      scope = await enter(scope, name)
    }
    return scope
  }

  const parentOf = (path: string) => path.slice(0, Math.max(path.lastIndexOf(sep), root.length))

  return {
    root,
    own: except,
    judgesSize: maxBytes !== undefined,
    top,
    enter,
    judge,
    async exclusionBelow(path, kind, bytes) {
      if (path === root || !isInside(root, path)) return undefined
      const parent = await descend(parentOf(path))
      if ('rule' in parent) return { rule: parent.rule, reason: parent.reason, remedy: parent.remedy }
      return judge(parent, { name: basename(path), kind, ...(bytes === undefined ? {} : { bytes }) })
    },
    async leftOutAbove(path) {
      if (path === root || !isInside(root, path)) return undefined
      const parent = await descend(parentOf(path))
      return 'rule' in parent ? parent.at : undefined
    },
    async scopeOf(folder) {
      const found = await descend(folder)
      return 'rule' in found ? undefined : found
    }
  }
}

/** A drive's own folder (`E:\\`, `/`) ends in a separator, others do not. */
function inside(folder: string, name: string): string {
  return folder.endsWith(sep) ? folder + name : folder + sep + name
}

const CHANGE_RULES = 'Change the rules of the folder if you want it read'

function ignoredBy({ name, folder }: IgnoreFile, pattern: string, root: string): Exclusion {
  const place = folder.slice(root.slice(0, root.lastIndexOf(sep)).length + 1).replaceAll(sep, '/')
  const rule = name === '.gitignore' ? 'gitignore' : 'footnoteignore'
  const remedy =
    rule === 'gitignore' ? 'Add a line to .footnoteignore beside it (!name), or switch .gitignore off in the rules of the folder' : ''
  return { rule, reason: `.${rule} of ${place}: ${pattern}`, remedy }
}

function relativeTo(folder: string, path: string, kind: 'file' | 'folder'): string {
  const relative = path.slice(folder.endsWith(sep) ? folder.length : folder.length + 1)
  return (sep === '/' ? relative : relative.replaceAll(sep, '/')) + (kind === 'folder' ? '/' : '')
}

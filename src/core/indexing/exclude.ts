import { sep } from 'node:path'

const NAMES: Readonly<Record<string, string>> = {
  node_modules: 'a folder of installed packages',
  __macosx: 'left behind by an archive',
  'thumbs.db': 'a file of the system',
  'desktop.ini': 'a file of the system'
}
const PREFIXES: Readonly<Record<string, string>> = {
  '~$': 'a lock file of an office program',
  '.~lock': 'a lock file of an office program'
}
const SUFFIXES: Readonly<Record<string, string>> = {
  '.tmp': 'a temporary file',
  '.part': 'an unfinished download',
  '.crdownload': 'an unfinished download',
  '.swp': 'a file that an editor keeps while it runs'
}

/** Why a file or folder of this name is left out; undefined for one that is not. */
export function exclusion(name: string): string | undefined {
  const lower = name.toLowerCase()
  const prefix = Object.keys(PREFIXES).find((start) => name.startsWith(start))
  if (prefix) return PREFIXES[prefix]
  const suffix = Object.keys(SUFFIXES).find((end) => lower.endsWith(end))
  if (suffix) return SUFFIXES[suffix]
  if (name.startsWith('.')) return 'hidden'
  return Object.hasOwn(NAMES, lower) ? NAMES[lower] : undefined
}

/** The same for a path: why it, or a folder between it and the root, is left out. The root itself is never left out by its name. */
export function exclusionBelow(root: string, path: string): string | undefined {
  if (!isInside(root, path)) return undefined
  for (const part of path.slice(root.length).split(sep)) {
    const reason = part ? exclusion(part) : undefined
    if (reason) return reason
  }
  return undefined
}

/** Whether `path` is `folder` or lies below it. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

import { basename, extname } from 'node:path'

/** What a file is called that says nothing of itself: its name without the extension. */
export function titleFromName(path: string): string {
  const name = basename(path)
  return name.slice(0, name.length - extname(name).length) || name
}

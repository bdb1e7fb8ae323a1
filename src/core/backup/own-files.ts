import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** What lies in the data folder and is not the user's: models can be had again, `window` holds caches, locks belong to a process. */
const NOT_OURS = /^(?:models|window|before-restore.*|restoring|footnote\.lock.*|stand-in\.lock|.*\.broken-.*|.*\.new)$/

/** Names at the top of a data folder that a backup holds and a restore replaces. */
export async function ownNames(dataFolder: string): Promise<readonly string[]> {
  const names = await readdir(dataFolder).catch(() => []) // no folder yet: nothing to keep
  return names.filter((name) => !NOT_OURS.test(name)).toSorted()
}

/** Every file below these names, as paths with `/` relative to `folder`. Links are left alone: Footnote makes none. */
export async function filesBelow(folder: string, names: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const name of names) {
    const path = join(folder, name)
    const entry = await stat(path)
    if (!entry.isDirectory()) found.push(name)
    else
      for (const child of await readdir(path, { recursive: true, withFileTypes: true }))
        if (child.isFile()) found.push(relative(folder, join(child.parentPath, child.name)).split(sep).join('/'))
  }
  return found
}

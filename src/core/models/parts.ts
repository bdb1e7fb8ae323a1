import { readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** What an interrupted download left beside its target: the piece that goes on, and a folder of unpacked parts. */
async function partsOf(target: string): Promise<readonly string[]> {
  const folder = dirname(target)
  const file = basename(target)
  const names = await readdir(folder).catch(() => []) // nothing was begun
  return names
    .filter((name) => (name.startsWith(`${file}.`) && name.endsWith('.part')) || name === `.${file}.work`)
    .map((name) => join(folder, name))
}

/** Bytes from which the download goes on; 0 where it begins anew. */
export async function partBytes(target: string): Promise<number> {
  const sizes = (await partsOf(target)).map(async (path) => {
    const entry = await stat(path).catch(() => undefined) // it was finished meanwhile
    return entry?.isFile() ? entry.size : 0
  })
  return Math.max(0, ...(await Promise.all(sizes)))
}

export async function discardParts(target: string): Promise<void> {
  for (const path of await partsOf(target)) await rm(path, { recursive: true, force: true })
}

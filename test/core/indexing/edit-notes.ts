import { appendFile, copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Random } from '../../../bench/random.ts'

/** Two chunks; `version` in both, so that a stale one is told from the right one. */
export async function writeNote(folder: string, name: string, version: number): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true })
  await writeFile(
    join(folder, name),
    `# Note ${name}\n\nversion ${version} of the note, edited\n\n# More\n\nsecond part, version ${version} of ${name}\n`
  )
}

/** Does a few of the things that people do to files; which ones, `random` says. */
export async function editSome(folder: string, random: Random, most = 6): Promise<void> {
  for (let count = 1 + random.int(most); count > 0; count--) {
    const names = await notes(folder)
    const name = random.pick(names)
    const other = `${random.pick(['', 'one/', 'two/'])}${random.int(1000)}.md`
    await mkdir(dirname(join(folder, other)), { recursive: true })
    const path = join(folder, name)
    const kind = random.int(8)
    if (kind < 3) await writeNote(folder, name, random.int(1e6))
    else if (kind === 3) await appendFile(path, `\n# Added\n\nline ${random.int(1e6)}\n`)
    else if (kind === 4) await rename(path, join(folder, other))
    else if (kind === 5) await copyFile(path, join(folder, other))
    else if (kind === 6) await writeNote(folder, other, random.int(1e6))
    else if (names.length > 20) await rm(path)
  }
}

/** Paths of the notes below the folder, relative to it. */
export async function notes(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md')).sort()
}

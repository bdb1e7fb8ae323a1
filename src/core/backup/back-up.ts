import { constants } from 'node:fs'
import { copyFile, mkdir, realpath, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { FootnoteError } from '../../shared/errors.ts'
import { isInside } from '../indexing/exclude.ts'
import { sha256OfFile } from '../models/checksum.ts'
import { BACKUP_FORMAT, MANIFEST, type Manifest } from './manifest.ts'
import { filesBelow, ownNames } from './own-files.ts'

export interface Copied {
  readonly folder: string
  readonly files: number
  readonly bytes: number
}

/** Left free on the disk of the backup: one filled to the brim breaks other programs. */
const SPARE_BYTES = 200e6

/**
 * Copies settings, folders, index, texts and conversations into a new folder below `target`. The core must rest: its
 * tables are many files that belong together. The folder bears its name only when all of it is there.
 */
export async function backUp(dataFolder: string, target: string, now = new Date()): Promise<Copied> {
  // Restoring replaces what lies there, the backup with it.
  if (isInside(await realpath(dataFolder).catch(() => dataFolder), await realpath(target)))
    throw new FootnoteError('invalid-input', 'This is where Footnote keeps its own data.', 'Choose another folder, best on another disk.')
  const folder = join(target, `Footnote backup ${stampOf(now)}`)
  const unfinished = `${folder} (unfinished)`
  const paths = await filesBelow(dataFolder, await ownNames(dataFolder))
  const sizes = await Promise.all(paths.map(async (path) => (await stat(join(dataFolder, path))).size))
  await requireSpace(
    target,
    sizes.reduce((sum, size) => sum + size, 0)
  )
  try {
    await mkdir(unfinished, { recursive: true })
    const files: Manifest['files'] = []
    for (const [index, path] of paths.entries()) {
      const copy = join(unfinished, path)
      await mkdir(dirname(copy), { recursive: true })
      await copyFile(join(dataFolder, path), copy, constants.COPYFILE_FICLONE)
      // Of the copy: what is promised is what can be read back.
      files.push({ path, bytes: sizes[index] ?? 0, sha256: await sha256OfFile(copy) })
    }
    const manifest: Manifest = { format: BACKUP_FORMAT, createdMs: now.getTime(), files }
    await writeFile(join(unfinished, MANIFEST), `${JSON.stringify(manifest, undefined, 1)}\n`)
    await rename(unfinished, folder)
    return { folder, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) }
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true })
    throw new FootnoteError('no-space', 'The backup could not be written.', 'Choose a folder that you may write to, with enough space.', {
      cause
    })
  }
}

export async function requireSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const missing = bytes + SPARE_BYTES - bavail * bsize
  if (missing > 0)
    throw new FootnoteError(
      'no-space',
      `There is too little space: ${Math.ceil(missing / 1e6)} MB more are needed.`,
      'Free some, or choose another disk.'
    )
}

/** "2026-11-21 15.04.07": sorts by time, and is a file name on every system. */
function stampOf(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join('.')}`
}

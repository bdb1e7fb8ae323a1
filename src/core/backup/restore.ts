import { constants } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256OfFile } from '../models/checksum.ts'
import { requireSpace, type Copied } from './back-up.ts'
import { damaged, readManifest } from './manifest.ts'
import { ownNames } from './own-files.ts'

/** A backup that lies checked beside the data, ready to take its place. */
export interface Staged extends Copied {
  /** Puts it in the place of what is here, which is kept aside. The core must rest. */
  swap(): Promise<void>
  /** Puts back what was here before the swap. */
  undo(): Promise<void>
  /** Lets go of what was here before. */
  finish(): Promise<void>
}

const STAGING = 'restoring'
const ASIDE = 'before-restore'

/** Copies a backup beside the data and compares every byte with its checksum; whatever is wrong is thrown before anything changes. */
export async function stageRestore(dataFolder: string, backup: string): Promise<Staged> {
  const staging = join(dataFolder, STAGING)
  const aside = join(dataFolder, ASIDE)
  const { files } = await readManifest(backup)
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  await mkdir(dataFolder, { recursive: true })
  await requireSpace(dataFolder, bytes)
  await rm(staging, { recursive: true, force: true })
  try {
    for (const { path, sha256 } of files) {
      const copy = join(staging, path)
      await mkdir(dirname(copy), { recursive: true })
      await copyFile(join(backup, path), copy, constants.COPYFILE_FICLONE)
      if ((await sha256OfFile(copy)) !== sha256) throw damaged(`"${path}" has changed since the backup was made`)
    }
    await mkdir(staging, { recursive: true }) // a backup of nothing is a backup, too
  } catch (thrown) {
    await rm(staging, { recursive: true, force: true })
    throw thrown
  }
  return {
    folder: backup,
    files: files.length,
    bytes,
    async swap() {
      await mkdir(aside, { recursive: true })
      await moveAll(dataFolder, aside, await ownNames(dataFolder))
      await moveAll(staging, dataFolder, await readdir(staging))
    },
    undo: () => undoRestore(dataFolder),
    async finish() {
      await rm(aside, { recursive: true, force: true })
      await rm(staging, { recursive: true, force: true })
    }
  }
}

/** Puts back what a restore moved aside and did not finish; also called at start, where the last one was cut off. */
export async function undoRestore(dataFolder: string): Promise<void> {
  const aside = join(dataFolder, ASIDE)
  const names = await readdir(aside).catch(() => undefined) // no restore was under way
  if (names) {
    for (const name of await ownNames(dataFolder))
      if (!names.includes(name)) await rm(join(dataFolder, name), { recursive: true, force: true })
    for (const name of names) await rm(join(dataFolder, name), { recursive: true, force: true })
    await moveAll(aside, dataFolder, names)
    await rm(aside, { recursive: true, force: true })
  }
  await rm(join(dataFolder, STAGING), { recursive: true, force: true })
}

async function moveAll(from: string, to: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rename(join(from, name), join(to, name))
}

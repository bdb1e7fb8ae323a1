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
/** Behind its name: being filled or emptied; no longer needed. */
const MOVING = '.moving'
const OVER = '.over'

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
      await mkdir(`${aside}${MOVING}`, { recursive: true })
      await moveAll(dataFolder, `${aside}${MOVING}`, await ownNames(dataFolder))
      await rename(`${aside}${MOVING}`, aside)
      await moveAll(staging, dataFolder, await readdir(staging))
    },
    undo: () => undoRestore(dataFolder),
    async finish() {
      // Under another name first: a folder that is half deleted must not be taken for what was here.
      await rename(aside, `${aside}${OVER}`)
      await undoRestore(dataFolder)
    }
  }
}

/**
 * Puts back what a restore moved aside and did not finish; also called at start, where the last one was cut off. It may be
 * cut off itself and called again: the name of the folder says how far it was. While it is `moving`, nothing new is in place
 * and every file is either here or there; after that all that is here came from the backup.
 */
export async function undoRestore(dataFolder: string): Promise<void> {
  const aside = join(dataFolder, ASIDE)
  if ((await namesIn(aside)) !== undefined) {
    for (const name of await ownNames(dataFolder)) await rm(join(dataFolder, name), { recursive: true, force: true })
    await rename(aside, `${aside}${MOVING}`)
  }
  await moveAll(`${aside}${MOVING}`, dataFolder, (await namesIn(`${aside}${MOVING}`)) ?? [])
  for (const left of [`${aside}${MOVING}`, `${aside}${OVER}`, join(dataFolder, STAGING)]) await rm(left, { recursive: true, force: true })
}

/** Undefined where there is no such folder. */
async function namesIn(folder: string): Promise<readonly string[] | undefined> {
  return await readdir(folder).catch(() => undefined)
}

async function moveAll(from: string, to: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rename(join(from, name), join(to, name))
}

import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DEFAULT_RULES, FOLDER_ACCESS, type FolderRules } from '../../shared/folder-rules.ts'
import { DOCUMENT_FORMATS } from '../../shared/types.ts'
import { isAbsent } from './file-access.ts'

/** A folder, or a single file, that the user added. */
export interface WatchedFolder {
  readonly path: string
  /** File system it was last seen on: an empty folder on another one is a mount point without its disk, not a folder emptied. */
  readonly device: number | undefined
  /** Default: the default rules. */
  readonly rules?: FolderRules
}

export function rulesOf(folder: WatchedFolder | undefined): FolderRules {
  return folder?.rules ?? DEFAULT_RULES
}

/** Lenient where it can be: a format that a later version knew must not cost the whole list. */
const rules = z
  .object({
    exclude: z.array(z.string()).default([]),
    include: z.array(z.string()).optional(),
    types: z.object({ off: z.array(z.string()).transform((off) => DOCUMENT_FORMATS.filter((format) => off.includes(format))) }).optional(),
    maxBytes: z.number().positive().optional(),
    useGitignore: z.boolean().default(true),
    secrets: z.boolean().optional(),
    poll: z.boolean().optional(),
    access: z.enum(FOLDER_ACCESS).optional()
  })
  .transform((value): FolderRules => JSON.parse(JSON.stringify(value))) // drops what is undefined, as exactOptionalPropertyTypes asks
const stored = z.object({
  folders: z.array(z.object({ path: z.string(), device: z.number().optional(), rules: rules.optional() }))
})

/** The list of folders, from the data folder; undefined if there is none yet. A damaged list is reported and set aside. */
export async function loadFolders(dataFolder: string, onWarning: (warning: string) => void): Promise<WatchedFolder[] | undefined> {
  const path = join(dataFolder, 'folders.json')
  try {
    return stored
      .parse(JSON.parse(await readFile(path, 'utf8')))
      .folders.map(({ path, device, rules }) => ({ path, device, ...(rules ? { rules } : {}) }))
  } catch (thrown) {
    if (isAbsent(thrown)) return undefined
    if (!(thrown instanceof SyntaxError) && !(thrown instanceof z.ZodError)) throw thrown
    onWarning(`The list of folders (${path}) is damaged; add your folders again. The damaged list is kept as folders.json.broken.`)
    await rename(path, `${path}.broken`)
    return undefined
  }
}

/** Writes the list whole or not at all. */
export async function saveFolders(dataFolder: string, folders: readonly WatchedFolder[]): Promise<void> {
  const path = join(dataFolder, 'folders.json')
  const partial = `${path}.${process.pid}.tmp`
  await writeFile(partial, JSON.stringify({ folders }, null, 2))
  await rename(partial, path)
}

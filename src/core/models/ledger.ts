import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const record = z.object({
  file: z.string(),
  bytes: z.number(),
  modifiedMs: z.number(),
  /** Absent until it was computed once. */
  sha256: z.string().optional(),
  /** The user pointed at this file, wherever it lies. */
  added: z.boolean().default(false)
})
const schema = z.object({ files: z.array(record) })
export type FileRecord = z.infer<typeof record>

/** `models.json` in the model folder: files the user added, and checksums that took time to compute. It may be deleted. */
export interface Ledger {
  readonly files: readonly FileRecord[]
  record(change: FileRecord): Promise<void>
  forget(file: string): Promise<void>
}

/** Reads the ledger; a missing or damaged one counts as empty, since all of it can be had again. */
export async function openLedger(folder: string): Promise<Ledger> {
  const path = join(folder, 'models.json')
  let files = await read(path)
  const write = async (next: readonly FileRecord[]): Promise<void> => {
    files = next
    await mkdir(dirname(path), { recursive: true })
    // Written beside and renamed: a crash leaves the old file or the new one.
    await writeFile(`${path}.new`, `${JSON.stringify({ files }, undefined, 2)}\n`)
    await rename(`${path}.new`, path)
  }
  return {
    get files() {
      return files
    },
    record: (change) => write([...files.filter(({ file }) => file !== change.file), change]),
    forget: async (gone) => {
      if (files.some(({ file }) => file === gone)) await write(files.filter(({ file }) => file !== gone))
    }
  }
}

async function read(path: string): Promise<readonly FileRecord[]> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8'))).files
  } catch {
    return [] // missing or damaged, see above
  }
}

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { z } from 'zod'
import { isAbsent } from '../indexing/file-access.ts'

/** The file as its schema reads it; undefined for one that is absent or damaged: what is derived is derived again. */
export async function readJsonFile<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    return schema.safeParse(JSON.parse(await readFile(path, 'utf8'))).data
  } catch (thrown) {
    if (isAbsent(thrown) || thrown instanceof SyntaxError) return undefined
    throw thrown
  }
}

/** Writes the file whole or not at all. */
export async function writeJsonFile(path: string, value: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.new`, `${JSON.stringify(value, undefined, 1)}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

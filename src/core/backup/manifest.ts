import { readFile, stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { FootnoteError } from '../../shared/errors.ts'

/** The file that makes a folder a backup: what belongs to it, byte for byte. */
export const MANIFEST = 'footnote-backup.json'
/** Raised when an older Footnote could no longer put a backup back. */
export const BACKUP_FORMAT = 1

const file = z.object({
  /** Relative, with `/`; never leads out of the backup. */
  path: z.string().refine((path) => !isAbsolute(path) && !/^[a-z]:|\\/i.test(path) && !path.split('/').includes('..')),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/)
})
const schema = z.object({ format: z.literal(BACKUP_FORMAT), createdMs: z.number(), files: z.array(file) })
export type Manifest = z.infer<typeof schema>

/** Reads what a backup says it holds, and looks whether it is all there with its size; contents are compared when they are copied. */
export async function readManifest(backup: string): Promise<Manifest> {
  const text = await readFile(join(backup, MANIFEST), 'utf8').catch((cause: unknown) => {
    throw new FootnoteError('not-found', 'This folder is no backup of Footnote.', `Choose the folder that holds "${MANIFEST}".`, { cause })
  })
  const parsed = schema.safeParse(readJson(text))
  if (!parsed.success) throw damaged('its list of files cannot be read, or was written by a newer Footnote', parsed.error)
  for (const { path, bytes } of parsed.data.files) {
    const size = await stat(join(backup, path)).then(
      (found) => found.size,
      () => undefined // missing
    )
    if (size !== bytes) throw damaged(`"${path}" is ${size === undefined ? 'missing' : 'not as long as it was'}`)
  }
  return parsed.data
}

/** A backup that must not be put back, and that nothing was changed. */
export function damaged(why: string, cause?: unknown): FootnoteError {
  return new FootnoteError('checksum', `The backup is damaged: ${why}.`, 'Nothing was changed. Choose another backup.', { cause })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // the schema says so
  }
}

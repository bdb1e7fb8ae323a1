import { stat } from 'node:fs/promises'
import type { FileProblem } from '../../shared/types.ts'
import { isSupported } from './parse/detect.ts'
import { unsupported } from './parse/unsupported.ts'

/** Why a file is of a kind that is not read, and what helps; undefined for a folder, a file that is read, and where nothing is. */
export async function unreadKind(path: string): Promise<FileProblem | undefined> {
  const info = await stat(path).catch(() => undefined) // what is not there is told by counting it
  if (!info?.isFile() || isSupported(path)) return undefined
  const { reason, remedy } = unsupported(path)
  return { reason, remedy }
}

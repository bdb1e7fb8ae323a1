import { glob, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

export interface FoundFile {
  readonly file: string
  readonly bytes: number
  readonly modifiedMs: number
}

/** Not models by themselves: the eyes of a multimodal model, and the later pieces of a split file. */
const PIECES = /mmproj|-0000[2-9]-of-|-000[1-9]\d-of-/i

/** Every complete `.gguf` at `publisher/model/file.gguf` below a folder; nothing when there is no such folder. */
export async function scanModelFolder(folder: string): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = []
  for await (const path of glob('*/*/*.gguf', { cwd: folder })) {
    const file = join(folder, path)
    if (!PIECES.test(path)) found.push(...(await describeFile(file)))
  }
  return found.sort((a, b) => a.file.localeCompare(b.file))
}

/** Size and time of a file; empty when it is gone or is none (a link to a model that was deleted, say). */
export async function describeFile(file: string): Promise<readonly FoundFile[]> {
  return await stat(file).then(
    (found) => (found.isFile() && found.size > 0 ? [{ file, bytes: found.size, modifiedMs: Math.round(found.mtimeMs) }] : []),
    () => []
  )
}

/** Where LM Studio keeps its models; read, never written. */
export function lmStudioFolders(): readonly string[] {
  return [join(homedir(), '.lmstudio', 'models'), join(homedir(), '.cache', 'lm-studio', 'models')]
}

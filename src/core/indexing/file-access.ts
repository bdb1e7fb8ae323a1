import { createHash } from 'node:crypto'
import { constants, type Dirent } from 'node:fs'
import { access, lstat, open, readdir, readFile } from 'node:fs/promises'

export interface FileStat {
  readonly kind: 'file' | 'folder' | 'link' | 'other'
  readonly bytes: number
  readonly modifiedMs: number
  /** Change of content, name or rights; programs cannot set it, so it betrays edits that keep the modification time. */
  readonly changedMs: number
  /** The file system it lies on, and its number there. */
  readonly device: number
  readonly inode: number
}

/** What indexing needs of a file system; tests put their own in to make it fail. */
export interface FileAccess {
  /** Undefined where there is nothing; links are not followed. */
  stat(path: string): Promise<FileStat | undefined>
  list(folder: string): Promise<Dirent[]>
  readable(path: string): Promise<boolean>
  /** A whole small file as UTF-8. */
  text(path: string): Promise<string>
  /** Whether `A.md` and `a.md` are one file here: then a path that can be opened need not be called so. */
  readonly foldsCase: boolean
  /** SHA-256 (hex) of the bytes. */
  hash(path: string, signal?: AbortSignal): Promise<string>
}

export const disk: FileAccess = {
  async stat(path) {
    try {
      const found = await lstat(path)
      const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : found.isSymbolicLink() ? 'link' : 'other'
      const { size: bytes, ctimeMs: changedMs, dev: device, ino: inode } = found
      return { kind, bytes, modifiedMs: Math.floor(found.mtimeMs), changedMs, device, inode }
    } catch (thrown) {
      if (isAbsent(thrown)) return undefined
      throw thrown
    }
  },
  list: (folder) => readdir(folder, { withFileTypes: true }),
  readable: (path) =>
    access(path, constants.R_OK).then(
      () => true,
      () => false
    ),
  text: (path) => readFile(path, 'utf8'),
  foldsCase: process.platform === 'darwin' || process.platform === 'win32',
  async hash(path, signal) {
    const handle = await open(path)
    try {
      const hash = createHash('sha256')
      const { size } = await handle.stat()
      if (size <= AT_ONCE_BYTES) hash.update(await handle.readFile({ signal }))
      else for await (const part of handle.createReadStream({ autoClose: false, signal })) hash.update(part as Buffer) // no encoding is set
      return hash.digest('hex')
    } finally {
      await handle.close()
    }
  }
}

/** Up to here a file is read whole: a stream takes as much memory for any file, and ends with an exception that nobody sees. */
const AT_ONCE_BYTES = 64 * 1024

/** The thrown error says that there is nothing at the path (ENOTDIR: a folder of it became a file). */
export function isAbsent(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR')
}

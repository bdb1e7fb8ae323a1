import { lstat } from 'node:fs/promises'
import { disk, type FileAccess } from '../../../src/core/indexing/file-access.ts'

/** Root may read everything: for it, a file whose rights are taken away is made unreadable here, by the file's own mode bits. */
export const ordinaryUser: FileAccess =
  process.getuid?.() === 0
    ? {
        ...disk,
        readable: async (path) => (await isOpen(path)) && (await disk.readable(path)),
        async hash(path, signal) {
          if (!(await isOpen(path))) throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' })
          return await disk.hash(path, signal)
        }
      }
    : disk

const ANYONE_READS = 0o444

async function isOpen(path: string): Promise<boolean> {
  return ((await lstat(path)).mode & ANYONE_READS) !== 0
}

import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { STORAGE_PARTS, type StorageItem, type StoragePart } from '../../shared/storage.ts'

const PART_OF: readonly (readonly [RegExp, StoragePart])[] = [
  [/^index-/, 'index'],
  [/^texts$/, 'texts'],
  [/^memory/, 'memory'],
  [/^conversations/, 'conversations'],
  [/^window$/, 'window']
]

/** What Footnote keeps on the disk, by what it is for; parts without a byte are left out. */
export async function storageUsed(dataFolder: string, modelFolder: string): Promise<readonly StorageItem[]> {
  const bytes = new Map<StoragePart, number>()
  const add = (part: StoragePart, size: number): void => void bytes.set(part, (bytes.get(part) ?? 0) + size)
  const names = await readdir(dataFolder).catch(() => []) // nothing was kept yet
  for (const name of names) {
    const path = join(dataFolder, name)
    if (path === modelFolder) continue
    add(PART_OF.find(([pattern]) => pattern.test(name))?.[1] ?? 'other', await sizeOf(path))
  }
  add('models', await sizeOf(modelFolder))
  return STORAGE_PARTS.flatMap((part) => {
    const size = bytes.get(part) ?? 0
    return size > 0 ? [{ part, bytes: size }] : []
  })
}

/** Bytes of a file, or of all files below a folder; what goes away while it is counted counts nothing. */
async function sizeOf(path: string): Promise<number> {
  try {
    const entry = await stat(path)
    if (!entry.isDirectory()) return entry.size
    const children = await readdir(path, { recursive: true, withFileTypes: true })
    const sizes = children.map(async (child) => (child.isFile() ? (await stat(join(child.parentPath, child.name))).size : 0))
    return (await Promise.all(sizes.map((size) => size.catch(() => 0)))).reduce((sum, size) => sum + size, 0)
  } catch {
    return 0 // see above
  }
}

import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Document } from '../../shared/types.ts'

const compress = promisify(gzip)
const decompress = promisify(gunzip)

/** How long a text that no file has any more stays, so that an old citation still opens. */
const KEEP_MS = 30 * 24 * 60 * 60 * 1000

/** The extracted text of every indexed version, by its hash: what a citation's offsets point into. */
export interface TextArchive {
  put(hash: string, document: Document): Promise<void>
  get(hash: string): Promise<Document | undefined>
  /** Removes texts that are not in `used` and were last written `KEEP_MS` before `nowMs`; returns how many. */
  collect(used: ReadonlySet<string>, nowMs: number): Promise<number>
}

export function openArchive(folder: string): TextArchive {
  const fileOf = (hash: string) => join(folder, hash.slice(0, 2), `${hash}.json.gz`)
  return {
    async put(hash, document) {
      const path = fileOf(hash)
      if (await exists(path)) {
        // Seen again: its 30 days start anew.
        const now = new Date()
        await utimes(path, now, now)
        return
      }
      await mkdir(dirname(path), { recursive: true })
      // Written beside, under a name of its own (copies of a file are read at the same time), and renamed: a text is there whole or not at all. Level 1: half the time of level 6 for a tenth more disk.
      const partial = `${path}.${randomUUID()}.tmp`
      try {
        await writeFile(partial, await compress(JSON.stringify(document), { level: 1 }))
        await rename(partial, path)
      } catch (thrown) {
        await rm(partial, { force: true })
        throw thrown
      }
    },

    async get(hash) {
      if (!/^[0-9a-f]{16,64}$/.test(hash)) return undefined
      try {
        // Written by `put` only, and gzip's checksum covers it.
        return JSON.parse((await decompress(await readFile(fileOf(hash)))).toString('utf8')) as Document
      } catch (thrown) {
        if (thrown instanceof Error) return undefined
        throw thrown
      }
    },

    async collect(used, nowMs) {
      let removed = 0
      for (const shelf of await namesIn(folder))
        for (const name of await namesIn(join(folder, shelf))) {
          const path = join(folder, shelf, name)
          if (!name.endsWith('.tmp') && used.has(name.slice(0, name.indexOf('.')))) continue
          const age = nowMs - (await stat(path)).mtimeMs
          if (age < KEEP_MS) continue
          await rm(path, { force: true })
          removed++
        }
      return removed
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false
  )
}

async function namesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch((thrown: unknown) => {
    if (thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR')) return []
    throw thrown
  })
}

import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Document } from '../../shared/types.ts'
import { type ArchivedDocument, packBoxes, unpackBoxes } from './archive-boxes.ts'

const compress = promisify(gzip)
const decompress = promisify(gunzip)

/** How long a text that no file has any more stays, so that an old citation still opens. */
const KEEP_MS = 30 * 24 * 60 * 60 * 1000
/** Such texts together take at most this share of those that files have, or `SPARE_BYTES`; the oldest go first. */
const SPARE_SHARE = 0.5
/** A thousand notes. */
const SPARE_BYTES = 4 * 2 ** 20
/** A file so young may still be written. */
const UNFINISHED_MS = 5 * 60_000

/** What zlib needs for a text shorter than its window: 32 KB of memory beside the heap in place of 256, of which thousands of notes make the collector's work. */
const SMALL_UNITS = 4096
const SMALL = { windowBits: 12, memLevel: 5 }

/** The extracted text of every indexed version, by its hash: what a citation's offsets point into. */
export interface TextArchive {
  /** Keeps a text; one that is there already stays as it is, unless `replace`. It is in hand, and not collected, until it is released. */
  put(hash: string, document: Document, replace?: boolean): Promise<void>
  get(hash: string): Promise<Document | undefined>
  /** The ledger has these by now, or nobody will: once for each `put` that did not fail. */
  release(hashes: readonly string[]): void
  /** Texts put in since the archive was opened. */
  readonly added: number
  /** Removes texts that are not in `used`, are `KEEP_MS` old or beyond what may be spared for them; returns how many. */
  collect(used: ReadonlySet<string>, nowMs: number): Promise<number>
}

export function openArchive(folder: string): TextArchive {
  let added = 0
  const inHand = new Map<string, number>()
  const release = (hash: string) => {
    const times = inHand.get(hash) ?? 0
    if (times > 1) inHand.set(hash, times - 1)
    else inHand.delete(hash)
  }
  const fileOf = (hash: string) => join(folder, hash.slice(0, 2), `${hash}.json.gz`)
  return {
    get added() {
      return added
    },

    async put(hash, document, replace = false) {
      const path = fileOf(hash)
      inHand.set(hash, (inHand.get(hash) ?? 0) + 1)
      if (!replace && (await exists(path))) {
        // Seen again: its 30 days start anew.
        const now = new Date()
        await utimes(path, now, now)
        return
      }
      // Written beside, under a name of its own (copies of a file are read at the same time), and renamed: a text is there whole or not at all. Level 1: half the time of level 6 for a tenth more disk.
      const partial = `${path}.${randomUUID()}.tmp`
      try {
        const text = JSON.stringify(packBoxes(document))
        const packed = await compress(text, text.length < SMALL_UNITS ? { level: 1, ...SMALL } : { level: 1 })
        await writeFile(partial, packed).catch(async (thrown: unknown) => {
          if (!isMissing(thrown)) throw thrown
          await mkdir(dirname(path), { recursive: true })
          await writeFile(partial, packed)
        })
        await rename(partial, path)
        added++
      } catch (thrown) {
        release(hash)
        await rm(partial, { force: true })
        throw thrown
      }
    },

    release: (hashes) => hashes.forEach(release),

    async get(hash) {
      if (!/^[0-9a-f]{16,64}$/.test(hash)) return undefined
      try {
        // Written by `put` only, and gzip's checksum covers it.
        return unpackBoxes(JSON.parse((await decompress(await readFile(fileOf(hash)))).toString('utf8')) as ArchivedDocument)
      } catch (thrown) {
        if (thrown instanceof Error) return undefined
        throw thrown
      }
    },

    async collect(used, nowMs) {
      const spare: Text[] = []
      let usedBytes = 0
      for await (const text of textsIn(folder))
        if (used.has(text.hash)) usedBytes += text.bytes
        else spare.push(text)
      let room = Math.max(SPARE_BYTES, usedBytes * SPARE_SHARE)
      let removed = 0
      for (const { hash, path, bytes, modifiedMs } of spare.sort((a, b) => b.modifiedMs - a.modifiedMs)) {
        const age = nowMs - modifiedMs
        room -= bytes
        const isInHand = hash ? inHand.has(hash) : age < UNFINISHED_MS
        if (isInHand || (room >= 0 && age < KEEP_MS)) continue
        await rm(path, { force: true })
        removed++
      }
      return removed
    }
  }
}

interface Text {
  /** Empty for one that was never finished. */
  readonly hash: string
  readonly path: string
  readonly bytes: number
  readonly modifiedMs: number
}

async function* textsIn(folder: string): AsyncGenerator<Text> {
  for (const shelf of await namesIn(folder))
    for (const name of await namesIn(join(folder, shelf))) {
      const path = join(folder, shelf, name)
      const info = await stat(path).catch(() => undefined)
      // Small files take whole blocks; a file system that does not tell is asked for the length.
      const bytes = info?.blocks ? info.blocks * 512 : (info?.size ?? 0)
      if (info) yield { hash: name.endsWith('.tmp') ? '' : name.slice(0, name.indexOf('.')), path, bytes, modifiedMs: info.mtimeMs }
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
    if (isMissing(thrown)) return []
    throw thrown
  })
}

function isMissing(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR')
}

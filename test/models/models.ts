import { join } from 'node:path'
import { defaultModelFolder } from '../../src/core/data-folder.ts'
import type { EngineModel } from '../../src/core/inference/engine.ts'
import { openModels } from '../../src/core/models/models.ts'

const ROOT = join(import.meta.dirname, '../..')

/** The app's resources, as a host would pass them. */
export const resources = join(ROOT, 'resources')
/** The children's programs as sources. */
export const entries = {
  inference: join(ROOT, 'src/core/inference/child.ts'),
  parser: join(ROOT, 'src/core/indexing/parse/worker.ts'),
  ocr: join(ROOT, 'src/core/indexing/ocr/child.ts')
}

/** A model that is installed on this machine (FOOTNOTE_MODELS or the default folder); undefined means: skip the test visibly. */
export async function installedModel(id: string): Promise<EngineModel | undefined> {
  const models = await openModels({ folder: defaultModelFolder(), resources, otherFolders: [] })
  return await models.find(id)
}

/** Only its path. */
export async function modelFile(id: string): Promise<string | undefined> {
  return (await installedModel(id))?.file
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Entries } from '../core/entries.ts'
import { openKnowledgeBase, type KnowledgeBase } from '../core/knowledge-base.ts'
import type { Options } from './options.ts'
import { log } from './output.ts'

const HERE = import.meta.dirname

/** The children's programs: beside the bundle, or the sources when Node runs those directly. */
export const entries: Entries = existsSync(join(HERE, 'inference.js'))
  ? { inference: join(HERE, 'inference.js'), parser: join(HERE, 'parser.js'), ocr: join(HERE, 'ocr.js') }
  : {
      inference: join(HERE, '../core/inference/child.ts'),
      parser: join(HERE, '../core/indexing/parse/worker.ts'),
      ocr: join(HERE, '../core/indexing/ocr/child.ts')
    }

/** Both out/main and src/cli lie two levels below the folder that holds resources. */
export const resources = join(HERE, '../../resources')

/** Opens the core for one command; `write` takes the data folder's lock, `remember` keeps what is searched in the log. */
export function open(options: Options, mode: 'read' | 'write', remember = false): Promise<KnowledgeBase> {
  const { data, models, generator, embedder, without } = options
  return openKnowledgeBase({
    dataFolder: data,
    modelFolder: models,
    resources,
    entries,
    readOnly: mode === 'read',
    watch: false,
    remember,
    without,
    ...(generator ? { generator } : {}),
    ...(embedder ? { embedder } : {})
  })
}

/** An empty answer must not look like a statement about the user's files when there are none. */
export function hintIfEmpty(kb: KnowledgeBase, { data }: Options): void {
  if (kb.library.folders().length === 0) log(`footnote: nothing is indexed in ${data} yet. Read a folder first: footnote index DIR`)
}

import { createHash } from 'node:crypto'
import { availableParallelism, totalmem } from 'node:os'
import { rm } from 'node:fs/promises'
import { basename, join, resolve, sep } from 'node:path'
import type { EngineModel } from '../inference/engine.ts'
import { FootnoteError } from '../../shared/errors.ts'
import type { DownloadEvent, ModelEntry, ModelRole } from '../../shared/types.ts'
import { readCatalogue, type CatalogueEntry } from './catalogue.ts'
import { sha256OfFile } from './checksum.ts'
import { downloadModel, type DownloadOptions } from './download.ts'
import { fitOf, recommendedModel, type Machine } from './fit.ts'
import { readGgufFacts, type GgufFacts } from './gguf.ts'
import { openLedger } from './ledger.ts'
import { discardParts, partBytes } from './parts.ts'
import { describeFile, lmStudioFolders, scanModelFolder, type FoundFile } from './scan.ts'

export interface ModelsOptions extends Omit<DownloadOptions, 'convertScript'> {
  /** Where downloads go. */
  readonly folder: string
  /** The app's resources folder; holds models/catalogue.json and models/convert_bert.py. */
  readonly resources: string
  /** Folders of other programs, read only; default: LM Studio's. */
  readonly otherFolders?: readonly string[] | undefined
  /** Default: this one. */
  readonly machine?: Machine | undefined
}

/** The models there are and could be, and the way from one to the other. */
export interface Models {
  readonly folder: string
  /** Catalogue entries first, then files of the user's own. `active`: ids in use now. */
  list(active?: readonly string[]): Promise<readonly ModelEntry[]>
  /** An installed model by id. */
  find(id: string): Promise<EngineModel | undefined>
  /** The installed model to use for a role: the preferred one, else the one recommended here, else any from the catalogue, else a file the user added. */
  choose(role: ModelRole, preferred?: string): Promise<EngineModel | undefined>
  /** The id that suits this machine. */
  recommended(role: ModelRole): string
  download(id: string, signal?: AbortSignal): AsyncIterable<DownloadEvent>
  /** Throws away what an interrupted download has. */
  discard(id: string): Promise<void>
  /** Deletes a model of this folder, or forgets one that was added; `not-allowed` for another program's. */
  remove(id: string): Promise<void>
  /** Takes a `.gguf` file into the list where it lies; `bad-model` when it is none. */
  add(path: string): Promise<ModelEntry>
}

/** What Footnote opens of an unknown model's context: enough for a question with its sources, at a bearable price in memory. */
const OWN_CONTEXT = { generator: 8192, embedder: 2048, reranker: 1024 } as const

interface Installed {
  readonly model: EngineModel
  readonly licence: string
  readonly bytes: number
  readonly entry: CatalogueEntry | undefined
  readonly added: boolean
}

/** Reads the catalogue and looks at what is on the disk; nothing is written before a download or an `add`. */
export async function openModels(options: ModelsOptions): Promise<Models> {
  const {
    folder,
    resources,
    otherFolders = lmStudioFolders(),
    machine = { memoryBytes: totalmem(), cores: availableParallelism() }
  } = options
  const catalogue = await readCatalogue(resources)
  const ledger = await openLedger(folder)
  const downloading = new Set<string>()
  /** Headers are read once per version of a file. */
  const facts = new Map<string, GgufFacts | undefined>()

  const targetOf = (entry: CatalogueEntry): string => join(folder, entry.publisher, entry.file.replace(/\.gguf$/, ''), entry.file)

  const contentOf = async (found: FoundFile, role: ModelRole): Promise<string> => {
    const known = ledger.files.find(({ file }) => file === found.file)
    if (known?.sha256 && known.bytes === found.bytes && known.modifiedMs === found.modifiedMs) return known.sha256
    // Only vectors outlive the process; the other roles need no exact name, and hashing gigabytes takes seconds.
    if (role !== 'embedder') return `${found.bytes}:${found.modifiedMs}`
    const sha256 = await sha256OfFile(found.file)
    await ledger.record({ ...found, sha256, added: known?.added ?? false })
    return sha256
  }

  const factsOf = async (found: FoundFile): Promise<GgufFacts | undefined> => {
    const key = `${found.file}:${found.bytes}:${found.modifiedMs}`
    // A broken file of another program is not ours to complain about; it is not offered.
    if (!facts.has(key)) facts.set(key, await readGgufFacts(found.file).catch(() => undefined))
    return facts.get(key)
  }

  const installed = async (): Promise<readonly Installed[]> => {
    const own = await scanModelFolder(folder)
    const added = (await Promise.all(ledger.files.filter((file) => file.added).map(({ file }) => describeFile(file)))).flat()
    const others = (await Promise.all(otherFolders.map(scanModelFolder))).flat()
    const models: Installed[] = []
    for (const found of [...own, ...added, ...others]) {
      if (models.some(({ model }) => model.file === found.file)) continue
      const entry = catalogue.find(
        (one) => found.file === targetOf(one) || (basename(found.file) === one.file && found.bytes === one.bytes)
      )
      if (entry && models.some(({ model }) => model.id === entry.id)) continue
      const model = entry ? await modelOfEntry(entry, found) : await modelOfFile(found)
      if (model) models.push({ ...model, bytes: found.bytes, entry, added: added.includes(found) })
    }
    return models
  }

  const modelOfEntry = async (entry: CatalogueEntry, found: FoundFile): Promise<Pick<Installed, 'model' | 'licence'>> => {
    const { id, name, role, licence, contextTokens, dimensions, prompts } = entry
    return {
      licence,
      model: { id, name, role, file: found.file, content: await contentOf(found, role), contextTokens, dimensions, prompts }
    }
  }

  const modelOfFile = async (found: FoundFile): Promise<Pick<Installed, 'model' | 'licence'> | undefined> => {
    const known = await factsOf(found)
    if (!known) return undefined
    const { name, role, licence, dimensions } = known
    const contextTokens = Math.min(known.contextTokens || OWN_CONTEXT[role], OWN_CONTEXT[role])
    const content = await contentOf(found, role)
    return {
      licence,
      model: { id: idOf(found.file), name, role, file: found.file, content, contextTokens, dimensions, prompts: { query: '', passage: '' } }
    }
  }

  const entryOf = (one: Installed, active: readonly string[]): ModelEntry => ({
    id: one.model.id,
    name: one.model.name,
    role: one.model.role,
    licence: one.licence,
    bytes: one.bytes,
    description: one.entry?.description ?? `Your own file ${one.model.file}`,
    state: 'installed',
    file: one.model.file,
    ...fitOf({ ...one.model, bytes: one.bytes, ...(one.entry ? { minRamGb: one.entry.minRamGb } : {}) }, machine),
    recommended: one.model.id === recommendedModel(one.model.role, machine),
    active: active.includes(one.model.id),
    own: isOwn(one)
  })
  const isOwn = ({ model }: Installed): boolean => model.file.startsWith(folder + sep)

  const available = async (entry: CatalogueEntry): Promise<ModelEntry> => {
    const part = await partBytes(targetOf(entry))
    return {
      ...untouched(entry),
      ...(part > 0 ? { partBytes: part } : {})
    }
  }

  const untouched = (entry: CatalogueEntry): ModelEntry => ({
    id: entry.id,
    name: entry.name,
    role: entry.role,
    licence: entry.licence,
    bytes: entry.bytes,
    description: entry.description,
    state: downloading.has(entry.id) ? 'downloading' : 'available',
    file: '',
    ...fitOf(entry, machine),
    recommended: entry.id === recommendedModel(entry.role, machine),
    active: false
  })

  return {
    folder,
    list: async (active = []) => {
      const present = await installed()
      const known = await Promise.all(
        catalogue.map((entry) => {
          const one = present.find(({ model }) => model.id === entry.id)
          return one ? entryOf(one, active) : available(entry)
        })
      )
      return [...known, ...present.filter(({ entry }) => !entry).map((one) => entryOf(one, active))]
    },
    find: async (id) => (await installed()).find(({ model }) => model.id === id)?.model,
    choose: async (role, preferred) => {
      const present = (await installed()).filter(({ model }) => model.role === role)
      const byId = (id: string | undefined): Installed | undefined => present.find(({ model }) => model.id === id)
      const ordered = catalogue.filter((entry) => !entry.manual).map(({ id }) => byId(id))
      const one =
        byId(preferred) ?? byId(recommendedModel(role, machine)) ?? ordered.find((found) => found) ?? present.find(({ added }) => added)
      return one?.model
    },
    recommended: (role) => recommendedModel(role, machine),
    download: async function* (id, signal) {
      const entry = catalogue.find((one) => one.id === id)
      if (!entry) return yield { type: 'failed', id, reason: `There is no model "${id}".`, remedy: 'Choose one from the list of models.' }
      const there = (await installed()).find(({ model }) => model.id === id)
      if (there) return yield { type: 'installed', id, file: there.model.file }
      if (downloading.has(id))
        return yield { type: 'failed', id, reason: `"${entry.name}" is being downloaded already.`, remedy: 'Wait until it is done.' }
      downloading.add(id)
      try {
        yield* downloadModel(entry, targetOf(entry), { ...options, convertScript: join(resources, 'models', 'convert_bert.py') }, signal)
      } finally {
        downloading.delete(id)
      }
    },
    discard: async (id) => {
      const entry = catalogue.find((one) => one.id === id)
      if (entry && !downloading.has(id)) await discardParts(targetOf(entry))
    },
    remove: async (id) => {
      const one = (await installed()).find(({ model }) => model.id === id)
      if (!one) return
      const { file, name } = one.model
      if (isOwn(one)) await rm(file, { force: true })
      else if (!one.added)
        throw new FootnoteError('not-allowed', `"${name}" belongs to another program.`, 'Remove it there; Footnote only reads it.')
      await ledger.forget(file)
    },
    add: async (path) => {
      const file = resolve(path)
      const [found] = await describeFile(file)
      if (!found) throw new FootnoteError('not-found', `There is no file "${file}", or it is empty.`, 'Choose a .gguf file.')
      await readGgufFacts(file)
      const known = ledger.files.find((one) => one.file === file)
      await ledger.record({ ...known, ...found, added: true })
      const one = (await installed()).find(({ model }) => model.file === file)
      // A second copy of a catalogue model is represented by the first; that is the one to show.
      const shown = one ?? (await installed()).find(({ entry }) => entry?.file === basename(file))
      if (!shown) throw new FootnoteError('bad-model', `"${basename(file)}" cannot be used.`, 'Choose another .gguf file.')
      return entryOf(shown, [])
    }
  }
}

/** Stable for a path, readable, and different for two files of one name. */
function idOf(file: string): string {
  return `${basename(file, '.gguf')}-${createHash('sha256').update(file).digest('hex').slice(0, 6)}`
}

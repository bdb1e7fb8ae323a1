import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type {
  AnswerEvent,
  IndexPace,
  ModelEntry,
  ModelRole,
  OcrLanguage,
  OcrStatus,
  SearchResult,
  Suggestion,
  TestDriveEvent,
  Turn
} from '../shared/types.ts'
import type { CoreHandlers } from '../shared/api.ts'
import { asFootnoteError, FootnoteError } from '../shared/errors.ts'
import type { FolderAccess } from '../shared/folder-rules.ts'
import { answer, type AskOptions } from './answering/answer.ts'
import { Pace } from './answering/budget.ts'
import { rulesOf } from './answering/write/prompt.ts'
import { Threads } from './answering/write/threads.ts'
import { openConversations, type Conversations } from './conversations/conversations.ts'
import { createNameIndex, type NameIndex } from './finding/name-index.ts'
import { suggest } from './finding/suggest.ts'
import { createRetriever } from './retrieval/retriever.ts'
import { NO_SIGNALS, type ContextWeights } from './retrieval/signals.ts'
import { shelfOf } from './shelf.ts'
import { createVocabulary } from './retrieval/vocabulary.ts'
import { openCollections, type Collections } from './collections.ts'
import { createAskingEmbedder } from './asking-embedder.ts'
import { coreHandlers } from './core-handlers.ts'
import type { Entries } from './entries.ts'
import type { FileVersion } from './indexing/freshness.ts'
import { createOcr } from './indexing/ocr/ocr.ts'
import { createOcrReader } from './indexing/ocr/reader.ts'
import { createParser } from './indexing/parse/parser-pool.ts'
import { PIPELINE } from './indexing/indexer.ts'
import { openLibrary, type Library } from './indexing/library.ts'
import { createEngine, type Engine, type EngineModel } from './inference/engine.ts'
import { openMemory, type Memory } from './memory/memory.ts'
import { rememberAnswer, retrieverOf, searchAndRemember, type SearchWithMemory } from './memory/remember.ts'
import { openLanguages } from './models/languages.ts'
import { openModels, type Models } from './models/models.ts'
import { testDrive } from './models/test-drive.ts'
import type { SpawnChild } from './process/spawn.ts'
import type { Embedder, Generator, Reranker } from './roles.ts'
import { SettingsFile, type Settings } from './settings.ts'

export interface KnowledgeBaseOptions {
  readonly dataFolder: string
  readonly modelFolder: string
  /** The app's resources folder: model catalogue, sample library. */
  readonly resources: string
  readonly entries: Entries
  /** How to start the inference process; default: fork. */
  readonly spawn?: SpawnChild
  /** Takes no lock and writes nothing (but what is remembered, if that is asked for); default false. */
  readonly readOnly?: boolean
  /** Follows the folders and keeps the index fresh; default true unless `readOnly`. */
  readonly watch?: boolean
  /** Whether searches and answers are remembered; default true unless `readOnly`. Settings may forbid it, never force it. */
  readonly remember?: boolean
  /** Installed models to use instead of the chosen ones. */
  readonly generator?: string
  readonly embedder?: string
  /** Stages of retrieval to leave out, besides those that the settings switch off. */
  readonly without?: readonly string[]
  /** Whether the machine runs on its battery, where indexing is gentle; default: what Linux says of it. */
  readonly onBattery?: () => boolean
}

/** What the person may set of the ranking. */
export interface Ranking {
  readonly weights: ContextWeights
  /** Stages that are left out, by their names in the trace. */
  readonly off: readonly string[]
}

/** Longest time in milliseconds that a change waits for the rankings before it to be kept. */
const SNAPSHOT_MS = 3000

/** The core with one face: everything that a host shows or a command prints goes through it. */
export interface KnowledgeBase {
  readonly handlers: CoreHandlers
  readonly library: Library
  readonly engine: Engine
  readonly models: { list(): Promise<readonly ModelEntry[]> } & Pick<Models, 'download' | 'add' | 'recommended' | 'discard' | 'remove'> & {
      test(id: string, line: string, signal: AbortSignal): AsyncIterable<TestDriveEvent>
    }
  search(query: string, options: SearchWithMemory, signal?: AbortSignal): Promise<SearchResult>
  ask(question: string, history: readonly Turn[], signal?: AbortSignal, options?: AskOptions): AsyncIterable<AnswerEvent>
  /** What is remembered of searches and answers, and what is made of it. */
  readonly memory: Memory
  /** Questions and answers as they were shown. */
  readonly conversations: Conversations
  /** Files and folders by name. */
  readonly names: NameIndex
  /** What the library can be asked, up to `limit`. */
  suggest(limit: number, signal?: AbortSignal): Promise<readonly Suggestion[]>
  /** How retrieval ranks, from now on and after a restart; the rankings before are kept for the drift report. */
  setRanking(ranking: Partial<Ranking>): Promise<void>
  ranking(): Ranking
  readonly ocr: {
    status(): OcrStatus
    onChange(listener: () => void): () => void
    languages(): Promise<readonly OcrLanguage[]>
    /** Recognises text in these languages from now on, or, with none, not any more; `no-model` if one is not installed. */
    set(codes: readonly string[]): Promise<void>
    /** Waits until nothing waits for text recognition; at once while it is off. */
    settled(signal?: AbortSignal): Promise<void>
  }
  readonly collections: Collections
  /** Uses an installed model from now on; a new embedder's vectors are made in the background while the old ones answer. */
  use(id: string): Promise<void>
  /** How hard indexing works, from now on and after a restart. */
  setPace(pace: IndexPace): Promise<void>
  /** Whether a path is a file that stands in the ledger. */
  isKnown(path: string): boolean
  addModelFile(path: string): Promise<ModelEntry>
  close(): Promise<void>
}

/** Opens index, models and inference over one data folder; loads no model before it is needed. */
export async function openKnowledgeBase(options: KnowledgeBaseOptions): Promise<KnowledgeBase> {
  const { dataFolder, modelFolder, resources, entries, readOnly = false, watch = !readOnly, remember = !readOnly } = options
  const settings = await SettingsFile.open(dataFolder)
  const collections = await openCollections(dataFolder)
  const models = await openModels({ folder: modelFolder, resources })
  const languages = await openLanguages({ folder: modelFolder, resources })
  const ocrLanguages = (): readonly string[] => (entries.ocr ? (settings.value.ocr?.languages ?? []) : [])
  const ocr = createOcr({
    parser: createParser({ entry: entries.parser }),
    reader: createOcrReader({ entry: entries.ocr ?? '' }),
    wanted: ocrLanguages,
    languages: () => languages.files(ocrLanguages())
  })
  const engine = createEngine({ entries, ...(options.spawn ? { spawn: options.spawn } : {}) })
  const preferred = (role: ModelRole): string | undefined =>
    role === 'generator'
      ? (options.generator ?? settings.value.generator)
      : role === 'embedder'
        ? (options.embedder ?? settings.value.embedder)
        : undefined
  const chosen = (role: ModelRole): Promise<EngineModel | undefined> => models.choose(role, preferred(role))

  const embedder = async (): Promise<Embedder | undefined> => {
    const model = await chosen('embedder')
    return model && engine.embedder(model)
  }
  const generator = async (): Promise<Generator | undefined> => {
    const model = await chosen('generator')
    return model && engine.generator(model)
  }
  const reranker = async (): Promise<Reranker | undefined> => {
    const model = await chosen('reranker')
    return model && engine.reranker(model)
  }

  const onWarning = (warning: string): void => void process.stderr.write(`${warning}\n`)
  const conversations = openConversations({ dataFolder, isOn: () => remember && settings.value.memory !== 'off', onWarning })

  let answering = 0
  const { onBattery } = options
  const library = await openLibrary({
    dataFolder,
    entries,
    embedder,
    readOnly,
    parser: ocr.parser,
    isAnswering: () => answering > 0,
    cited: () => conversations.documents(),
    ...(onBattery ? { onBattery } : {}),
    // A command that indexes was asked to now; what was paused is the app's work in the background.
    ...(watch && settings.value.pace ? { pace: settings.value.pace } : {})
  })
  if (!readOnly) ocr.start(library)
  const vocabulary = createVocabulary(library.store)
  const asking = createAskingEmbedder({
    chosen: embedder,
    installed: async () => {
      const ids = (await models.list()).filter(({ role, state }) => role === 'embedder' && state === 'installed').map(({ id }) => id)
      const found = await Promise.all(ids.map((id) => models.find(id)))
      return found.flatMap((model) => (model ? [engine.embedder(model)] : []))
    },
    store: library.store,
    onChanged: () => void compareRankings()
  })
  const retriever = createRetriever({
    store: library.store,
    embedder: () => asking.get(),
    reranker,
    stale: (files) => library.stale(files),
    titled: (keys) => library.titled(keys),
    chunksOf: (path) => library.chunksOf(path),
    embeddedShare: () => library.embeddedShare(),
    vocabulary,
    off: () => new Set([...(settings.value.stagesOff ?? []), ...(options.without ?? [])]),
    access: () => {
      const having = (access: FolderAccess) => library.folders().filter((path) => library.folderRules(path).access === access)
      return { private: having('private'), muted: having('muted') }
    }
  })
  const memory = openMemory({
    dataFolder,
    settings,
    // Where nothing is indexed, looking makes no data folder.
    readOnly: !remember || (readOnly && library.folders().length === 0),
    follow: remember,
    onWarning,
    pipeline: {
      rank: async (question, signal) => {
        const signals = { ...NO_SIGNALS, weights: memory.weights() }
        return (await retriever.retrieve(question, { top: 20, stage: 'rerank', signals }, signal)).passages
      },
      parts: async () => ({
        embedder: (await asking.get())?.fingerprint ?? '',
        reranker: (await reranker())?.model ?? '',
        chunker: PIPELINE,
        weights: JSON.stringify(memory.weights()),
        off: (settings.value.stagesOff ?? []).toSorted().join(',')
      }),
      isThere: (path) => library.isKnown(path)
    }
  })
  const parts = {
    pace: new Pace(),
    threads: new Threads(),
    shelf: shelfOf(library),
    generator,
    reranker,
    document: async (hash: string) => (await library.document(hash))?.document,
    stale: (files: readonly FileVersion[]) => library.stale(files),
    coverage: () => {
      const { counts } = library.status()
      return { indexed: counts.indexed, waiting: counts.queued + counts.reading, failed: counts.failed + counts['needs-ocr'] }
    },
    unreadable: () => library.files({ states: ['failed', 'needs-ocr'] }).map(({ path }) => path)
  }

  const closing = new AbortController()
  /** The rankings of the own questions before a change and after it, kept for whoever asks what changed. */
  const compareRankings = async (): Promise<void> => {
    try {
      await memory.driftAfterChange(closing.signal)
    } catch (thrown) {
      if (!closing.signal.aborted) onWarning(`What a change did to the ranking could not be compared: ${String(thrown)}`)
    }
  }

  const tell = (thrown: unknown): void => onWarning(asFootnoteError(thrown).message)
  /** Makes the vectors that the chosen embedder lacks, in the background, and looks again whose answer. */
  const fillVectors = (): void => {
    library
      .embedMissing()
      .then(() => asking.refresh())
      .catch(tell)
  }

  const active = async (): Promise<string[]> => {
    const inUse = await Promise.all((['generator', 'embedder', 'reranker'] as const).map(chosen))
    return inUse.flatMap((model) => model?.id ?? [])
  }
  /**
   * Names the chosen models and loads them: the embedder first, because a search needs it too (0.3 s, on busy cores 2), then the
   * generator, which reads its rules, so that the first question waits for neither.
   */
  const warmUp = async (): Promise<void> => {
    await embedder()
    const asked = await asking.get()
    await asked?.load?.(closing.signal)
    const model = await chosen('generator')
    if (model) await engine.generator(model).read?.(rulesOf())
  }

  const core: Omit<KnowledgeBase, 'handlers'> = {
    library,
    engine,
    models: {
      list: async () => models.list(await active()),
      download: (id, signal) => (languages.has(id) ? languages : models).download(id, signal),
      add: models.add,
      recommended: models.recommended,
      discard: models.discard,
      async remove(id) {
        // A file that is mapped into a process cannot be deleted everywhere.
        if ((await active()).includes(id)) engine.restart()
        await models.remove(id)
      },
      async *test(id, line, signal) {
        const model = await models.find(id)
        if (model?.role !== 'generator')
          throw new FootnoteError('no-model', 'This model is not installed, or writes no text.', 'Choose one that writes answers.')
        yield* testDrive(engine.generator(model), line, signal)
      }
    },
    memory,
    conversations,
    names: createNameIndex({
      files: () => library.files(),
      onChange: (listener) => library.onChange(listener)
    }),
    suggest: (limit, signal) =>
      suggest(
        {
          files: () => library.files({ states: ['indexed'] }),
          document: async (path) => (await library.document(path))?.document,
          // By words: a topic's own ones find it, also while meanings are still being learnt.
          search: async (query) => (await retriever.retrieve(query, { top: 5, stage: 'bm25', reader: 'generator' }, signal)).passages
        },
        limit,
        signal
      ),
    collections,
    search: (query, how, signal) => searchAndRemember(retriever, memory, query, how, signal),
    async *ask(question, history, signal, options) {
      answering++
      library.changed()
      try {
        const searched: string[] = []
        const remembering = { ...parts, retriever: retrieverOf(retriever, memory, history, searched) }
        yield* rememberAnswer(memory, question, searched, answer(remembering, question, history, signal, options))
      } finally {
        answering--
        library.changed()
      }
    },
    async setPace(pace) {
      library.setPace(pace)
      await settings.change({ pace })
    },
    ocr: {
      status: () => ocr.status(),
      onChange: (listener) => ocr.onChange(listener),
      languages: () => languages.list(),
      settled: (signal) => ocr.settled(signal),
      async set(codes) {
        const installed = await languages.files(codes)
        const missing = codes.find((code) => !installed.some((one) => one.code === code))
        if (missing !== undefined)
          throw new FootnoteError('no-model', `The language data "ocr-${missing}" is not installed.`, 'Download it first.')
        await settings.change({ ocr: { languages: [...codes] } })
        await ocr.languagesChanged()
      }
    },
    ranking: () => ({ weights: memory.weights(), off: settings.value.stagesOff ?? [] }),
    async setRanking({ weights, off }) {
      await memory.snapshot(SNAPSHOT_MS)
      await settings.change({ ...(weights ? { context: weights } : {}), ...(off ? { stagesOff: [...off] } : {}) })
    },
    async use(id) {
      const entry = (await models.list()).find((one) => one.id === id)
      if (entry?.role === 'embedder') await memory.snapshot(SNAPSHOT_MS)
      if (entry?.role === 'generator' || entry?.role === 'embedder') await settings.change({ [entry.role]: id })
      if (entry?.role === 'embedder') await asking.refresh()
      await warmUp()
      if (entry?.role === 'embedder' && !readOnly) fillVectors()
    },
    isKnown: (path) => library.isKnown(path),
    addModelFile: (path) => models.add(path),
    async close() {
      unfollow()
      closing.abort(new DOMException('Footnote was closed.', 'AbortError'))
      await memory.close()
      await ocr.close()
      await library.close()
      await engine.close()
    }
  }
  /** What a command in a terminal has set holds in an open window too; weights and stages are read where they are used. */
  const follow = (now: Settings, before: Settings): void => {
    const differs = (key: keyof Settings): boolean => !isDeepStrictEqual(now[key], before[key])
    if (differs('pace')) library.setPace(now.pace ?? 'full')
    if (differs('ocr')) ocr.languagesChanged().catch(tell)
    if (!differs('generator') && !differs('embedder')) return
    warmUp().catch(() => undefined) // as at the start
    if (differs('embedder')) asking.refresh().then(fillVectors, tell)
  }
  const unfollow = watch ? settings.follow(follow) : () => undefined
  library.onChange(({ work }) => {
    if (asking.isChanging && !work) asking.refresh().catch(() => undefined) // the next change asks again
  })
  await asking.refresh()
  if (watch) {
    await library.watch()
    vocabulary().catch(() => undefined) // the search that needs it meets its failure
    warmUp().catch(() => undefined) // its failure stands in the engine's status, and the first question tells it again
  }
  return { ...core, handlers: coreHandlers(core, join(resources, 'sample-library/files'), dataFolder) }
}

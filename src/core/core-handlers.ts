import { lstat, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { CoreHandlers } from '../shared/api.ts'
import { FootnoteError } from '../shared/errors.ts'
import type { FolderRules } from '../shared/folder-rules.ts'
import type { KnowledgeBase } from './knowledge-base.ts'
import { previewFolder } from './indexing/preview.ts'
import { unreadKind } from './indexing/unread-kind.ts'
import { latest } from './latest.ts'

/** Largest PDF that is handed to the page view: it is held in memory there as a whole. Larger ones are shown as text. */
const MAX_VIEW_BYTES = 200 * 1024 * 1024
/** Most line boxes that are handed to the window: about 1,000 pages, 4 MB. Beyond, a quote is looked for in the page's text. */
const MAX_VIEW_BOXES = 40_000

/** The contract's core half, over the core's one face; hosts add what needs a window system. */
export function coreHandlers(core: Omit<KnowledgeBase, 'handlers'>, sampleLibrary: string, dataFolder: string): CoreHandlers {
  const { library, engine, models, memory, conversations, collections } = core
  const refuseUnknown = (path: string): void => {
    if (!library.isKnown(path))
      throw new FootnoteError('not-allowed', `"${basename(path)}" is in none of your folders.`, 'Add its folder first.')
  }
  return {
    addFolder: ({ path, rules }) => library.addFolder(path, rules && defined(rules)),
    async *previewFolder({ path, rules }, { signal }) {
      const tempo = { tokensPerSecond: await library.embedRate(), gentle: library.status().pace?.now === 'gentle' }
      yield* previewFolder(path, { ...(rules ? { rules: defined(rules) } : {}), except: [dataFolder], tempo, signal })
    },
    folderRules: ({ path }) => library.folderRules(path),
    folderOf: ({ path }) => library.folderOf(path),
    unreadKind: ({ path }) => unreadKind(path),
    setFolderRules: ({ path, rules }) => library.setFolderRules(path, defined(rules)),
    removeFolder: ({ path }) => library.removeFolder(path),
    addSampleLibrary: () => library.addFolder(sampleLibrary),
    watchLibrary: (_input, { signal }) =>
      latest(
        () => library.status(),
        (changed) => library.onChange(changed),
        signal
      ),
    listFiles: ({ folder, states, limit }) =>
      library.files({ ...(folder ? { folder } : {}), ...(states ? { states } : {}) }).slice(0, limit),
    retry: ({ path }) => library.retry(path),

    pauseIndexing: () => core.setPace('paused'),
    resumeIndexing: ({ pace }) => core.setPace(pace),

    search: ({ query, ...how }, { signal }) => core.search(query, how, signal),
    ask({ question, history, conversation, collection: id, ...how }, { signal }) {
      const collection = id === undefined ? undefined : collections.find(id)
      const folders = [...how.folders, ...(collection?.paths ?? [])]
      const events = core.ask(question, history, signal, { ...how, folders, instructions: collection?.instructions ?? '' })
      return conversation ? conversations.record(conversation, { question, folders: how.folders, files: how.files }, events) : events
    },
    findNames: ({ query, limit }) => core.names.find(query, limit),
    suggestions: ({ limit }, { signal }) => core.suggest(limit, signal),
    listConversations: (which) => conversations.list(which),
    openConversation: ({ id }) => conversations.open(id),
    renameConversation: ({ id, title }) => conversations.rename(id, title),
    deleteConversation: ({ id }) => conversations.delete(id),
    deleteTurn: ({ id, place, question }) => conversations.deleteTurn(id, place, question),
    listCollections: () => collections.list(),
    saveCollection: (collection) => collections.save(collection),
    removeCollection: ({ id }) => collections.remove(id),

    async openDocument({ path, document, chunk }) {
      // A cited version may be opened although its file is gone by now; its text never left the archive.
      const found = await library.document(path, document)
      if (!found) {
        refuseUnknown(path)
        throw new FootnoteError(
          'not-found',
          `The text of "${basename(path)}" is not in the index.`,
          'Wait until it is read, or see its state in the library.'
        )
      }
      const { title, format, text, pages, blocks, boxes } = found.document
      memory.opened({ path: found.path || path, document: found.hash, chunk })
      // The file may lie elsewhere than when it was cited.
      return {
        path: found.path || path,
        title,
        format,
        text,
        pages,
        blocks,
        ...(boxes && boxes.length <= MAX_VIEW_BOXES ? { boxes } : {}),
        modifiedMs: found.modifiedMs,
        document: found.hash,
        freshness: found.freshness
      }
    },
    documentStates: ({ versions }) => Promise.all(versions.map(({ path, document }) => library.documentState(path, document))),
    async readBytes({ path }) {
      refuseUnknown(path)
      const info = await lstat(path)
      // The list names links, too, but what they lead to is in no watched folder.
      if (!info.isFile())
        throw new FootnoteError('not-allowed', `"${basename(path)}" is no file of its own.`, 'Add the folder it leads to.')
      if (info.size > MAX_VIEW_BYTES)
        throw new FootnoteError(
          'not-allowed',
          `"${basename(path)}" is too large for the page view.`,
          'Its text is shown instead; "Open file" opens it in its own program.'
        )
      return new Uint8Array(await readFile(path))
    },

    rate(thumb) {
      refuseUnknown(thumb.path)
      memory.rate(thumb)
    },
    pin({ path, pinned }) {
      // A file that is gone may still be unpinned.
      if (pinned) refuseUnknown(path)
      memory.pin(path, pinned)
    },
    listPins: () => memory.pins(),
    memoryStatus: () => memory.status(),
    setMemory: ({ on }) => memory.setOn(on),
    setRedaction: (rules) => memory.setRedaction(rules),
    async forget({ path }) {
      await memory.forget(path)
      await conversations.forget(path)
    },
    surfaced: (which) => memory.surfaced(which),
    stageLatency: () => memory.latency(),
    ranking: () => core.ranking(),
    setRanking: ({ weights, off }) => core.setRanking({ ...(weights ? { weights } : {}), ...(off ? { off } : {}) }),
    ownQuestions: () => memory.questions(),
    evaluateOwn: (_input, { signal }) => memory.evaluateOwn(signal),
    evaluations: () => memory.evaluations(),
    driftReport: (_input, { signal }) => memory.driftReport(signal),
    drifts: () => memory.drifts(),

    listModels: () => models.list(),
    downloadModel: ({ id }, { signal }) => models.download(id, signal),
    useModel: ({ id }) => core.use(id),
    removeModel: ({ id }) => models.remove(id),
    discardDownload: ({ id }) => models.discard(id),
    testModel: ({ id, line }, { signal }) => models.test(id, line, signal),
    engineDevice: () => engine.device(),
    listOcrLanguages: () => core.ocr.languages(),
    setOcr: ({ languages }) => core.ocr.set(languages),
    watchOcr: (_input, { signal }) =>
      latest(
        () => core.ocr.status(),
        (changed) => core.ocr.onChange(changed),
        signal
      ),
    watchEngine: (_input, { signal }) =>
      latest(
        () => engine.status,
        (changed) => engine.subscribe(changed),
        signal
      ),
    restartEngine: () => engine.restart()
  }
}

/** A contract's optional field may be there and undefined; a rule that is not set is absent. */
function defined({ include, types, maxBytes, secrets, poll, access, ...rules }: GivenRules): FolderRules {
  return {
    ...rules,
    ...(include ? { include } : {}),
    ...(types ? { types } : {}),
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(secrets === undefined ? {} : { secrets }),
    ...(poll === undefined ? {} : { poll }),
    ...(access === undefined ? {} : { access })
  }
}

type GivenRules = { readonly [Key in keyof FolderRules]: FolderRules[Key] | undefined } & Pick<FolderRules, 'exclude' | 'useGitignore'>

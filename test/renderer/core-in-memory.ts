import { api, type Api, type ApiHandlers } from '../../src/shared/api.ts'
import { connect, serve } from '../../src/shared/rpc/index.ts'
import { DEFAULT_PREFERENCES, type Desktop } from '../../src/shared/preferences.ts'
import type { Command } from '../../src/shared/commands.ts'
import type { AnswerEvent, DocumentView, EngineStatus, LibraryStatus, OcrStatus } from '../../src/shared/types.ts'
import { portPair } from './memory-port.ts'
import { Pushed } from './pushed.ts'
import { engine, preview } from './samples.ts'

/** The window's side of the contract over a real rpc, with a core behind it that a test plays. */
export interface CoreInMemory {
  readonly api: Api
  readonly library: Pushed<LibraryStatus>
  readonly engine: Pushed<EngineStatus>
  readonly ocr: Pushed<OcrStatus>
  readonly desktop: Pushed<Desktop>
  readonly commands: Pushed<Command>
  /** One per question, in order. */
  readonly answers: Pushed<AnswerEvent>[]
  /** Inputs of every call, in order. */
  readonly calls: { readonly method: string; readonly input: unknown }[]
}

/** Starts a core whose documents and calls are given; what is not given answers with nothing. */
export function coreInMemory(documents: readonly DocumentView[] = [], given: Partial<ApiHandlers> = {}): CoreInMemory {
  const library = new Pushed<LibraryStatus>()
  const engineStates = new Pushed<EngineStatus>()
  const ocr = new Pushed<OcrStatus>()
  const desktop = new Pushed<Desktop>()
  const commands = new Pushed<Command>()
  let shown: Desktop = { preferences: DEFAULT_PREFERENCES, hotkey: 'Ctrl+Shift+Space', hotkeyWorks: true, platform: 'linux' }
  const answers: Pushed<AnswerEvent>[] = []
  const calls: CoreInMemory['calls'] = []
  engineStates.push(engine())
  desktop.push(shown)
  const played: Partial<ApiHandlers> = {
    watchDesktop: (_input, { signal }) => desktop.read(signal),
    setPreferences: (change) => {
      shown = { ...shown, preferences: { ...shown.preferences, ...change } as Desktop['preferences'] } // the schema leaves nothing undefined
      desktop.push(shown)
    },
    watchCommands: (_input, { signal }) => commands.read(signal),
    storage: () => [],
    openOwnFolder: () => undefined,
    info: () => ({ version: '1.0.0', dataFolder: '/data', modelFolder: '/models', host: 'test', memoryBytes: 8e9, cores: 4 }),
    pickFolder: () => '/home/anna/Notes',
    pickPath: () => undefined,
    addFolder: () => undefined,
    previewFolder: async function* ({ path }) {
      yield preview({ path })
    },
    folderRules: () => ({ exclude: [], useGitignore: true }),
    folderOf: () => undefined,
    unreadKind: () => undefined,
    setFolderRules: () => undefined,
    removeFolder: () => undefined,
    addSampleLibrary: () => undefined,
    watchLibrary: (_input, { signal }) => library.read(signal),
    listFiles: () => [],
    retry: () => undefined,
    pauseIndexing: () => undefined,
    resumeIndexing: () => undefined,
    search: () => ({ passages: [], filters: [], trace: { stages: [], totalMs: 0 } }),
    ask: (_input, { signal }) => {
      const answer = new Pushed<AnswerEvent>()
      answers.push(answer)
      return answer.read(signal)
    },
    listConversations: () => [],
    findNames: () => [],
    suggestions: () => [],
    listPins: () => [],
    openDocument: ({ path }) => {
      const view = documents.find((document) => document.path === path)
      if (!view) throw new Error(`No document ${path}`)
      return view
    },
    documentStates: ({ versions }) =>
      versions.map(({ path, document }) => {
        const now = documents.find((candidate) => candidate.path === path)
        if (!now) return { path, modifiedMs: 0, freshness: 'deleted' }
        return { path, modifiedMs: now.modifiedMs, freshness: now.document === document ? now.freshness : 'changed' }
      }),
    readBytes: () => new Uint8Array(),
    openFile: () => undefined,
    showInFolder: () => undefined,
    openLink: () => undefined,
    memoryStatus: () => ({
      on: true,
      events: 0,
      bytes: 0,
      sinceMs: 0,
      damagedLines: 0,
      droppedEvents: 0,
      redaction: { builtIn: [], own: [] }
    }),
    ranking: () => ({ weights: { conversation: 0, opened: 0, pinned: 0, thumbs: 0, recency: 0 }, off: [] }),
    setMemory: () => undefined,
    setRedaction: () => undefined,
    forget: () => undefined,
    stageLatency: () => [],
    ownQuestions: () => [],
    evaluations: () => [],
    drifts: () => [],
    surfaced: () => [],
    listModels: () => [],
    downloadModel: async function* () {
      /* nothing to download */
    },
    pickModel: () => undefined,
    useModel: () => undefined,
    removeModel: () => undefined,
    discardDownload: () => undefined,
    engineDevice: () => '',
    listCollections: () => [],
    pin: () => undefined,
    saveCollection: () => undefined,
    removeCollection: () => undefined,
    listOcrLanguages: () => [],
    setOcr: () => undefined,
    watchOcr: (_input, { signal }) => ocr.read(signal),
    watchEngine: (_input, { signal }) => engineStates.read(signal),
    restartEngine: () => undefined
  }
  const handlers = { ...unplayed(), ...played, ...given } as ApiHandlers // every method of the contract is in `unplayed`
  const [near, far] = portPair()
  serve(api, handlers, {
    ...far,
    listen: (onFrame, onClose) =>
      far.listen((frame) => {
        const { t, method, input } = frame as { t: string; method: string; input: unknown } // our own client sent it
        if (t === 'call') calls.push({ method, input })
        onFrame(frame)
      }, onClose)
  })
  return { api: connect(api, near), library, engine: engineStates, ocr, desktop, commands, answers, calls }
}

/** What no test needed so far says so when it is called, instead of answering with something. */
function unplayed(): Record<string, () => never> {
  return Object.fromEntries(
    Object.keys(api).map((method) => [
      method,
      () => {
        throw new Error(`core-in-memory does not play ${method}`)
      }
    ])
  )
}

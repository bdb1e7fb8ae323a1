import { z } from 'zod'
import { call, stream, type Client, type Handlers } from './rpc/index.ts'
import type { ConversationEntry, KeptConversation } from './conversations.ts'
import { collectionSchema, type Collection } from './collections.ts'
import { commandSchema, EXPORT_FORMATS, type Command } from './commands.ts'
import { FOLDER_ACCESS, type FolderPreview, type FolderRules } from './folder-rules.ts'
import {
  REDACTION_KINDS,
  type ContextWeights,
  type DriftReport,
  type MemoryStatus,
  type OwnEvaluation,
  type OwnQuestion,
  type StageLatency,
  type Surfacing
} from './memory.ts'
import { preferencesSchema, type Desktop } from './preferences.ts'
import { type BackupOutcome, type StorageItem } from './storage.ts'
import {
  DOCUMENT_FORMATS,
  FILE_STATES,
  SEARCH_STAGES,
  type AnswerEvent,
  type AppInfo,
  type DocumentState,
  type DocumentView,
  type DownloadEvent,
  type EngineStatus,
  type FileEntry,
  type FileProblem,
  type LibraryStatus,
  type ModelEntry,
  type NameMatch,
  type OcrLanguage,
  type OcrStatus,
  type SearchResult,
  type Suggestion,
  type TestDriveEvent
} from './types.ts'
import { MAX_QUESTION } from './question.ts'

/** Longest text that is saved, in UTF-16 units: a conversation of some thousand answers. */
const MAX_EXPORT = 20_000_000
/** Longest path that is accepted; Linux allows 4096 bytes, Windows 32,767 UTF-16 units. */
const MAX_PATH = 32_767

const nothing = z.strictObject({})
const path = z.string().min(1).max(MAX_PATH)
const question = z.string().trim().min(1).max(MAX_QUESTION)
const turn = z.strictObject({ question: z.string().max(MAX_QUESTION), answer: z.string().max(20_000) })
const pattern = z.string().min(1).max(1000)
/** A sentence of an answer as the window keeps it; its quotes are compared with the stored text before they are shown again. */
const standing = z.strictObject({
  text: z.string().max(20_000),
  citations: z
    .array(
      z.strictObject({
        number: z.number().int().min(1),
        path,
        document: z.string().max(64),
        title: z.string().max(MAX_PATH),
        headings: z.array(z.string()).max(100).readonly(),
        page: z.number().int().optional(),
        start: z.number().int().min(0),
        end: z.number().int().min(0),
        quote: z.string().max(20_000),
        modifiedMs: z.number(),
        support: z.number()
      })
    )
    .max(20)
    .readonly(),
  caution: z.string().max(4000).optional(),
  paragraph: z.literal(true).optional(),
  verbatim: z.literal(true).optional()
})
/** What of a folder is read; see `FolderRules`. */
const rules = z.strictObject({
  exclude: z.array(pattern).max(1000),
  include: z.array(pattern).max(1000).optional(),
  types: z.strictObject({ off: z.array(z.enum(DOCUMENT_FORMATS)) }).optional(),
  maxBytes: z.number().int().positive().optional(),
  useGitignore: z.boolean(),
  secrets: z.boolean().optional(),
  poll: z.boolean().optional(),
  access: z.enum(FOLDER_ACCESS).optional()
})
/** 0 to 1: a first-stage score is about as large. */
const weight = z.number().min(0).max(1)
/** What may be handed to a browser: no scripts, no programs, no files. */
const webAddress = z
  .string()
  .max(8000)
  .regex(/^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu)
const offset = z.number().int().min(0)
const conversationId = z.uuid()
const keptIn = z.strictObject({ id: conversationId, from: z.number().int().min(0).optional() })
const modelId = z.string().min(1).max(200)

/**
 * THE contract between the window and the core: names, input schemas, result types. The main process serves it,
 * the renderer connects to it, the CLI calls the same core below it. Nothing else crosses.
 */
export const api = {
  info: call(nothing).returns<AppInfo>(),

  /** Preferences and what the desktop made of them: now, then after each change. */
  watchDesktop: stream(nothing).yields<Desktop>(),
  /** Changes some of the preferences; each takes effect at once. */
  setPreferences: call(preferencesSchema.partial()).returns<void>(),
  /** What menus, tray, links and the quick-ask bar want of the window, as it comes. */
  watchCommands: stream(nothing).yields<Command>(),
  /** Brings the window up and hands it a command: how the quick-ask bar asks. */
  command: call(commandSchema).returns<void>(),
  /** Puts the quick-ask bar away. */
  hideQuickAsk: call(nothing).returns<void>(),
  /** Opens the folder of index and settings, or that of the models, in the system's file manager. */
  openOwnFolder: call(z.strictObject({ which: z.enum(['data', 'models']) })).returns<void>(),
  storage: call(nothing).returns<readonly StorageItem[]>(),
  /** Lets the user choose a folder and copies everything but models into a new one there. The core rests meanwhile. */
  backUp: call(nothing).returns<BackupOutcome>(),
  /** Lets the user choose a backup, checks it as a whole, and only then puts it in the place of what is here. */
  restore: call(nothing).returns<BackupOutcome>(),

  pickFolder: call(nothing).returns<string | undefined>(),
  /** A file or folder that the user points at, for something else than to add it; undefined when the dialog was cancelled. */
  pickPath: call(z.strictObject({ kind: z.enum(['file', 'folder']) })).returns<string | undefined>(),
  /** Adds a folder, or a single file. */
  addFolder: call(z.strictObject({ path, rules: rules.optional() })).returns<void>(),
  /** What adding it would mean: figures that grow, at most 4 times a second, then one with `done: true`. Reads no file. */
  previewFolder: stream(z.strictObject({ path, rules: rules.optional() })).yields<FolderPreview>(),
  folderRules: call(z.strictObject({ path })).returns<FolderRules>(),
  /** The folder of the library that a path is or lies in, and its real path, through links; undefined where none does. */
  folderOf: call(z.strictObject({ path })).returns<{ readonly folder: string; readonly path: string } | undefined>(),
  /** Why a file is of a kind that is not read, and what helps; undefined for folders and for what is read. */
  unreadKind: call(z.strictObject({ path })).returns<FileProblem | undefined>(),
  /** What is left out by them leaves the index, what is not comes in. */
  setFolderRules: call(z.strictObject({ path, rules })).returns<void>(),
  removeFolder: call(z.strictObject({ path })).returns<void>(),
  /** The sample library that ships with the app, added like any folder. */
  addSampleLibrary: call(nothing).returns<void>(),
  /** The current status at once, then one item per change, at most 10 a second. */
  watchLibrary: stream(nothing).yields<LibraryStatus>(),
  listFiles: call(
    z.strictObject({
      folder: path.optional(),
      states: z.array(z.enum(FILE_STATES)).max(FILE_STATES.length).optional(),
      limit: z.number().int().min(1).max(10_000).default(1000)
    })
  ).returns<readonly FileEntry[]>(),
  /** Reads a file again, or every failed one when no path is given. */
  retry: call(z.strictObject({ path: path.optional() })).returns<void>(),

  /** Stops indexing at once, also what is in hand; what is indexed keeps answering. Kept over restarts. */
  pauseIndexing: call(nothing).returns<void>(),
  /** Goes on as fast as it goes, or gently: working half of the time. On battery and while an answer is made it is gentle by itself. */
  resumeIndexing: call(z.strictObject({ pace: z.enum(['full', 'gentle']).default('full') })).returns<void>(),

  search: call(
    z.strictObject({
      query: question,
      top: z.number().int().min(1).max(200).default(10),
      stage: z.enum(SEARCH_STAGES).default('hybrid'),
      /** The person is still typing: nothing but its times is remembered. */
      typing: z.boolean().default(false)
    })
  ).returns<SearchResult>(),
  /**
   * Only from these folders or files, where any are given; `@name` in the question pins a file as well. Asking again, with the
   * question changed or not, is asking with the turns that stood before it.
   */
  ask: stream(
    z.strictObject({
      question,
      history: z.array(turn).max(50).default([]),
      folders: z.array(path).max(100).default([]),
      files: z.array(path).max(100).default([]),
      /** Files, and folders with all below them, to leave out: the same question with other sources. */
      without: z.array(path).max(100).default([]),
      /** Sentences of a stopped or unfinished answer to go on behind: sentences and footnotes are counted on, the answer holds all. */
      continues: z.array(standing).max(200).readonly().default([]),
      /** Keeps question and answer in this conversation, in place of its turns from `from` on; without, they are kept nowhere. */
      conversation: keptIn.optional(),
      /** Only from this collection, and with its instructions. */
      collection: z.string().max(64).optional()
    })
  ).yields<AnswerEvent>(),
  /** Files and folders by their names as they are typed, best first; without words the newest files. */
  findNames: call(z.strictObject({ query: z.string().max(300).default(''), limit: z.number().int().min(1).max(200).default(20) })).returns<
    readonly NameMatch[]
  >(),
  /** What the library can be asked: sections of its files that a search finds again. */
  suggestions: call(z.strictObject({ limit: z.number().int().min(1).max(20).default(4) })).returns<readonly Suggestion[]>(),
  /** Newest first; with a query those that hold all its words. */
  listConversations: call(
    z.strictObject({ query: z.string().max(MAX_QUESTION).optional(), limit: z.number().int().min(1).max(10_000).default(1000) })
  ).returns<readonly ConversationEntry[]>(),
  openConversation: call(z.strictObject({ id: conversationId })).returns<KeptConversation>(),
  renameConversation: call(z.strictObject({ id: conversationId, title: z.string().trim().min(1).max(300) })).returns<void>(),
  deleteConversation: call(z.strictObject({ id: conversationId })).returns<void>(),
  /** Deletes one question with its answer, and with the last one the conversation. `place` counts from 0. */
  deleteTurn: call(z.strictObject({ id: conversationId, place: z.number().int().min(0), question })).returns<void>(),
  listCollections: call(nothing).returns<readonly Collection[]>(),
  /** Adds a collection, or changes the one with this id. */
  saveCollection: call(collectionSchema).returns<void>(),
  /** Forgets the collection; its files stay in the index. */
  removeCollection: call(z.strictObject({ id: z.string().max(64) })).returns<void>(),

  /** The text that a citation points into: `document` names the version. Only files below watched folders. */
  openDocument: call(
    z.strictObject({ path, document: z.string().max(64).optional(), chunk: z.string().max(100).optional() })
  ).returns<DocumentView>(),
  /** What became of the files of these versions, in their order: no text is read, and it does not count as opened. */
  documentStates: call(z.strictObject({ versions: z.array(z.strictObject({ path, document: z.string().max(64) })).max(1000) })).returns<
    readonly DocumentState[]
  >(),
  /** The bytes of a PDF for the page view. Only files below watched folders. */
  readBytes: call(z.strictObject({ path })).returns<Uint8Array>(),
  /**
   * Saves a text where the person says, and gives the path; undefined when they cancelled. `pdf` takes HTML and prints it;
   * nothing in it is run.
   */
  saveText: call(
    z.strictObject({ name: z.string().min(1).max(200), format: z.enum(EXPORT_FORMATS), text: z.string().max(MAX_EXPORT) })
  ).returns<string | undefined>(),
  /** Brings up the system's dialog and prints a page, in which nothing is run; false when the person cancelled. */
  printPage: call(z.strictObject({ html: z.string().max(MAX_EXPORT) })).returns<boolean>(),
  openFile: call(z.strictObject({ path })).returns<void>(),
  showInFolder: call(z.strictObject({ path })).returns<void>(),
  /** Opens an address in the system's browser. Only what its user was asked about. */
  openLink: call(z.strictObject({ url: webAddress })).returns<void>(),

  /** Says that a passage answered a question, or did not; 0 takes it back. */
  rate: call(
    z.strictObject({
      query: question,
      chunk: z.string().min(1).max(100),
      path,
      document: z.string().max(64),
      start: offset,
      end: offset,
      thumb: z.union([z.literal(1), z.literal(0), z.literal(-1)])
    })
  ).returns<void>(),
  /** A pinned file comes a little earlier wherever it is found. */
  pin: call(z.strictObject({ path, pinned: z.boolean() })).returns<void>(),
  listPins: call(nothing).returns<readonly string[]>(),
  memoryStatus: call(nothing).returns<MemoryStatus>(),
  /** Off: nothing is written from now on and nothing of it is used; what is written stays until it is forgotten. */
  setMemory: call(z.strictObject({ on: z.boolean() })).returns<void>(),
  /** What is masked before it is remembered, from now on and in what is remembered already. */
  setRedaction: call(
    z.strictObject({ builtIn: z.array(z.enum(REDACTION_KINDS)), own: z.array(z.string().min(1).max(300)).max(50) })
  ).returns<void>(),
  /** Forgets all conversations, searches, openings, thumbs and pins, or what of them names a file or anything below a folder. */
  forget: call(z.strictObject({ path: path.optional() })).returns<void>(),
  /** Why passages were shown, newest first; of one file, or of all whose path holds these letters. */
  surfaced: call(z.strictObject({ path: path.optional(), limit: z.number().int().min(1).max(1000).default(200) })).returns<
    readonly Surfacing[]
  >(),
  /** Times of each stage over the last 500 searches, and by day. */
  stageLatency: call(nothing).returns<readonly StageLatency[]>(),
  /** How much the person's doings may add to a score (all 0: not at all), and which stages are left out. */
  ranking: call(nothing).returns<{ readonly weights: ContextWeights; readonly off: readonly string[] }>(),
  setRanking: call(
    z.strictObject({
      weights: z.strictObject({ conversation: weight, opened: weight, pinned: weight, thumbs: weight, recency: weight }).optional(),
      off: z.array(z.string().min(1).max(100)).max(50).optional()
    })
  ).returns<void>(),
  /** The questions that thumbs and opened footnotes make, each with what answered it. */
  ownQuestions: call(nothing).returns<readonly OwnQuestion[]>(),
  /** Runs the search as it is on these questions and keeps the figures. */
  evaluateOwn: call(nothing).returns<OwnEvaluation>(),
  /** Earlier runs, oldest first. */
  evaluations: call(nothing).returns<readonly OwnEvaluation[]>(),
  /** Compares the rankings of these questions with those before the last change, and keeps the report; undefined where there were none. */
  driftReport: call(nothing).returns<DriftReport | undefined>(),
  /** Earlier reports, oldest first. */
  drifts: call(nothing).returns<readonly DriftReport[]>(),

  listModels: call(nothing).returns<readonly ModelEntry[]>(),
  downloadModel: stream(z.strictObject({ id: modelId })).yields<DownloadEvent>(),
  /** Opens the system's dialog for a `.gguf` file and adds it; undefined when the user cancelled. */
  pickModel: call(nothing).returns<ModelEntry | undefined>(),
  useModel: call(z.strictObject({ id: modelId })).returns<void>(),
  /** Deletes a model from Footnote's folder, or forgets a file that was added from elsewhere; other programs' models stay. */
  removeModel: call(z.strictObject({ id: modelId })).returns<void>(),
  /** Throws away what an interrupted download has. */
  discardDownload: call(z.strictObject({ id: modelId })).returns<void>(),
  /** Asks an installed model one line, without any file. */
  testModel: stream(z.strictObject({ id: modelId, line: z.string().trim().min(1).max(500) })).yields<TestDriveEvent>(),
  /** The graphics processor that models run on; empty: the processor alone. */
  engineDevice: call(nothing).returns<string>(),
  /** The languages of text recognition that can be had; one is fetched with `downloadModel`. */
  listOcrLanguages: call(nothing).returns<readonly OcrLanguage[]>(),
  /** Switches text recognition on with these languages, or off with none. Their data must be installed. */
  setOcr: call(z.strictObject({ languages: z.array(z.string().regex(/^\w{1,20}$/)).max(10) })).returns<void>(),
  /** The current status at once, then one item per change. */
  watchOcr: stream(nothing).yields<OcrStatus>(),
  watchEngine: stream(nothing).yields<EngineStatus>(),
  restartEngine: call(nothing).returns<void>()
} as const

export type Api = Client<typeof api>
export type ApiHandlers = Handlers<typeof api>
/** What the core answers by itself; the rest needs a window system. */
export type HostMethod =
  | 'info'
  | 'pickFolder'
  | 'pickPath'
  | 'saveText'
  | 'printPage'
  | 'openFile'
  | 'showInFolder'
  | 'openLink'
  | 'pickModel'
  | DesktopMethod
/** What is answered before the core is open. */
export type DesktopMethod =
  | 'watchDesktop'
  | 'setPreferences'
  | 'watchCommands'
  | 'command'
  | 'hideQuickAsk'
  | 'openOwnFolder'
  | 'storage'
  | 'backUp'
  | 'restore'
export type CoreHandlers = Omit<ApiHandlers, HostMethod>

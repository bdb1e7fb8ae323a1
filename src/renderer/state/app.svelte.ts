import { createContext } from 'svelte'
import type { Api } from '../../shared/api.ts'
import type { AppInfo } from '../../shared/types.ts'
import { Adding } from './adding.svelte.ts'
import { Conversation } from './conversation.svelte.ts'
import { Engine } from './engine.svelte.ts'
import { FolderFiles } from './folder-files.svelte.ts'
import { Layout } from './layout.svelte.ts'
import { Library } from './library.svelte.ts'
import { Models } from './models.svelte.ts'
import { Ocr } from './ocr.svelte.ts'
import { Reader } from './reader.svelte.ts'
import { Search } from './search.svelte.ts'

export interface AppOptions {
  /** Width of the window in pixels, of which the panes take their shares. Default: 1280. */
  readonly windowWidth?: number
  /** Where pane sizes are kept between runs; default: nowhere. */
  readonly storage?: Pick<Storage, 'getItem' | 'setItem'> | undefined
  /** Path of a dropped file; empty where the host cannot tell. Default: always empty. */
  readonly pathForFile?: (file: File) => string
}

/** Everything that the window knows, one state class per subject. */
export class App {
  readonly library: Library
  readonly adding: Adding
  readonly folderFiles: FolderFiles
  readonly ocr: Ocr
  readonly models: Models
  readonly engine: Engine
  readonly conversation: Conversation
  readonly search: Search
  readonly reader: Reader
  readonly layout: Layout
  readonly pathForFile: (file: File) => string
  /** What the question box does on Enter. */
  mode = $state<'ask' | 'search'>('ask')
  /** What stands in the question box. */
  draft = $state('')
  info = $state.raw<AppInfo>()
  readonly #api: Api

  /** Whether the middle shows a search instead of the conversation. */
  get showsSearch(): boolean {
    return this.mode === 'search' && !this.library.isEmpty
  }

  constructor(api: Api, options: AppOptions = {}) {
    this.#api = api
    this.library = new Library(api)
    this.adding = new Adding(api)
    this.folderFiles = new FolderFiles(api)
    this.ocr = new Ocr(api)
    this.models = new Models(api)
    this.engine = new Engine(api)
    this.conversation = new Conversation(api)
    this.search = new Search(api)
    this.reader = new Reader(api)
    this.layout = new Layout(options.windowWidth ?? 1280, options.storage)
    this.pathForFile = options.pathForFile ?? (() => '')
  }

  /** Follows library, engine and models until the returned function is called. */
  start(): () => void {
    const controller = new AbortController()
    void this.library.watch(controller.signal)
    void this.engine.watch(controller.signal)
    void this.ocr.watch(controller.signal)
    void this.models.load()
    void this.#loadInfo()
    return () => controller.abort()
  }

  /** Lets the user choose a folder and shows what adding it would mean. */
  async addFolder(): Promise<void> {
    const path = await this.library.pick()
    if (path !== undefined) this.adding.offer([path])
  }

  /** Puts a query into the question box and searches for it. */
  searchFor(query: string): void {
    this.mode = 'search'
    this.draft = query
    this.search.type(query)
  }

  async #loadInfo(): Promise<void> {
    try {
      this.info = await this.#api.info({})
    } catch {
      // It fails only where the core could not be opened, which the library says.
      this.info = undefined
    }
  }
}

export const [getApp, setApp] = createContext<App>()

import { createContext } from 'svelte'
import type { Api } from '../../shared/api.ts'
import type { AppInfo } from '../../shared/types.ts'
import { Adding } from './adding.svelte.ts'
import { Composer } from './composer.svelte.ts'
import { Conversation } from './conversation.svelte.ts'
import { Conversations } from './conversations.svelte.ts'
import { Engine } from './engine.svelte.ts'
import { Exporter } from './exporter.svelte.ts'
import { FolderFiles } from './folder-files.svelte.ts'
import { Layout } from './layout.svelte.ts'
import { Library } from './library.svelte.ts'
import { Models } from './models.svelte.ts'
import { Ocr } from './ocr.svelte.ts'
import { Palette } from './palette.svelte.ts'
import { EVERYTHING, type Scope } from './answer.svelte.ts'
import { Reader } from './reader.svelte.ts'
import { Search } from './search.svelte.ts'
import { Suggestions } from './suggestions.svelte.ts'

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
  readonly conversations: Conversations
  readonly composer: Composer
  readonly exporter: Exporter
  readonly palette: Palette
  readonly suggestions: Suggestions
  readonly search: Search
  readonly reader: Reader
  readonly layout: Layout
  readonly pathForFile: (file: File) => string
  /** What the question box does on Enter. */
  mode = $state<'ask' | 'search'>('ask')
  /** Whether the list of shortcuts is open. */
  shortcutsOpen = $state(false)
  info = $state.raw<AppInfo>()
  readonly api: Api

  /** What stands in the question box. */
  get draft(): string {
    return this.composer.text
  }

  set draft(text: string) {
    this.composer.text = text
    if (this.mode === 'ask') this.composer.keep()
  }

  /** Whether the middle shows a search instead of the conversation. */
  get showsSearch(): boolean {
    return this.mode === 'search' && !this.library.isEmpty
  }

  constructor(api: Api, options: AppOptions = {}) {
    this.api = api
    this.library = new Library(api)
    this.adding = new Adding(api)
    this.folderFiles = new FolderFiles(api)
    this.ocr = new Ocr(api)
    this.models = new Models(api)
    this.engine = new Engine(api)
    this.conversations = new Conversations(api)
    this.conversation = new Conversation(api, () => void this.conversations.load())
    this.composer = new Composer(api, options.storage)
    this.exporter = new Exporter(api, this.conversation)
    this.palette = new Palette(api, this)
    this.suggestions = new Suggestions(api)
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
    void this.conversations.load()
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

  /** Shows a conversation of an earlier day. */
  async openConversation(id: string): Promise<void> {
    if (id === this.conversation.id && this.conversation.runs.length > 0) {
      this.mode = 'ask'
      return
    }
    const opened = await this.conversations.open(id)
    if (!opened) return
    this.#leave()
    this.conversation.show(opened)
    this.composer.switchTo(id)
  }

  /** Begins a new conversation; the draft of the next question is taken up again. */
  newConversation(): void {
    this.#leave()
    this.conversation.clear()
    this.composer.switchTo('')
    this.composer.scope = EVERYTHING
  }

  /** Deletes a conversation; the one that is open makes room for a new one. */
  async deleteConversation(id: string): Promise<void> {
    if (id === this.conversation.id) this.newConversation()
    await this.conversations.delete(id)
  }

  /** Limits what is asked from here on. */
  limitTo(scope: Scope): void {
    this.mode = 'ask'
    this.composer.scope = scope
  }

  #leave(): void {
    this.mode = 'ask'
    this.search.clear()
    this.reader.close()
    this.exporter.dismiss()
  }

  async #loadInfo(): Promise<void> {
    try {
      this.info = await this.api.info({})
    } catch {
      // It fails only where the core could not be opened, which the library says.
      this.info = undefined
    }
  }
}

export const [getApp, setApp] = createContext<App>()

import { createContext } from 'svelte'
import type { Api } from '../../shared/api.ts'
import type { Command } from '../../shared/commands.ts'
import type { AppInfo } from '../../shared/types.ts'
import { Adding } from './adding.svelte.ts'
import { CitedFiles } from './cited-files.svelte.ts'
import { Composer } from './composer.svelte.ts'
import { Conversation } from './conversation.svelte.ts'
import { Conversations } from './conversations.svelte.ts'
import { Feedback } from './feedback.svelte.ts'
import { Engine } from './engine.svelte.ts'
import { Exporter } from './exporter.svelte.ts'
import { Collections } from './collections.svelte.ts'
import { DesktopState, type DesktopOptions } from './desktop.svelte.ts'
import { follow } from './follow.ts'
import { FolderFiles } from './folder-files.svelte.ts'
import { Layout } from './layout.svelte.ts'
import { Library } from './library.svelte.ts'
import { Memory } from './memory.svelte.ts'
import { Models } from './models.svelte.ts'
import { Ocr } from './ocr.svelte.ts'
import { Palette } from './palette.svelte.ts'
import { type AnswerRun, EVERYTHING, type Scope } from './answer.svelte.ts'
import { Suggestions } from './suggestions.svelte.ts'
import { problemOf } from './problem.ts'
import { Reader, type Place } from './reader.svelte.ts'
import { Search } from './search.svelte.ts'
import { Settings } from './settings.svelte.ts'
import { TestDrive } from './test-drive.svelte.ts'

export interface AppOptions extends DesktopOptions {
  /** Width of the window in pixels, of which the panes take their shares. Default: 1280. */
  readonly windowWidth?: number
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
  readonly citedFiles: CitedFiles
  readonly composer: Composer
  readonly exporter: Exporter
  readonly palette: Palette
  readonly suggestions: Suggestions
  readonly search: Search
  readonly reader: Reader
  readonly feedback: Feedback
  readonly memory: Memory
  readonly layout: Layout
  readonly desktop: DesktopState
  readonly settings: Settings
  readonly collections: Collections
  readonly testDrive: TestDrive
  readonly pathForFile: (file: File) => string
  #mode = $state<'ask' | 'search'>('ask')
  /** What stands in the box of a search; the draft of the question waits meanwhile. */
  #sought = $state('')
  /** The draft that a search was last begun with. */
  #searchedDraft = ''
  /** Whether the list of shortcuts is open. */
  shortcutsOpen = $state(false)
  info = $state.raw<AppInfo>()
  readonly api: Api

  /** What the question box does on Enter. */
  get mode(): 'ask' | 'search' {
    return this.#mode
  }

  set mode(mode: 'ask' | 'search') {
    const leavesSearch = this.#mode === 'search' && mode === 'ask'
    this.#mode = mode
    // The list beside the answer must not count its sources while the reader counts the results of a search.
    if (leavesSearch) this.reader.amid(this.cites?.sources ?? [])
  }

  /** What stands in the question box: the draft of a question, or what is searched for. */
  get draft(): string {
    return this.mode === 'ask' ? this.composer.text : this.#sought
  }

  set draft(text: string) {
    if (this.mode === 'search') {
      this.#sought = text
      return
    }
    this.composer.text = text
    this.composer.keep()
  }

  /** Whether the middle shows a search instead of the conversation. */
  get showsSearch(): boolean {
    return this.mode === 'search' && !this.library.isEmpty
  }

  /** The answer whose sources are listed: none beside a search, where they would be somebody else's. */
  get cites(): AnswerRun | undefined {
    return this.showsSearch ? undefined : this.conversation.selected
  }

  /** Whether the right pane has nothing to show, nor will in a moment. */
  get hasNoSources(): boolean {
    return !this.reader.place && !this.cites?.running && (this.cites?.sources.length ?? 0) === 0
  }

  constructor(api: Api, options: AppOptions = {}) {
    this.api = api
    this.library = new Library(api, () => {
      void this.reader.lookAgain()
      void this.citedFiles.lookAgain()
    })
    this.adding = new Adding(api)
    this.folderFiles = new FolderFiles(api)
    this.ocr = new Ocr(api)
    this.models = new Models(api)
    this.engine = new Engine(api)
    this.conversations = new Conversations(api)
    this.conversation = new Conversation(
      api,
      () => void this.conversations.load(),
      () => this.collections.chosen,
      () => this.reader.makeRoom()
    )
    this.citedFiles = new CitedFiles(api, () => this.conversation.cited)
    this.composer = new Composer(api, options.storage)
    this.exporter = new Exporter(api, this.conversation)
    this.palette = new Palette(api, this)
    this.suggestions = new Suggestions(api)
    this.search = new Search(api)
    this.reader = new Reader(api)
    this.feedback = new Feedback(api)
    this.memory = new Memory(api)
    this.layout = new Layout(options.windowWidth ?? 1280, options.storage)
    this.desktop = new DesktopState(api, options)
    this.settings = new Settings(api)
    this.collections = new Collections(api)
    this.testDrive = new TestDrive(api)
    this.pathForFile = options.pathForFile ?? (() => '')
  }

  /** Follows library, engine, models and the desktop, whose commands go to `run`, until the returned function is called. */
  start(run: (command: Command) => void = () => undefined): () => void {
    const controller = new AbortController()
    const { signal } = controller
    void this.desktop.watch(signal)
    void follow({
      signal,
      open: (until) => this.api.watchCommands({}, { signal: until }),
      onItem: run,
      onProblem: () => undefined // the preferences come the same way and tell it
    })
    void this.library.watch(controller.signal)
    void this.engine.watch(controller.signal)
    void this.ocr.watch(controller.signal)
    void this.models.load()
    void this.conversations.load()
    void this.collections.load()
    void this.library.loadPins()
    void this.#loadInfo()
    return () => controller.abort()
  }

  /** Lets the user choose a folder and shows what adding it would mean. */
  async addFolder(): Promise<void> {
    const path = await this.library.pick()
    if (path !== undefined) this.adding.offer([path])
  }

  /** Opens a file of a watched folder in the reader, at a passage or at its beginning. */
  async openPath(path: string, place?: Omit<Place, 'path'>): Promise<void> {
    if (place) return this.reader.open({ path, ...place })
    try {
      const { document, title } = await this.api.openDocument({ path })
      await this.reader.open({ path, document, title, start: 0, end: 0 })
    } catch (thrown) {
      this.library.problem = problemOf(thrown)
    }
  }

  /** Turns to the search as it was left, or to one for what was typed into the question since. */
  showSearch(): void {
    const { text } = this.composer
    this.searchFor(text.trim() === '' || text === this.#searchedDraft ? this.#sought : text)
  }

  /** Puts a query into the question box and searches for it. */
  searchFor(query: string): void {
    this.#searchedDraft = this.composer.text
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

  /** Deletes a question with its answer; after the last one a new conversation begins. */
  async deleteAnswer(run: AnswerRun): Promise<void> {
    await this.conversation.delete(run)
    if (this.conversation.runs.length === 0) this.newConversation()
  }

  /** Limits what is asked from here on. */
  limitTo(scope: Scope): void {
    this.mode = 'ask'
    this.composer.scope = scope
  }

  #leave(): void {
    this.mode = 'ask'
    this.#sought = this.#searchedDraft = ''
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

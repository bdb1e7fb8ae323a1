import { tick } from 'svelte'
import type { Api } from '../../shared/api.ts'
import type { ConversationEntry } from '../../shared/conversations.ts'
import type { NameMatch, Passage, SearchResult } from '../../shared/types.ts'
import { COMMANDS, type PaletteCommand } from '../palette-commands.ts'
import { messages } from '../messages.ts'
import type { App } from './app.svelte.ts'
import { AsTyped } from './as-typed.ts'
import { isNear, searchedWords } from './search.svelte.ts'
import { wordsScore } from './words-score.ts'

export type PaletteItem =
  | { readonly kind: 'command'; readonly key: string; readonly score: number; readonly command: PaletteCommand }
  | { readonly kind: 'name'; readonly key: string; readonly score: number; readonly match: NameMatch }
  | { readonly kind: 'conversation'; readonly key: string; readonly score: number; readonly entry: ConversationEntry }
  | { readonly kind: 'passage'; readonly key: string; readonly score: number; readonly passage: Passage }

/** Rows of each kind: together a list that is read, not scrolled. */
const NAMES = 8
const CONVERSATIONS = 5
const PASSAGES = 6
const COMMANDS_SHOWN = 6
/** A name that fits is meant more often than a sentence that does; a conversation found by a word of its answer less than by its title. */
const PASSAGE_WEIGHT = 0.6
const TEXT_FOUND = 0.35
const SYNONYM_WEIGHT = 0.8
/** A single letter begins half of all words. */
const LEAST_LETTERS = 2

/** Files, passages, conversations and commands in one list, the likeliest first, while one types. */
export class Palette {
  readonly #api: Api
  readonly #app: App
  open = $state(false)
  query = $state('')
  /** Key of the row that was chosen by hand: it stays chosen when others come in above it. */
  #chosen = $state<string>()
  #names = $state.raw<readonly PaletteItem[]>([])
  #conversations = $state.raw<readonly PaletteItem[]>([])
  #result = $state.raw<SearchResult>()
  /** The text that passages were found for. */
  #foundFor = $state('')
  readonly #passages = $derived<readonly Passage[]>(this.#result?.passages ?? [])
  /** Kinds besides passages that have not answered for what stands in the box. */
  #waiting = $state(0)
  readonly #commands = $derived(this.query.trim() === '' ? [] : this.#matchingCommands())
  /** One list: with words by score; without, what was last talked about, the newest files, and the first commands. */
  readonly items = $derived(
    this.query.trim() === ''
      ? [...this.#conversations, ...this.#names, ...this.#firstCommands()]
      : [...this.#commands, ...this.#names, ...this.#conversations, ...this.#passages.map(passageItem)].toSorted(
          (a, b) => b.score - a.score
        )
  )
  readonly selected = $derived(
    Math.max(
      0,
      this.items.findIndex(({ key }) => key === this.#chosen)
    )
  )
  /** Whether no passage holds a word that was typed: they were found by meaning alone. */
  readonly isNear = $derived(isNear(this.#passages))
  readonly current = $derived(this.items[this.selected])
  /** Whether something that stands in the box was asked for and has not come yet. */
  readonly looking = $derived(this.#waiting > 0 || this.#foundFor !== this.query.trim())
  /** The filters that were read out of what stands in the box, as they were typed. */
  readonly filters = $derived(this.#result?.filters ?? [])
  /** What is marked in passages: what was typed, and what was searched for besides. */
  readonly words = $derived(searchedWords(this.query, this.#result))
  #typing = 0
  readonly #asTyped: AsTyped

  constructor(api: Api, app: App) {
    this.#api = api
    this.#app = app
    const show = (text: string, result?: SearchResult): void => {
      this.#foundFor = text
      this.#result = result
    }
    this.#asTyped = new AsTyped({
      api,
      top: PASSAGES,
      show,
      fail: (text) => {
        // What was found by words stays; where passages cannot be searched now (the core is opening), there are the other kinds.
        if (this.#foundFor !== text) show(text)
      }
    })
  }

  show(query = ''): void {
    this.open = true
    this.type(query)
  }

  close(): void {
    this.open = false
    this.#asTyped.stop()
  }

  /** Looks for what stands in the box now; what an older text found is not shown any more once the newer has its answer. */
  type(query: string): void {
    this.query = query
    this.#chosen = undefined
    const typing = ++this.#typing
    this.#waiting = 0
    const words = query.trim()
    const limit = words === '' ? 4 : NAMES
    void this.#ask(typing, this.#api.findNames({ query: words, limit }), (found) => (this.#names = found.map(nameItem)))
    void this.#ask(typing, this.#api.listConversations({ query: words, limit: words === '' ? 4 : CONVERSATIONS }), (found) => {
      this.#conversations = found.map((entry) => conversationItem(entry, words))
    })
    if (words.length >= LEAST_LETTERS) return this.#asTyped.type(words)
    this.#asTyped.stop()
    this.#foundFor = words
    this.#result = undefined
  }

  move(by: number): void {
    const { length } = this.items
    this.#chosen = this.items[(this.selected + by + length) % length]?.key
  }

  /** Does what the row says, and closes. */
  async choose(item: PaletteItem | undefined = this.current): Promise<void> {
    if (!item) return
    const app = this.#app
    const sought = { words: this.words, filters: this.filters }
    this.close()
    // While the dialog is there, nothing outside it takes the focus.
    await tick()
    switch (item.kind) {
      case 'command':
        item.command.run(app)
        break
      case 'conversation':
        void app.openConversation(item.entry.id)
        break
      case 'passage':
        void this.#keep()
        void app.reader.open(item.passage, this.#passages, sought)
        break
      case 'name':
        if (item.match.kind === 'folder') app.limitTo({ folders: [item.match.path], files: [] })
        else void app.reader.openFileAt(item.match.path)
    }
  }

  async #ask<T>(typing: number, answer: Promise<T>, show: (found: T) => void): Promise<void> {
    this.#waiting++
    try {
      const found = await answer
      if (typing === this.#typing) show(found)
    } catch {
      // A kind that cannot be looked for now (the core is opening, the search was overtaken) leaves the others to choose from.
    } finally {
      if (typing === this.#typing) this.#waiting--
    }
  }

  /** Says to the core that this search was meant: what is typed on the way is not remembered. */
  async #keep(): Promise<void> {
    try {
      await this.#api.search({ query: this.#foundFor, top: PASSAGES, stage: 'hybrid', typing: false })
    } catch {
      // The passage opens all the same; what is not remembered is found again by its words.
    }
  }

  #matchingCommands(): readonly PaletteItem[] {
    return this.#applying()
      .map((command) => commandItem(command, commandScore(this.query, command)))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, COMMANDS_SHOWN)
  }

  #firstCommands(): readonly PaletteItem[] {
    return this.#applying()
      .slice(0, COMMANDS_SHOWN)
      .map((command) => commandItem(command, 0))
  }

  #applying(): readonly PaletteCommand[] {
    return COMMANDS.filter(({ applies }) => applies?.(this.#app) ?? true)
  }
}

/** By its name; else by its name and the other words that people have for it, behind all whose name says it. */
function commandScore(query: string, { id }: PaletteCommand): number {
  const name = messages.commands[id]
  return wordsScore(query, name) || wordsScore(query, `${name} ${messages.commandWords[id]}`) * SYNONYM_WEIGHT
}

function commandItem(command: PaletteCommand, score: number): PaletteItem {
  return { kind: 'command', key: `command ${command.id}`, score, command }
}

function nameItem(match: NameMatch): PaletteItem {
  return { kind: 'name', key: match.path, score: match.score, match }
}

function conversationItem(entry: ConversationEntry, words: string): PaletteItem {
  return { kind: 'conversation', key: entry.id, score: wordsScore(words, entry.title) || TEXT_FOUND, entry }
}

function passageItem(passage: Passage): PaletteItem {
  return { kind: 'passage', key: passage.id, score: Math.min(1, passage.score) * PASSAGE_WEIGHT, passage }
}

import { tick } from 'svelte'
import type { Api } from '../../shared/api.ts'
import type { ConversationEntry } from '../../shared/conversations.ts'
import type { NameMatch, Passage } from '../../shared/types.ts'
import { COMMANDS, type PaletteCommand } from '../palette-commands.ts'
import { messages } from '../messages.ts'
import type { App } from './app.svelte.ts'
import { isNear } from './search.svelte.ts'
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
/** Pause before passages are searched for, in milliseconds: names are there at once, a search costs the core more. */
const SEARCH_AFTER_MS = 60

/** Files, passages, conversations and commands in one list, the likeliest first, while one types. */
export class Palette {
  readonly #api: Api
  readonly #app: App
  open = $state(false)
  query = $state('')
  selected = $state(0)
  #names = $state.raw<readonly PaletteItem[]>([])
  #conversations = $state.raw<readonly PaletteItem[]>([])
  #passages = $state.raw<readonly PaletteItem[]>([])
  readonly #commands = $derived(this.query.trim() === '' ? [] : this.#matchingCommands())
  /** One list: with words by score; without, what was last talked about, the newest files, and the first commands. */
  readonly items = $derived(
    this.query.trim() === ''
      ? [...this.#conversations, ...this.#names, ...this.#firstCommands()]
      : [...this.#commands, ...this.#names, ...this.#conversations, ...this.#passages].toSorted((a, b) => b.score - a.score)
  )
  /** Whether no passage holds a word that was typed: they were found by meaning alone. */
  readonly isNear = $derived(isNear(this.#passages.flatMap((item) => (item.kind === 'passage' ? item.passage : []))))
  readonly current = $derived(this.items[this.selected])
  #typing = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #controller: AbortController | undefined

  constructor(api: Api, app: App) {
    this.#api = api
    this.#app = app
  }

  show(query = ''): void {
    this.open = true
    this.type(query)
  }

  close(): void {
    this.open = false
    this.#cancel()
  }

  /** Looks for what stands in the box now; what an older text found is not shown any more once the newer has its answer. */
  type(query: string): void {
    this.query = query
    this.selected = 0
    this.#cancel()
    const typing = ++this.#typing
    const words = query.trim()
    const limit = words === '' ? 4 : NAMES
    void this.#ask(typing, this.#api.findNames({ query: words, limit }), (found) => (this.#names = found.map(nameItem)))
    void this.#ask(typing, this.#api.listConversations({ query: words, limit: words === '' ? 4 : CONVERSATIONS }), (found) => {
      this.#conversations = found.map((entry) => conversationItem(entry, words))
    })
    this.#passages = []
    if (words.length < 2) return
    this.#timer = setTimeout(() => {
      const controller = (this.#controller = new AbortController())
      const found = this.#api.search({ query: words, top: PASSAGES, stage: 'hybrid', typing: true }, { signal: controller.signal })
      void this.#ask(typing, found, ({ passages }) => (this.#passages = passages.map(passageItem)))
    }, SEARCH_AFTER_MS)
  }

  move(by: number): void {
    const { length } = this.items
    if (length > 0) this.selected = (this.selected + by + length) % length
  }

  /** Does what the row says, and closes. */
  async choose(item: PaletteItem | undefined = this.current): Promise<void> {
    if (!item) return
    const app = this.#app
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
        void app.reader.open(
          item.passage,
          this.#passages.flatMap((other) => (other.kind === 'passage' ? other.passage : []))
        )
        break
      case 'name':
        if (item.match.kind === 'folder') app.limitTo({ folders: [item.match.path], files: [] })
        else void app.reader.openFileAt(item.match.path)
    }
  }

  async #ask<T>(typing: number, answer: Promise<T>, show: (found: T) => void): Promise<void> {
    try {
      const found = await answer
      if (typing === this.#typing) show(found)
    } catch {
      // A kind that cannot be looked for now (the core is opening, the search was overtaken) leaves the others to choose from.
    }
  }

  #cancel(): void {
    clearTimeout(this.#timer)
    this.#controller?.abort()
  }

  #matchingCommands(): readonly PaletteItem[] {
    return this.#applying()
      .map((command) => commandItem(command, wordsScore(this.query, messages.commands[command.id])))
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

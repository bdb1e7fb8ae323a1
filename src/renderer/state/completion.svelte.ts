import type { Api } from '../../shared/api.ts'
import type { NameMatch } from '../../shared/types.ts'
import { slashCommands, slashText, type SlashCommand } from '../slash.ts'
import { mentionOf } from './mentions.ts'

export type CompletionItem =
  | { readonly kind: 'command'; readonly command: SlashCommand }
  | { readonly kind: 'name'; readonly match: NameMatch }

/** Names offered at once: what fits above the box without scrolling. */
const OFFERED = 8

/** What the word at the caret may become: a command behind `/`, a file or folder behind `@`. */
export class Completion {
  readonly #api: Api
  items = $state.raw<readonly CompletionItem[]>([])
  selected = $state(0)
  readonly current = $derived(this.items[this.selected])
  /** What was chosen behind `@`, by how it stands in the text. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- read when the question is sent, never drawn
  readonly chosen = new Map<string, NameMatch>()
  #token = { start: 0, end: 0 }
  #asking = 0

  constructor(api: Api) {
    this.#api = api
  }

  /** Looks at the word before the caret. */
  async update(text: string, caret: number): Promise<void> {
    const asking = ++this.#asking
    const before = text.slice(0, caret)
    const [, slash] = /^\/(\p{L}*)$/u.exec(before) ?? []
    if (slash !== undefined) {
      this.#offer(
        { start: 0, end: caret },
        slashCommands(slash).map((command) => ({ kind: 'command', command }))
      )
      return
    }
    const [token, name] = /(?:^|(?<=\s))@("[^"]*|[^\s"@]*)$/u.exec(before) ?? []
    if (token === undefined || name === undefined) return this.close()
    try {
      const query = name.replace(/^"|\/$/g, '')
      const matches = await this.#api.findNames({ query, limit: OFFERED })
      // The person has typed on; the next answer is on its way.
      if (asking === this.#asking)
        this.#offer(
          { start: caret - token.length, end: caret },
          matches.map((match) => ({ kind: 'name', match }))
        )
    } catch {
      // Names are a help: without them the question can still be typed.
      this.close()
    }
  }

  move(by: 1 | -1): void {
    const { length } = this.items
    this.selected = (this.selected + by + length) % Math.max(1, length)
  }

  /** The text with the chosen item in it, and where the caret goes; undefined where nothing is offered. */
  accept(text: string, item = this.current): { readonly text: string; readonly caret: number } | undefined {
    if (!item) return undefined
    const { start, end } = this.#token
    const word = item.kind === 'command' ? slashText(item.command) : `${mentionOf(item.match)} `
    if (item.kind === 'name') this.chosen.set(word.trim(), item.match)
    this.close()
    return { text: text.slice(0, start) + word + text.slice(end).trimStart(), caret: start + word.length }
  }

  close(): void {
    this.#asking++
    this.items = []
    this.selected = 0
  }

  #offer(token: { readonly start: number; readonly end: number }, items: readonly CompletionItem[]): void {
    this.#token = token
    this.items = items
    this.selected = 0
  }
}

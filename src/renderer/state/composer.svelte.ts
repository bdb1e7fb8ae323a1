import type { Api } from '../../shared/api.ts'
import { EVERYTHING, type Scope } from './answer.svelte.ts'
import { Completion } from './completion.svelte.ts'

const KEY = 'footnote.drafts'
/** Drafts that are kept: of the conversations in which something was begun last. */
const MOST_DRAFTS = 30

type Drafts = Readonly<Record<string, string>>

/** What is being typed, what it is limited to, and what was typed before. */
export class Composer {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'> | undefined
  readonly completion: Completion
  /** Of all the questions that are asked from here on; chips show it. */
  scope = $state.raw<Scope>(EVERYTHING)
  /** Why the last command did nothing; empty once something else is typed. */
  remark = $state('')
  #text = $state('')
  #drafts: Drafts
  /** Whose draft it is: a conversation's id, or empty for a new one. */
  #owner = ''
  /** How many questions back; 0: the person's own text. */
  #back = 0

  constructor(api: Api, storage?: Pick<Storage, 'getItem' | 'setItem'>) {
    this.#storage = storage
    this.completion = new Completion(api)
    this.#drafts = readDrafts(storage)
    this.#text = this.#drafts[''] ?? ''
  }

  get text(): string {
    return this.#text
  }

  set text(text: string) {
    this.#text = text
    this.#back = 0
    this.remark = ''
  }

  /** Keeps what stands in the box for the conversation it belongs to, also over a restart. */
  keep(): void {
    const { [this.#owner]: _, ...others } = this.#drafts
    const kept = Object.entries(others).slice(1 - MOST_DRAFTS)
    this.#drafts = Object.fromEntries(this.#text.trim() === '' ? kept : [...kept, [this.#owner, this.#text]])
    try {
      this.#storage?.setItem(KEY, JSON.stringify(this.#drafts))
    } catch {
      // Storage may be full or switched off; the draft then lives as long as the window.
    }
  }

  /** The new conversation has begun: what is typed from here on is its own draft. */
  begin(owner: string): void {
    this.#owner = owner
  }

  /** Takes up the draft of another conversation; empty: of a new one. */
  switchTo(owner: string): void {
    this.#owner = owner
    this.text = this.#drafts[owner] ?? ''
    this.completion.close()
  }

  /** Puts an earlier question into the empty box, or one step back towards it; whether there was one. `questions` newest first. */
  recall(by: 1 | -1, questions: readonly string[]): boolean {
    if (this.#back === 0 && this.#text !== '') return false
    const next = this.#back + by
    const question = next === 0 ? '' : questions[next - 1]
    if (question === undefined) return false
    this.#text = question
    this.#back = next
    return true
  }
}

function readDrafts(storage: Pick<Storage, 'getItem'> | undefined): Drafts {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(KEY) ?? '{}')
    if (typeof stored !== 'object' || stored === null) return {}
    return Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    // Unreadable storage: there is nothing to go on with.
    return {}
  }
}

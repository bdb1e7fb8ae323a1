import type { Api } from '../../shared/api.ts'
import type { ConversationEntry, KeptConversation } from '../../shared/conversations.ts'
import { problemOf, type Problem } from './problem.ts'

/** Conversations that are listed; older ones are searched for. */
const LISTED = 500

/** The conversations that are kept. */
export class Conversations {
  readonly #api: Api
  /** Newest first; those that the query finds. */
  entries = $state.raw<readonly ConversationEntry[]>([])
  query = $state('')
  problem = $state.raw<Problem>()
  #loading = 0

  constructor(api: Api) {
    this.#api = api
  }

  load(): Promise<void> {
    const loading = ++this.#loading
    return this.#try(async () => {
      const entries = await this.#api.listConversations({ query: this.query, limit: LISTED })
      // A newer search has its own answer.
      if (loading === this.#loading) this.entries = entries
    })
  }

  search(query: string): Promise<void> {
    this.query = query
    return this.load()
  }

  /** The whole conversation; undefined where it could not be opened, and `problem` then says why. */
  async open(id: string): Promise<KeptConversation | undefined> {
    let opened: KeptConversation | undefined
    await this.#try(async () => {
      opened = await this.#api.openConversation({ id })
    })
    return opened
  }

  rename(id: string, title: string): Promise<void> {
    if (title.trim() === '') return Promise.resolve()
    return this.#change(() => this.#api.renameConversation({ id, title }))
  }

  delete(id: string): Promise<void> {
    return this.#change(() => this.#api.deleteConversation({ id }))
  }

  dismiss(): void {
    this.problem = undefined
  }

  async #change(change: () => Promise<void>): Promise<void> {
    await this.#try(change)
    await this.load()
  }

  async #try(action: () => Promise<void>): Promise<void> {
    try {
      await action()
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }
}

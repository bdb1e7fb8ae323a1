import type { Api } from '../../shared/api.ts'
import type { Collection } from '../../shared/collections.ts'
import { problemOf, type Problem } from './problem.ts'

/** The user's collections: which there are, which one is asked, and the one that is being edited. */
export class Collections {
  readonly #api: Api
  all = $state.raw<readonly Collection[]>([])
  /** Id of the one that questions go to; empty: all files. */
  chosen = $state('')
  /** As it stands in the form; undefined while none is open. */
  draft = $state<Collection>()
  problem = $state.raw<Problem>()
  readonly current = $derived(this.all.find(({ id }) => id === this.chosen))
  readonly isNew = $derived(this.draft !== undefined && !this.all.some(({ id }) => id === this.draft?.id))

  constructor(api: Api) {
    this.#api = api
  }

  async load(): Promise<void> {
    await this.#try(async () => {
      this.all = await this.#api.listCollections({})
    })
  }

  /** Asks only this one from now on; choosing it again asks all files. */
  choose(id: string): void {
    this.chosen = this.chosen === id ? '' : id
  }

  edit(collection: Collection = { id: crypto.randomUUID(), name: '', paths: [], instructions: '' }): void {
    this.problem = undefined
    this.draft = { ...collection, paths: [...collection.paths] }
  }

  async save(): Promise<void> {
    const { draft } = this
    if (!draft) return
    await this.#try(async () => {
      await this.#api.saveCollection($state.snapshot(draft))
      this.draft = undefined
      this.all = await this.#api.listCollections({})
    })
  }

  async remove(id: string): Promise<void> {
    await this.#try(async () => {
      await this.#api.removeCollection({ id })
      if (this.chosen === id) this.chosen = ''
      this.draft = undefined
      this.all = await this.#api.listCollections({})
    })
  }

  async #try(action: () => Promise<void>): Promise<void> {
    this.problem = undefined
    try {
      await action()
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }
}

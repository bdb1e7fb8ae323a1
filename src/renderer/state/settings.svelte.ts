import type { Api } from '../../shared/api.ts'
import type { BackupOutcome, StorageItem } from '../../shared/storage.ts'
import { problemOf, type Problem } from './problem.ts'

type Done = Extract<BackupOutcome, { type: 'done' }>

/** The settings dialog: what is kept where, and the backups of it. */
export class Settings {
  readonly #api: Api
  open = $state(false)
  storage = $state.raw<readonly StorageItem[]>([])
  /** What runs now; the core rests meanwhile. */
  busy = $state<'backUp' | 'restore'>()
  /** What the last backup or restore did. */
  done = $state.raw<Done & { readonly what: 'backUp' | 'restore' }>()
  problem = $state.raw<Problem>()

  constructor(api: Api) {
    this.#api = api
  }

  show(): void {
    this.open = true
    this.done = undefined
    this.problem = undefined
    void this.#count()
  }

  openFolder(which: 'data' | 'models'): Promise<void> {
    return this.#try(() => this.#api.openOwnFolder({ which }))
  }

  async copy(what: 'backUp' | 'restore'): Promise<void> {
    if (this.busy) return
    this.busy = what
    this.done = undefined
    await this.#try(async () => {
      const outcome = await this.#api[what]({})
      if (outcome.type === 'done') this.done = { ...outcome, what }
    })
    this.busy = undefined
    await this.#count()
  }

  #count(): Promise<void> {
    return this.#try(async () => {
      this.storage = await this.#api.storage({})
    }, false)
  }

  async #try(action: () => Promise<void>, fresh = true): Promise<void> {
    if (fresh) this.problem = undefined
    try {
      await action()
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }
}

import { SvelteMap } from 'svelte/reactivity'
import type { Api } from '../../shared/api.ts'
import type { DownloadEvent, ModelEntry, ModelRole } from '../../shared/types.ts'
import { problemOf, type Problem } from './problem.ts'

type Progress = Extract<DownloadEvent, { type: 'progress' }>

/** Models: which are here, which is in use, and what is being downloaded. */
export class Models {
  readonly #api: Api
  entries = $state.raw<readonly ModelEntry[]>([])
  /** Whether the core has said which there are. */
  known = $state(false)
  /** By model id; an entry stays from the start of a download to its end. */
  readonly downloads = new SvelteMap<string, Progress | undefined>()
  /** Why the last download of a model failed. */
  readonly failures = new SvelteMap<string, Problem>()
  problem = $state.raw<Problem>()
  /** The graphics processor that models run on; empty: none; undefined: not asked yet. */
  device = $state<string>()
  /** Whether the models window is open. */
  open = $state(false)
  // Nothing is shown from it: only the entries of `downloads` are.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #running = new Map<string, AbortController>()

  constructor(api: Api) {
    this.#api = api
  }

  /** The model that does this job now. */
  active(role: ModelRole): ModelEntry | undefined {
    return this.entries.find((entry) => entry.role === role && entry.active)
  }

  /** The model to offer for a job that nothing does yet. */
  offered(role: ModelRole): ModelEntry | undefined {
    const candidates = this.entries.filter((entry) => entry.role === role && entry.fits)
    return candidates.find((entry) => entry.recommended) ?? candidates[0]
  }

  load(): Promise<void> {
    return this.#try(async () => {
      this.entries = await this.#api.listModels({})
      this.known = true
    })
  }

  /** Downloads a model and puts it to use where nothing else does its job. */
  async download(id: string): Promise<void> {
    if (this.#running.has(id)) return
    const controller = new AbortController()
    this.#running.set(id, controller)
    this.downloads.set(id, undefined)
    this.failures.delete(id)
    try {
      for await (const event of this.#api.downloadModel({ id }, { signal: controller.signal })) {
        if (event.type === 'progress') this.downloads.set(id, event)
        else if (event.type === 'failed') this.failures.set(id, { message: event.reason, remedy: event.remedy })
      }
    } catch (thrown) {
      const problem = problemOf(thrown)
      if (problem) this.failures.set(id, problem)
    } finally {
      this.#running.delete(id)
      this.downloads.delete(id)
    }
    await this.load()
    const entry = this.entries.find((model) => model.id === id)
    if (entry?.state === 'installed' && !this.active(entry.role)) await this.use(id)
  }

  cancel(id: string): void {
    this.#running.get(id)?.abort()
  }

  use(id: string): Promise<void> {
    return this.#try(async () => {
      await this.#api.useModel({ id })
      this.entries = await this.#api.listModels({})
    })
  }

  /** Deletes it, or forgets a file that was added. */
  remove(id: string): Promise<void> {
    return this.#changing(() => this.#api.removeModel({ id }))
  }

  /** Throws away what an interrupted download has. */
  discard(id: string): Promise<void> {
    return this.#changing(() => this.#api.discardDownload({ id }))
  }

  /** Asks once what the models run on: the answer starts their process. */
  async findDevice(): Promise<void> {
    await this.#try(async () => {
      this.device ??= await this.#api.engineDevice({})
    })
  }

  pick(): Promise<void> {
    return this.#try(async () => {
      if (await this.#api.pickModel({})) this.entries = await this.#api.listModels({})
    })
  }

  async #changing(change: () => Promise<void>): Promise<void> {
    await this.#try(change)
    const { problem } = this
    await this.load()
    this.problem ??= problem
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

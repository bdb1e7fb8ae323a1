import { SvelteMap } from 'svelte/reactivity'
import type { Api } from '../../shared/api.ts'
import type { DownloadEvent, OcrLanguage, OcrStatus } from '../../shared/types.ts'
import { follow } from './follow.ts'
import { problemOf, type Problem } from './problem.ts'

type Progress = Extract<DownloadEvent, { type: 'progress' }>

/** Text recognition: whether it is on, in which languages, and what it is doing. */
export class Ocr {
  readonly #api: Api
  open = $state(false)
  status = $state.raw<OcrStatus>()
  languages = $state.raw<readonly OcrLanguage[]>([])
  problem = $state.raw<Problem>()
  /** Downloads that run, by language id; the value is undefined until the first figure arrives. */
  readonly downloads = new SvelteMap<string, Progress | undefined>()
  readonly isOn = $derived((this.status?.languages.length ?? 0) > 0)
  readonly #running = new SvelteMap<string, AbortController>()

  constructor(api: Api) {
    this.#api = api
  }

  watch(signal: AbortSignal): Promise<void> {
    return follow({
      signal,
      open: (until) => this.#api.watchOcr({}, { signal: until }),
      onItem: (status) => (this.status = status),
      onProblem: (problem) => (this.problem = problem)
    })
  }

  async show(): Promise<void> {
    this.open = true
    await this.#load()
  }

  /** Switches a language on or off; one that is not installed is downloaded first. */
  async toggle(language: OcrLanguage, on: boolean): Promise<void> {
    if (on && !language.installed && !(await this.#download(language.id))) return
    const others = (this.status?.languages ?? []).filter((code) => code !== language.code)
    await this.#try(() => this.#api.setOcr({ languages: on ? [...others, language.code] : others }))
  }

  cancel(id: string): void {
    this.#running.get(id)?.abort()
  }

  /** Whether the language's data is there afterwards. */
  async #download(id: string): Promise<boolean> {
    if (this.#running.has(id)) return false
    const controller = new AbortController()
    this.#running.set(id, controller)
    this.downloads.set(id, undefined)
    this.problem = undefined
    try {
      for await (const event of this.#api.downloadModel({ id }, { signal: controller.signal })) {
        if (event.type === 'progress') this.downloads.set(id, event)
        else if (event.type === 'failed') this.problem = { message: event.reason, remedy: event.remedy }
      }
    } catch (thrown) {
      this.problem = problemOf(thrown)
    } finally {
      this.#running.delete(id)
      this.downloads.delete(id)
    }
    await this.#load()
    return this.languages.some((language) => language.id === id && language.installed)
  }

  #load(): Promise<void> {
    return this.#try(async () => {
      this.languages = await this.#api.listOcrLanguages({})
    })
  }

  async #try(action: () => Promise<void>): Promise<void> {
    try {
      await action()
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }
}

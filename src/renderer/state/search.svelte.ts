import type { Api } from '../../shared/api.ts'
import type { SearchResult } from '../../shared/types.ts'
import { problemOf, type Problem } from './problem.ts'

/** Passages listed for a search: two screens full. */
const TOP = 20

/** Ranked passages without an answer. */
export class Search {
  readonly #api: Api
  query = $state('')
  result = $state.raw<SearchResult>()
  problem = $state.raw<Problem>()
  running = $state(false)
  #controller: AbortController | undefined

  constructor(api: Api) {
    this.#api = api
  }

  /** Searches; a newer search takes the place of an older one that has not answered yet. */
  async run(query: string): Promise<void> {
    const trimmed = query.trim()
    if (trimmed === '') return
    this.stop()
    const controller = (this.#controller = new AbortController())
    this.query = trimmed
    this.running = true
    this.problem = undefined
    try {
      const result = await this.#api.search({ query: trimmed, top: TOP }, { signal: controller.signal })
      if (!controller.signal.aborted) this.result = result
    } catch (thrown) {
      if (!controller.signal.aborted) this.problem = problemOf(thrown)
    } finally {
      if (this.#controller === controller) this.running = false
    }
  }

  clear(): void {
    this.stop()
    this.query = ''
    this.result = undefined
    this.problem = undefined
  }

  stop(): void {
    this.#controller?.abort()
    this.#controller = undefined
    this.running = false
  }
}

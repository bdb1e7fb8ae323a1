import type { Api } from '../../shared/api.ts'
import type { Suggestion } from '../../shared/types.ts'

/** Questions offered in an empty conversation. */
const OFFERED = 4

/** What the library can be asked. */
export class Suggestions {
  readonly #api: Api
  items = $state.raw<readonly Suggestion[]>([])
  #files = -1

  constructor(api: Api) {
    this.#api = api
  }

  /** Finds them anew where the number of indexed files has changed; `files` is that number. */
  async refresh(files: number): Promise<void> {
    if (files === this.#files) return
    this.#files = files
    if (files === 0) {
      this.items = []
      return
    }
    try {
      const items = await this.#api.suggestions({ limit: OFFERED })
      if (files === this.#files) this.items = items
    } catch {
      // An offer, not a promise: without it the person asks what they came for.
      this.items = []
    }
  }
}

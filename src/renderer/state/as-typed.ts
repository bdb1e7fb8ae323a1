import type { Api } from '../../shared/api.ts'
import type { SearchResult } from '../../shared/types.ts'

/**
 * Pause in typing after which it is searched by meaning too, in milliseconds: longer than between two keys (60–200). At each
 * key it cost more than it gave: 80 ms of both cores to embed half a word.
 */
const RESTS_AFTER_MS = 250

export interface AsTypedParts {
  readonly api: Api
  /** Most passages. */
  readonly top: number
  /** `byWords`: by words alone; what is found by meaning too follows once the typing rests. */
  readonly show: (text: string, found: SearchResult, byWords: boolean) => void
  readonly fail: (text: string, thrown: unknown) => void
}

/**
 * Searches while one types: by words at each key, one search at a time and the newest text next, so that what is shown never lags
 * by more than two searches; by meaning as well once the typing rests. Nothing of it is remembered.
 */
export class AsTyped {
  readonly #parts: AsTypedParts
  #text: string | undefined
  /** Newer than what is searched for now. */
  #waiting: string | undefined
  #words: AbortController | undefined
  #meaning: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(parts: AsTypedParts) {
    this.#parts = parts
  }

  type(text: string): void {
    if (text === this.#text) return
    clearTimeout(this.#timer)
    this.#meaning?.abort()
    this.#text = this.#waiting = text
    this.#timer = setTimeout(() => void this.#searchMeaning(text), RESTS_AFTER_MS)
    if (!this.#words) void this.#searchWords()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#meaning?.abort()
    this.#words?.abort()
    this.#words = this.#text = this.#waiting = undefined
  }

  async #searchWords(): Promise<void> {
    const controller = (this.#words = new AbortController())
    while (this.#words === controller && this.#waiting !== undefined) {
      const text = this.#waiting
      this.#waiting = undefined
      await this.#search(text, true, controller.signal)
    }
    if (this.#words === controller) this.#words = undefined
  }

  async #searchMeaning(text: string): Promise<void> {
    const { signal } = (this.#meaning = new AbortController())
    await this.#search(text, false, signal)
    if (signal.aborted) return
    // Words that took longer than both have nothing to add.
    this.#words?.abort()
    this.#words = undefined
  }

  async #search(text: string, byWords: boolean, signal: AbortSignal): Promise<void> {
    const { api, top, show, fail } = this.#parts
    try {
      const found = await api.search({ query: text, top, stage: byWords ? 'bm25' : 'hybrid', typing: true }, { signal })
      // Where words find nothing, meaning may a moment later: what was shown stays until then.
      if (!signal.aborted && !(byWords && found.passages.length === 0)) show(text, found, byWords)
    } catch (thrown) {
      if (!signal.aborted) fail(text, thrown)
    }
  }
}

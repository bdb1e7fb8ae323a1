import type { Api } from '../../shared/api.ts'
import type { Passage, SearchResult, SearchStage } from '../../shared/types.ts'
import { problemOf, type Problem } from './problem.ts'

/** Passages listed for a search: two screens full. */
const TOP = 20
/** Pause in typing after which a search starts: between two keys of a fast typist (about 60 ms), so that a word costs one or two searches. */
const TYPING_MS = 40

/** Ranked passages without an answer, found while the query is typed. */
export class Search {
  readonly #api: Api
  /** What the shown result answers. */
  query = $state('')
  result = $state.raw<SearchResult>()
  problem = $state.raw<Problem>()
  running = $state(false)
  /** Index of the passage that Enter opens. */
  selected = $state(0)
  readonly passages = $derived<readonly Passage[]>(this.result?.passages ?? [])
  /** What is marked in the passages: what was typed, and what was searched for besides. */
  readonly words = $derived([this.query, ...(this.result?.expansions ?? []).flatMap(({ as }) => as)].join(' '))
  /** Whether no passage holds a word of the query: they were found by meaning alone. */
  readonly isNear = $derived(isNear(this.passages))
  /** Whether what was typed narrows a search for which there are no words yet. */
  readonly onlyNarrows = $derived(this.result !== undefined && this.#withoutFilters() === '')
  readonly current = $derived(this.passages[this.selected])
  #controller: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Whether the result was found while typing, and is hence not remembered. */
  #typed = false

  constructor(api: Api) {
    this.#api = api
  }

  /** Searches once the typing pauses; what was found stays until something else is. */
  type(text: string): void {
    clearTimeout(this.#timer)
    if (text.trim() === '') return this.clear()
    this.#timer = setTimeout(() => void this.run(text, 'hybrid', true), TYPING_MS)
  }

  /** Searches at once; a newer search takes the place of an older one that has not answered yet. */
  async run(query: string, stage: SearchStage = 'hybrid', typing = false): Promise<void> {
    const trimmed = query.trim()
    if (trimmed === '') return
    this.stop()
    const controller = (this.#controller = new AbortController())
    this.running = true
    this.problem = undefined
    try {
      const result = await this.#api.search({ query: trimmed, top: TOP, stage, typing }, { signal: controller.signal })
      if (controller.signal.aborted) return
      this.selected = 0
      this.query = trimmed
      this.result = result
      this.#typed = typing
    } catch (thrown) {
      if (controller.signal.aborted) return
      this.query = trimmed
      this.problem = problemOf(thrown)
    } finally {
      if (this.#controller === controller) this.running = false
    }
  }

  /** The passage that Enter opens; searches first where the result is not the one for this text yet. */
  async settle(text: string): Promise<Passage | undefined> {
    if (this.query !== text.trim() || !this.result) await this.run(text)
    else await this.keep()
    return this.current
  }

  /** Says to the core that this search was meant, before one of its passages is opened: what is typed on the way is not remembered. */
  async keep(): Promise<void> {
    if (!this.#typed) return
    this.#typed = false
    try {
      await this.#api.search({ query: this.query, top: TOP, stage: 'hybrid', typing: false })
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }

  select(index: number): void {
    this.selected = Math.min(Math.max(0, index), Math.max(0, this.passages.length - 1))
  }

  clear(): void {
    this.stop()
    this.query = ''
    this.result = undefined
    this.problem = undefined
    this.selected = 0
  }

  #withoutFilters(): string {
    return (this.result?.filters ?? []).reduce(withoutFilter, this.query)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#controller?.abort()
    this.#controller = undefined
    this.running = false
  }
}

/** Whether all of the passages were found by meaning, none by a word. */
export function isNear(passages: readonly Passage[]): boolean {
  return passages.length > 0 && passages.every(({ scores }) => scores.bm25 === undefined)
}

/** A query without one of its filters, as it was typed. */
export function withoutFilter(query: string, filter: string): string {
  const at = query.indexOf(filter)
  return at < 0 ? query : `${query.slice(0, at)} ${query.slice(at + filter.length)}`.replace(/\s+/g, ' ').trim()
}

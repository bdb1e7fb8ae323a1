import type { Api } from '../../shared/api.ts'
import type { Passage, SearchResult, SearchStage } from '../../shared/types.ts'
import { keptQuestion } from '../kept-question.ts'
import type { Sought } from '../reading/best-sentences.ts'
import { foldNear } from '../reading/fold-near.ts'
import { AsTyped } from './as-typed.ts'
import { problemOf, type Problem } from './problem.ts'

/** Passages listed for a search: two screens full. */
const TOP = 20
/** Passages listed while one types: one screen. Drawing 20 of them took 100 ms a key, longer than finding them. */
const TOP_TYPING = 8

/** Ranked passages without an answer, found while the query is typed. */
export class Search {
  readonly #api: Api
  /** What the shown result answers. */
  query = $state('')
  result = $state.raw<SearchResult>()
  problem = $state.raw<Problem>()
  #asked = $state(false)
  /** What is searched for as it is typed; empty when nothing is. */
  #typing = $state('')
  /** Whether what is shown was found by words alone, on the way to more. */
  byWords = $state(false)
  readonly running = $derived(this.#asked || (this.#typing !== '' && this.#typing !== this.query))
  /** Index of the passage that Enter opens. */
  selected = $state(0)
  readonly passages = $derived<readonly Passage[]>(this.result?.passages ?? [])
  /** What is marked in the passages: what was typed, and what was searched for besides. */
  readonly words = $derived(searchedWords(this.query, this.result))
  readonly sought: Sought = $derived({ words: this.words, filters: this.result?.filters ?? [] })
  /** What was typed, without what narrows the search. */
  readonly plain = $derived((this.result?.filters ?? []).reduce(withoutFilter, this.query))
  /** Whether those are listed too that are only near in meaning to a query whose words were found. */
  unfolded = $state(false)
  readonly #found = $derived(foldNear(this.passages, this.plain))
  /** How many are not listed until one asks for them. */
  readonly folded = $derived(this.passages.length - this.#found.length)
  readonly shown = $derived(this.unfolded ? this.passages : this.#found)
  /** Those that are drawn: while one types, not all. */
  readonly listed = $derived(this.byWords ? this.shown.slice(0, TOP_TYPING) : this.shown)
  /** Whether no passage holds a word of the query: they were found by meaning alone. */
  readonly isNear = $derived(this.plain !== '' && isNear(this.passages))
  /** Whether what was typed narrows a search for which there are no words yet. */
  readonly onlyNarrows = $derived(this.result !== undefined && this.plain === '')
  readonly current = $derived(this.listed[this.selected])
  #controller: AbortController | undefined
  readonly #asTyped: AsTyped
  /** Whether the result was found while typing, and is hence not remembered. */
  #typed = false

  constructor(api: Api) {
    this.#api = api
    this.#asTyped = new AsTyped({
      api,
      top: TOP,
      show: (text, found, byWords) => {
        // What is found by meaning too comes a moment later: the row that was chosen meanwhile stays chosen.
        const chosen = byWords || this.selected === 0 ? undefined : this.current?.id
        this.#show(text, found, byWords, chosen)
        this.#typed = true
      },
      fail: (text, thrown) => this.#fail(text, thrown)
    })
  }

  /** Searches while one types; what was found stays until something else is. */
  type(text: string): void {
    const trimmed = keptQuestion(text)
    if (trimmed === '') return this.clear()
    this.#controller?.abort()
    this.#typing = trimmed
    this.#asTyped.type(trimmed)
  }

  /** Searches at once; a newer search takes the place of an older one that has not answered yet. */
  async run(query: string, stage: SearchStage = 'hybrid'): Promise<void> {
    const trimmed = keptQuestion(query)
    if (trimmed === '') return
    this.stop()
    const controller = (this.#controller = new AbortController())
    this.#asked = true
    this.problem = undefined
    try {
      const result = await this.#api.search({ query: trimmed, top: TOP, stage, typing: false }, { signal: controller.signal })
      if (controller.signal.aborted) return
      this.#show(trimmed, result, false)
      this.#typed = false
    } catch (thrown) {
      if (!controller.signal.aborted) this.#fail(trimmed, thrown)
    } finally {
      if (this.#controller === controller) this.#asked = false
    }
  }

  /** The passage that Enter opens; searches first where the result is not the one for this text yet. */
  async settle(text: string): Promise<Passage | undefined> {
    if (this.query !== keptQuestion(text) || !this.result) await this.run(text)
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

  #show(query: string, result: SearchResult, byWords: boolean, chosen?: string): void {
    if (query !== this.query) this.unfolded = false
    this.query = query
    this.result = result
    this.byWords = byWords
    this.selected = Math.max(
      0,
      this.listed.findIndex(({ id }) => id === chosen)
    )
    this.problem = undefined
  }

  #fail(query: string, thrown: unknown): void {
    this.query = query
    this.byWords = false
    this.problem = problemOf(thrown)
  }

  /** Lists what is only near in meaning, or folds it again; the row that was chosen stays chosen. */
  fold(folded: boolean): void {
    const chosen = this.current?.id
    this.unfolded = !folded
    this.select(this.listed.findIndex(({ id }) => id === chosen))
  }

  select(index: number): void {
    this.selected = Math.min(Math.max(0, index), Math.max(0, this.listed.length - 1))
  }

  clear(): void {
    this.stop()
    this.query = ''
    this.result = undefined
    this.problem = undefined
    this.selected = 0
  }

  stop(): void {
    this.#asTyped.stop()
    this.#controller?.abort()
    this.#controller = undefined
    this.#asked = false
    this.#typing = ''
  }
}

/** Whether all of the passages were found by meaning, none by a word. */
export function isNear(passages: readonly Passage[]): boolean {
  return passages.length > 0 && passages.every(({ scores }) => scores.bm25 === undefined)
}

/** What was typed, and what was searched for besides. */
export function searchedWords(query: string, result: SearchResult | undefined): string {
  return [query, ...(result?.expansions ?? []).flatMap(({ as }) => as)].join(' ')
}

/** A query without one of its filters, as it was typed. */
export function withoutFilter(query: string, filter: string): string {
  const at = query.indexOf(filter)
  return at < 0 ? query : `${query.slice(0, at)} ${query.slice(at + filter.length)}`.replace(/\s+/g, ' ').trim()
}

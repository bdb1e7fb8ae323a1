import type { Span } from '../../shared/types.ts'
import { findText, type Searchable } from '../reading/find-text.ts'

/** Find in the open document: a query, its hits, and the one that is looked at. */
export class Find {
  open = $state(false)
  /** How often it was asked for: each time its field takes the focus again. */
  asked = $state(0)
  query = $state('')
  /** What is searched; the view that shows the document says so. */
  text = $state.raw<Searchable>()
  readonly hits = $derived(this.open && this.text ? findText(this.text, this.query) : [])
  #index = $state(0)
  readonly index = $derived(Math.min(this.#index, this.hits.length - 1))
  readonly current = $derived(this.hits[this.index])

  show(): void {
    this.open = true
    this.asked++
  }

  /** Looks for `query`, from the first hit behind `from` on. */
  type(query: string, from: number): void {
    this.query = query
    this.#index = Math.max(
      0,
      this.hits.findIndex(({ end }) => end > from)
    )
  }

  /** The next hit, or the one before; past the last one it begins again. */
  step(by: 1 | -1): Span | undefined {
    const { length } = this.hits
    if (length > 0) this.#index = (this.index + by + length) % length
    return this.current
  }

  close(): void {
    this.open = false
  }
}

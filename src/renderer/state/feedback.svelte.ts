import { SvelteMap } from 'svelte/reactivity'
import type { Api } from '../../shared/api.ts'
import type { Citation, Passage } from '../../shared/types.ts'
import { problemOf, type Problem } from './problem.ts'

export type Thumb = 1 | -1

/** What the person thinks of passages: thumbs, shown at once and taken back where the core refuses them. */
export class Feedback {
  readonly #api: Api
  /** Thumbs given in this window, by question and passage. */
  readonly #thumbs = new SvelteMap<string, Thumb>()
  problem = $state.raw<Problem>()

  constructor(api: Api) {
    this.#api = api
  }

  thumb(query: string, chunk: string): Thumb | undefined {
    return this.#thumbs.get(keyOf(query, chunk))
  }

  /** Gives a thumb; the same one again takes it back. */
  async rate(query: string, { id: chunk, path, document, start, end }: Passage, thumb: Thumb): Promise<void> {
    const key = keyOf(query, chunk)
    const before = this.#thumbs.get(key)
    const after = before === thumb ? undefined : thumb
    this.#set(key, after)
    const done = await this.#try(() => this.#api.rate({ query, chunk, path, document, start, end, thumb: after ?? 0 }))
    if (!done) this.#set(key, before)
  }

  #set(key: string, thumb: Thumb | undefined): void {
    if (thumb === undefined) this.#thumbs.delete(key)
    else this.#thumbs.set(key, thumb)
  }

  /** Whether it went well. */
  async #try(action: () => Promise<void>): Promise<boolean> {
    try {
      await action()
      return true
    } catch (thrown) {
      this.problem = problemOf(thrown)
      return false
    }
  }
}

/** The passage that a footnote was cut from: the one of its text that it overlaps most. */
export function passageOf(citation: Citation, passages: readonly Passage[]): Passage | undefined {
  const shared = ({ start, end }: Passage): number => Math.min(end, citation.end) - Math.max(start, citation.start)
  return passages
    .filter((passage) => passage.document === citation.document && shared(passage) > 0)
    .toSorted((a, b) => shared(b) - shared(a))[0]
}

const keyOf = (query: string, chunk: string): string => `${chunk}\n${query}`

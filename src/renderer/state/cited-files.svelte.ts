/* eslint-disable svelte/prefer-svelte-reactivity -- maps are exchanged as a whole, never changed */
import type { Api } from '../../shared/api.ts'
import type { Citation, DocumentState } from '../../shared/types.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** What a file that is cited has become, where it does not say the same any more. */
export type Stale = Exclude<DocumentState['freshness'], 'current'>
type Version = Pick<Citation, 'path' | 'document'>

/** While files are indexed the library changes ten times a second; a mark may come this much later. */
const PAUSE_MS = 1000
/** Versions that are asked about: those of 200 answers; the contract takes no more at once. */
export const MOST_VERSIONS = 1000

/** Follows what becomes of the files that the shown answers cite. */
export class CitedFiles {
  readonly #api: Api
  readonly #cited: () => readonly Version[]
  #stale = $state.raw<ReadonlyMap<string, Stale>>(new Map())
  /** Looks at the files: asked for when other answers are shown, and whenever the library has changed. */
  readonly lookAgain = oneAtATime(() => this.#look(), PAUSE_MS)

  /** `cited`: what the answers that are shown cite now. */
  constructor(api: Api, cited: () => readonly Version[]) {
    this.#api = api
    this.#cited = cited
  }

  /** What became of the file since it was cited; undefined while it says the same. */
  of(version: Version): Stale | undefined {
    return this.#stale.get(keyOf(version))
  }

  async #look(): Promise<void> {
    const versions = [...new Map(this.#cited().map((version) => [keyOf(version), version])).values()].slice(-MOST_VERSIONS)
    if (versions.length === 0) return
    try {
      const states = await this.#api.documentStates({ versions: versions.map(({ path, document }) => ({ path, document })) })
      const stale = versions.flatMap((version, index): [string, Stale][] => {
        const now = states[index]?.freshness ?? 'current'
        return now === 'current' ? [] : [[keyOf(version), now]]
      })
      this.#stale = new Map(stale)
    } catch {
      // The marks stay as they were; a core that is gone is told by the library.
    }
  }
}

const keyOf = ({ path, document }: Version): string => `${document} ${path}`

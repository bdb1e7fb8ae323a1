import type { Api } from '../../shared/api.ts'
import { DEFAULT_PREFERENCES, preferencesSchema, type Desktop, type Preferences } from '../../shared/preferences.ts'
import { applyAppearance, type Root } from '../appearance.ts'
import { follow } from './follow.ts'
import { problemOf, type Problem } from './problem.ts'

const KEY = 'footnote.preferences'

export interface DesktopOptions {
  readonly storage?: Pick<Storage, 'getItem' | 'setItem'> | undefined
  /** The root of the page; default: there is none to draw. */
  readonly root?: Root
  /** Languages of the system, best first. Default: English. */
  readonly languages?: readonly string[]
  /** The system's wish for more contrast; default: none. */
  readonly contrast?: Pick<MediaQueryList, 'matches' | 'addEventListener'>
}

/** The user's preferences: kept by the host, drawn by the page, remembered for the first picture of the next start. */
export class DesktopState {
  readonly #api: Api
  readonly #options: DesktopOptions
  #value = $state.raw<Desktop>()
  readonly #remembered: Preferences
  problem = $state.raw<Problem>()

  constructor(api: Api, options: DesktopOptions) {
    this.#api = api
    this.#options = options
    this.#remembered = this.#restore()
    options.contrast?.addEventListener('change', () => this.#draw())
    this.#draw()
  }

  get preferences(): Preferences {
    return this.#value?.preferences ?? this.#remembered
  }

  /** Whether keys are labelled as on a Mac. */
  get isMac(): boolean {
    return this.host?.platform === 'mac'
  }

  /** What the desktop made of the preferences; undefined until it answers. */
  get host(): Desktop | undefined {
    return this.#value
  }

  watch(signal: AbortSignal): Promise<void> {
    return follow({
      signal,
      open: (until) => this.#api.watchDesktop({}, { signal: until }),
      onItem: (value) => {
        this.#value = value
        this.#draw()
        this.#remember()
      },
      onProblem: (problem) => (this.problem = problem)
    })
  }

  async set(change: Partial<Preferences>): Promise<void> {
    try {
      await this.#api.setPreferences(change)
      this.problem = undefined
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }

  #draw(): void {
    const { root, languages = ['en'], contrast } = this.#options
    if (root) applyAppearance(root, this.preferences, languages, contrast?.matches ?? false)
  }

  #remember(): void {
    try {
      this.#options.storage?.setItem(KEY, JSON.stringify(this.preferences))
    } catch {
      // Storage may be full or switched off: the next start then shows the defaults for a moment.
    }
  }

  #restore(): Preferences {
    try {
      return preferencesSchema.parse(JSON.parse(this.#options.storage?.getItem(KEY) ?? 'null'))
    } catch {
      return DEFAULT_PREFERENCES // the first start, or another version's
    }
  }
}

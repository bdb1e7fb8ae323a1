import type { Api } from '../../shared/api.ts'
import type { EngineStatus } from '../../shared/types.ts'
import { follow } from './follow.ts'
import { problemOf, type Problem } from './problem.ts'

/** The inference process: what it has loaded, and whether it needs help. */
export class Engine {
  readonly #api: Api
  status = $state.raw<EngineStatus>()
  problem = $state.raw<Problem>()
  readonly #failing = $derived(this.status?.state === 'restarting' || this.status?.state === 'down')
  /** What the user should read now; undefined while all is well. */
  readonly notice = $derived<Problem | undefined>(
    this.status && this.#failing ? { message: this.status.message, remedy: this.status.remedy } : this.problem
  )
  readonly canRestart = $derived(this.status?.state === 'down')
  /** Without a generator answers are quotes. */
  readonly extractive = $derived(this.status !== undefined && this.status.generator === '' && !this.#failing)

  constructor(api: Api) {
    this.#api = api
  }

  watch(signal: AbortSignal): Promise<void> {
    return follow({
      signal,
      open: (until) => this.#api.watchEngine({}, { signal: until }),
      onItem: (status) => (this.status = status),
      onProblem: (problem) => (this.problem = problem)
    })
  }

  async restart(): Promise<void> {
    try {
      await this.#api.restartEngine({})
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }
}

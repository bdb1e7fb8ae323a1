import type { Api } from '../../shared/api.ts'
import type { Turn } from '../../shared/types.ts'
import { AnswerRun } from './answer.svelte.ts'
import { problemOf } from './problem.ts'

/** Earlier turns sent with a question: enough to resolve "and when was that?", few enough to leave room for sources. */
const HISTORY_TURNS = 6

/** The questions of one conversation and their answers; at most one of them is being written. */
export class Conversation {
  readonly #api: Api
  runs = $state.raw<readonly AnswerRun[]>([])
  #selectedId = $state<number>()
  #controller: AbortController | undefined
  #lastId = 0
  readonly last = $derived(this.runs.at(-1))
  /** The answer whose sources are shown: the one that was chosen, else the newest. */
  readonly selected = $derived(this.runs.find((run) => run.id === this.#selectedId) ?? this.last)
  readonly running = $derived(this.last?.running ?? false)

  constructor(api: Api) {
    this.#api = api
  }

  select(run: AnswerRun): void {
    this.#selectedId = run.id
  }

  /** Asks, and fills the new answer as its events come in. A question that is still running is stopped first. */
  async ask(question: string): Promise<void> {
    const trimmed = question.trim()
    if (trimmed === '') return
    this.stop()
    const history = this.#history()
    const controller = new AbortController()
    const run = new AnswerRun(++this.#lastId, trimmed)
    this.#controller = controller
    this.runs = [...this.runs, run]
    this.#selectedId = run.id
    try {
      for await (const event of this.#api.ask({ question: trimmed, history }, { signal: controller.signal })) {
        // Items that were already on their way when Stop was pressed.
        if (controller.signal.aborted) break
        run.apply(event)
      }
      if (run.running) run.stop()
    } catch (thrown) {
      const problem = problemOf(thrown)
      if (problem) run.fail(problem)
      else run.stop()
    }
  }

  /** Ends the running answer at once; the core hears of it through the cancelled stream. */
  stop(): void {
    if (this.last?.running) this.last.stop()
    this.#controller?.abort()
    this.#controller = undefined
  }

  /** Asks a failed or stopped question again, in its own place at the end. */
  async retry(run: AnswerRun): Promise<void> {
    this.stop()
    this.runs = this.runs.filter((other) => other !== run)
    await this.ask(run.question)
  }

  clear(): void {
    this.stop()
    this.runs = []
    this.#selectedId = undefined
  }

  #history(): Turn[] {
    return this.runs.flatMap((run) => (run.answer ? [{ question: run.question, answer: run.answer.text }] : [])).slice(-HISTORY_TURNS)
  }
}

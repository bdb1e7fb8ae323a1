import type { Api } from '../../shared/api.ts'
import type { KeptConversation } from '../../shared/conversations.ts'
import type { AnswerEvent, Turn } from '../../shared/types.ts'
import { keptQuestion } from '../kept-question.ts'
import { AnswerRun, EVERYTHING, type Scope } from './answer.svelte.ts'
import { problemOf } from './problem.ts'

/** Earlier turns sent with a question: enough to resolve "and when was that?", few enough to leave room for sources. */
const HISTORY_TURNS = 6

/** The questions of one conversation and their answers; at most one of them is being written. */
export class Conversation {
  readonly #api: Api
  readonly #onKept: () => void
  /** Names it from its first question on. */
  id = $state(crypto.randomUUID() as string)
  readonly #collection: () => string
  readonly #onAsk: () => void
  runs = $state.raw<readonly AnswerRun[]>([])
  #selectedId = $state<number>()
  #controller: AbortController | undefined
  #lastId = 0
  readonly last = $derived(this.runs.at(-1))
  /** The answer whose sources are shown: the one that was chosen, else the newest. */
  readonly selected = $derived(this.runs.find((run) => run.id === this.#selectedId) ?? this.last)
  /** What the answers cite, oldest first. */
  readonly cited = $derived(this.runs.flatMap(({ sources }) => sources))
  readonly running = $derived(this.last?.running ?? false)

  /**
   * `onKept` is told whenever a question or its answer was written down; `collection`: id of the one that is asked, or nothing for all
   * files; `onAsk` is told of every new question, not of an answer that goes on.
   */
  constructor(api: Api, onKept: () => void = () => undefined, collection: () => string = () => '', onAsk: () => void = () => undefined) {
    this.#api = api
    this.#onKept = onKept
    this.#collection = collection
    this.#onAsk = onAsk
  }

  select(run: AnswerRun): void {
    this.#selectedId = run.id
  }

  /**
   * Asks, and fills the new answer as its events come in; in place of the run `instead` and of those behind it, where one is given.
   * A question that is still running is stopped first.
   */
  async ask(question: string, scope: Scope = EVERYTHING, instead?: AnswerRun): Promise<void> {
    const trimmed = keptQuestion(question)
    if (trimmed === '') return
    this.#onAsk()
    this.#end(true)
    const before = instead ? this.runs.slice(0, this.runs.indexOf(instead)) : this.runs
    const from = before.length < this.runs.length ? { from: before.length } : {}
    const history = historyOf(before)
    const run = new AnswerRun(++this.#lastId, trimmed, scope)
    this.runs = [...before, run]
    const conversation = { id: this.id, ...from }
    const input = { question: trimmed, history, conversation, ...this.#scopeOf(scope) }
    await this.#fill(run, (signal) => this.#api.ask(input, { signal }))
  }

  /** Goes on where an answer was stopped or ended at a limit of length: what stands stays, and is counted on. */
  async goOn(run: AnswerRun): Promise<void> {
    if (run !== this.last) return
    this.stop()
    const before = this.runs.slice(0, -1)
    const more = new AnswerRun(++this.#lastId, run.question, run.scope)
    more.sentences = run.sentences
    this.runs = [...before, more]
    const { question, scope, sentences } = run
    const input = {
      question,
      history: historyOf(before),
      conversation: { id: this.id, from: before.length },
      ...this.#scopeOf(scope),
      continues: sentences
    }
    await this.#fill(more, (signal) => this.#api.ask(input, { signal }))
  }

  #scopeOf({ folders, files }: Scope) {
    const collection = this.#collection()
    return { folders: [...folders], files: [...files], ...(collection ? { collection } : {}) }
  }

  async #fill(run: AnswerRun, stream: (signal: AbortSignal) => AsyncIterable<AnswerEvent>): Promise<void> {
    const controller = (this.#controller = new AbortController())
    this.#selectedId = run.id
    let listed = false
    try {
      for await (const event of stream(controller.signal)) {
        // Items that were already on their way when Stop was pressed.
        if (controller.signal.aborted) break
        run.apply(event)
        // The question was written down before the first event: the conversation can be listed.
        if (!listed) this.#onKept()
        listed = true
      }
      if (run.running) run.stop()
    } catch (thrown) {
      const problem = problemOf(thrown)
      if (problem) run.fail(problem)
      else if (run.running) run.stop()
    }
    this.#onKept()
  }

  /** Ends the running answer at once; the core hears of it through the cancelled stream. */
  stop(): void {
    this.#end(false)
  }

  #end(displaced: boolean): void {
    if (this.last?.running) this.last.stop(displaced)
    this.#controller?.abort()
    this.#controller = undefined
  }

  /** Asks a failed or stopped question again: the last one in its place, an earlier one behind the others. */
  async retry(run: AnswerRun): Promise<void> {
    await this.ask(run.question, run.scope, run === this.last ? run : undefined)
  }

  /** Deletes a question with its answer, here and where it is kept. Rejects where it could not be. */
  async delete(run: AnswerRun): Promise<void> {
    await this.#api.deleteTurn({ id: this.id, place: this.runs.indexOf(run), question: run.question })
    this.runs = this.runs.filter((one) => one !== run)
    this.#onKept()
  }

  /** Shows a conversation of an earlier day, to be read or gone on with. */
  show({ id, kept }: KeptConversation): void {
    this.clear()
    this.id = id
    this.runs = kept.map((turn) => AnswerRun.replay(++this.#lastId, turn))
  }

  /** Begins a new one. */
  clear(): void {
    this.stop()
    this.id = crypto.randomUUID()
    this.runs = []
    this.#selectedId = undefined
  }
}

function historyOf(runs: readonly AnswerRun[]): Turn[] {
  return runs.flatMap((run) => (run.answer ? [{ question: run.question, answer: run.answer.text }] : [])).slice(-HISTORY_TURNS)
}

import type { Api } from '../../shared/api.ts'
import type {
  ContextWeights,
  DriftReport,
  MemoryStatus,
  OwnEvaluation,
  OwnQuestion,
  RedactionKind,
  StageLatency,
  Surfacing
} from '../../shared/memory.ts'
import { problemOf, type Problem } from './problem.ts'

/** In the order in which a person asks: what is kept, why did this come up, can I change it, how good is it, how fast. */
export const MEMORY_TABS = ['memory', 'history', 'ranking', 'quality', 'speed'] as const
export type MemoryTab = (typeof MEMORY_TABS)[number]

/** Pause after a key or a slider's move before the core hears of it. */
const TYPING_MS = 250
/** Lines of a file's history: more is not read. */
const HISTORY = 100

/** What is remembered, how it ranks, and how well and fast the search is; read anew whenever the view is opened. */
export class Memory {
  readonly #api: Api
  open = $state(false)
  tab = $state<MemoryTab>('memory')
  status = $state.raw<MemoryStatus>()
  ranking = $state.raw<{ readonly weights: ContextWeights; readonly off: readonly string[] }>()
  latency = $state.raw<readonly StageLatency[]>([])
  questions = $state.raw<readonly OwnQuestion[]>([])
  /** Oldest first. */
  evaluations = $state.raw<readonly OwnEvaluation[]>([])
  /** Oldest first. */
  drifts = $state.raw<readonly DriftReport[]>([])
  /** What the history is asked for. */
  historyOf = $state('')
  history = $state.raw<readonly Surfacing[]>([])
  problem = $state.raw<Problem>()
  /** While the search is run on the own questions. */
  measuring = $state(false)
  /** There was no earlier ranking to compare with. */
  nothingToCompare = $state(false)
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(api: Api) {
    this.#api = api
  }

  async show(tab: MemoryTab = 'memory'): Promise<void> {
    this.open = true
    this.tab = tab
    this.problem = undefined
    this.nothingToCompare = false
    await this.load()
  }

  /** Why a file came up, each time. */
  async showHistory(path: string): Promise<void> {
    this.historyOf = path
    await this.show('history')
  }

  load(): Promise<void> {
    return this.#try(async () => {
      const api = this.#api
      ;[this.status, this.ranking, this.latency, this.questions, this.evaluations, this.drifts] = await Promise.all([
        api.memoryStatus({}),
        api.ranking({}),
        api.stageLatency({}),
        api.ownQuestions({}),
        api.evaluations({}),
        api.drifts({})
      ])
      await this.#readHistory()
    })
  }

  setOn(on: boolean): Promise<void> {
    return this.#andLoad(() => this.#api.setMemory({ on }))
  }

  setRedaction(builtIn: readonly RedactionKind[], own: readonly string[]): Promise<void> {
    return this.#andLoad(() => this.#api.setRedaction({ builtIn: [...builtIn], own: [...own] }))
  }

  /** A file or folder from the system's dialog; undefined when it was cancelled. */
  async pick(kind: 'file' | 'folder'): Promise<string | undefined> {
    let path: string | undefined
    await this.#try(async () => {
      path = await this.#api.pickPath({ kind })
    })
    return path
  }

  /** Everything without a path. */
  forget(path?: string): Promise<void> {
    return this.#andLoad(() => this.#api.forget(path === undefined ? {} : { path }))
  }

  /** Shown at once; the core hears of it when the slider rests. */
  setWeights(change: Partial<ContextWeights>): void {
    if (!this.ranking) return
    const weights = { ...this.ranking.weights, ...change }
    this.ranking = { ...this.ranking, weights }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#andLoad(() => this.#api.setRanking({ weights })), TYPING_MS)
  }

  setStage(name: string, on: boolean): Promise<void> {
    const off = (this.ranking?.off ?? []).filter((other) => other !== name)
    return this.#andLoad(() => this.#api.setRanking({ off: on ? off : [...off, name] }))
  }

  /** Runs the search on the own questions and keeps the figures. */
  measure(): Promise<void> {
    return this.#measured(async () => {
      await this.#api.evaluateOwn({})
    })
  }

  /** Compares the rankings of the own questions with those before. */
  compare(): Promise<void> {
    return this.#measured(async () => {
      this.nothingToCompare = (await this.#api.driftReport({})) === undefined
    })
  }

  typeHistory(path: string): void {
    this.historyOf = path
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#try(() => this.#readHistory()), TYPING_MS)
  }

  async #readHistory(): Promise<void> {
    const path = this.historyOf.trim()
    const history = await this.#api.surfaced({ ...(path === '' ? {} : { path }), limit: HISTORY })
    if (path === this.historyOf.trim()) this.history = history
  }

  async #measured(action: () => Promise<void>): Promise<void> {
    if (this.measuring) return
    this.measuring = true
    try {
      await this.#andLoad(action)
    } finally {
      this.measuring = false
    }
  }

  async #andLoad(action: () => Promise<void>): Promise<void> {
    this.problem = undefined
    await this.#try(action)
    // Also after a failure: what is shown is what the core says.
    const { problem } = this
    await this.load()
    this.problem ??= problem
  }

  async #try(action: () => Promise<void>): Promise<void> {
    try {
      await action()
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }
}

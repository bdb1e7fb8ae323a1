import type { Api } from '../../shared/api.ts'
import type { TestDriveEvent } from '../../shared/types.ts'
import { problemOf, type Problem } from './problem.ts'

type Figures = Extract<TestDriveEvent, { type: 'end' }>

/** One line asked of a model, past all files, to see how it writes and how fast. */
export class TestDrive {
  readonly #api: Api
  /** The model that is tried; empty for none. */
  id = $state('')
  line = $state('')
  text = $state('')
  figures = $state.raw<Figures>()
  running = $state(false)
  problem = $state.raw<Problem>()
  #controller: AbortController | undefined

  constructor(api: Api) {
    this.#api = api
  }

  open(id: string, line: string): void {
    this.stop()
    this.id = this.id === id ? '' : id
    this.line = line
    this.text = ''
    this.figures = undefined
    this.problem = undefined
  }

  async run(): Promise<void> {
    if (this.line.trim() === '') return
    this.stop()
    const controller = (this.#controller = new AbortController())
    this.running = true
    this.text = ''
    this.figures = undefined
    this.problem = undefined
    try {
      for await (const event of this.#api.testModel({ id: this.id, line: this.line }, { signal: controller.signal })) {
        if (controller.signal.aborted) return
        if (event.type === 'text') this.text += event.text
        else this.figures = event
      }
    } catch (thrown) {
      if (!controller.signal.aborted) this.problem = problemOf(thrown)
    } finally {
      if (this.#controller === controller) this.running = false
    }
  }

  stop(): void {
    this.#controller?.abort()
    this.#controller = undefined
    this.running = false
  }
}

import type { Trace, TraceStage } from '../shared/types.ts'

/** Collects what each stage did; one per search or answer. Milliseconds are wall-clock, to a hundredth. */
export class TraceRecorder {
  readonly #started = performance.now()
  readonly #stages: TraceStage[] = []

  /** Runs one stage and keeps its time; `count` says what came out. */
  async stage<T>(
    name: string,
    input: number,
    run: () => Promise<T> | T,
    count: (result: T) => number,
    note?: (result: T) => string | undefined
  ): Promise<T> {
    const started = performance.now()
    const result = await run()
    this.add(name, performance.now() - started, input, count(result), note?.(result))
    return result
  }

  add(name: string, ms: number, input: number, out: number, note?: string): void {
    this.#stages.push({ name, ms: round(ms), in: input, out, ...(note ? { note } : {}) })
  }

  /** A stage of another trace, kept as it was. */
  adopt(stage: TraceStage): void {
    this.#stages.push(stage)
  }

  /** A stage that had nothing to do, or is switched off. */
  idle(name: string, note: string): void {
    this.#stages.push({ name, ms: 0, in: 0, out: 0, note, skipped: true, idle: true })
  }

  /** A stage that could not run, and why: nothing is left out silently. */
  skip(name: string, note: string, ms = 0): void {
    this.#stages.push({ name, ms: round(ms), in: 0, out: 0, note, skipped: true })
  }

  get elapsedMs(): number {
    return round(performance.now() - this.#started)
  }

  get trace(): Trace {
    return { stages: [...this.#stages], totalMs: this.elapsedMs }
  }
}

const round = (ms: number): number => Math.round(ms * 100) / 100

import type { Command } from '../shared/commands.ts'

/** Commands on their way to the window, in order; those that come while no window listens wait for the next one. */
export class CommandFeed {
  readonly #waiting: Command[] = []
  readonly #sleepers = new Set<() => void>()

  send(command: Command): void {
    this.#waiting.push(command)
    this.#wakeAll()
  }

  /** Ends when `signal` aborts: the document that listened is gone. */
  async *watch(signal: AbortSignal): AsyncGenerator<Command> {
    const stop = (): void => this.#wakeAll()
    signal.addEventListener('abort', stop, { once: true })
    try {
      while (!signal.aborted) {
        const next = this.#waiting.shift()
        if (next) yield next
        else await new Promise<void>((resolve) => this.#sleepers.add(resolve))
      }
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  #wakeAll(): void {
    for (const wake of this.#sleepers) wake()
    this.#sleepers.clear()
  }
}

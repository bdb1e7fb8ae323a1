/** A stream that a test feeds by hand: items wait until somebody reads them, and readers wait for items. */
export class Pushed<T> {
  readonly #items: T[] = []
  #wake: () => void = () => undefined
  #ended = false
  /** Set once the reader has cancelled. */
  cancelled = false

  push(...items: T[]): void {
    this.#items.push(...items)
    this.#wake()
  }

  end(): void {
    this.#ended = true
    this.#wake()
  }

  async *read(signal: AbortSignal): AsyncGenerator<T> {
    signal.addEventListener('abort', () => {
      this.cancelled = true
      this.#wake()
    })
    for (;;) {
      for (let item = this.#items.shift(); item !== undefined; item = this.#items.shift()) yield item
      if (this.#ended || signal.aborted) return
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }
}

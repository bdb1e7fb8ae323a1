import type { KnowledgeBase } from '../core/knowledge-base.ts'
import { FootnoteError } from '../shared/errors.ts'

/** The core while it is open, and when it is put away. */
export interface OpenCore {
  readonly core: KnowledgeBase
  /** Aborted when it is about to close: streams end then, and their readers open them again. */
  readonly closing: AbortSignal
}

/** Opens the core, and can let it rest while something works on its files; calls made meanwhile wait. */
export class CoreLife {
  readonly #open: () => Promise<KnowledgeBase>
  #current: Promise<OpenCore>
  #closing = new AbortController()
  #resting = false

  constructor(open: () => Promise<KnowledgeBase>) {
    this.#open = open
    this.#current = this.#start(open())
  }

  current(): Promise<OpenCore> {
    return this.#current
  }

  /** Closes the core, runs `work` on its files, and opens it again whatever came of it. Where it then does not open, `undo` runs first. */
  async during<T>(work: () => Promise<T>, undo: () => Promise<void> = () => Promise.resolve()): Promise<T> {
    if (this.#resting) throw new FootnoteError('not-allowed', 'The index is being copied already.', 'Wait until that is done.')
    this.#resting = true
    const { core } = await this.#current
    const reopened = Promise.withResolvers<KnowledgeBase>()
    this.#closing.abort()
    this.#current = this.#start(reopened.promise)
    try {
      await core.close()
      const result = await work()
      const again = await this.#open().catch(async (cause: unknown) => {
        await undo()
        throw cause
      })
      reopened.resolve(again)
      return result
    } catch (thrown) {
      reopened.resolve(this.#open())
      throw thrown
    } finally {
      this.#resting = false
    }
  }

  async close(): Promise<void> {
    const open = await this.#current.catch(() => undefined) // it never opened: nothing to close
    await open?.core.close()
  }

  #start(opening: Promise<KnowledgeBase>): Promise<OpenCore> {
    const closing = (this.#closing = new AbortController())
    const current = opening.then((core) => ({ core, closing: closing.signal }))
    current.catch(() => undefined) // every call of the window answers with it; see lateHandlers
    return current
  }
}

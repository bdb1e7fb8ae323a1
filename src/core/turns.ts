import { setImmediate } from 'node:timers/promises'

/** Long work on the thread that also serves the window is cut into slices of this length; at 50 ms a person notices. */
const SLICE_MS = 10

/** Gives the event loop its turn between slices of long work: `if (turns.due) await turns.next()` in its loop. */
export interface Turns {
  /** The slice is used up. */
  readonly due: boolean
  next(): Promise<void>
}

export function createTurns(sliceMs = SLICE_MS): Turns {
  let began = performance.now()
  return {
    get due() {
      return performance.now() - began >= sliceMs
    },
    async next() {
      await setImmediate()
      began = performance.now()
    }
  }
}

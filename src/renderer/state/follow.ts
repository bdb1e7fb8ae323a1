import { problemOf, type Problem } from './problem.ts'

/** Pause before a broken stream is opened again: long enough not to spin, short enough not to be noticed. */
const AGAIN_MS = 2000

interface Follower<T> {
  readonly signal: AbortSignal
  readonly open: (signal: AbortSignal) => AsyncIterable<T>
  readonly onItem: (item: T) => void
  /** Called with the problem when the stream breaks, and with `undefined` once it is back. */
  readonly onProblem: (problem: Problem | undefined) => void
}

/** Follows a stream of snapshots for as long as the window lives; a broken stream is reported and opened again. */
export async function follow<T>({ signal, open, onItem, onProblem }: Follower<T>): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const item of open(signal)) {
        onProblem(undefined)
        onItem(item)
      }
      return
    } catch (thrown) {
      const problem = problemOf(thrown)
      if (!problem) return
      onProblem(problem)
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    }
  }
}

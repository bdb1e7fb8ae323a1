import { CONTEXT_WEIGHTS, type ContextWeights } from '../../shared/memory.ts'

export { CONTEXT_WEIGHTS, type ContextWeights }

/** What is known about the person's doings when a question is asked; none of it leaves the machine. */
export interface Signals {
  /** Files that this conversation cited, each with how many answers ago, 1 for the last. */
  readonly cited: ReadonlyMap<string, number>
  /** Files that were opened in the reader, each with when. */
  readonly openedMs: ReadonlyMap<string, number>
  readonly pinned: ReadonlySet<string>
  /** Thumbs for a passage, by chunk id: 1 up, -1 down. */
  readonly thumbs: ReadonlyMap<string, 1 | -1>
  readonly weights: ContextWeights
}

export const NO_SIGNALS: Signals = {
  cited: new Map(),
  openedMs: new Map(),
  pinned: new Set(),
  thumbs: new Map(),
  weights: CONTEXT_WEIGHTS
}

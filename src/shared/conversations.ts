import type { AnswerEvent } from './types.ts'

/** A conversation as a list shows it. */
export interface ConversationEntry {
  /** A UUID; whoever asks the first question chooses it. */
  readonly id: string
  /** The first question, or what its owner called it. */
  readonly title: string
  readonly createdMs: number
  /** Time of the last question. */
  readonly changedMs: number
  readonly turns: number
  /** Where the words that were searched for stand in it; absent without a search. */
  readonly found?: string
}

/** A question and what came of it. */
export interface KeptTurn {
  readonly askedMs: number
  readonly question: string
  /** What the answer was limited to. */
  readonly folders: readonly string[]
  readonly files: readonly string[]
  /** The answer's events; a token only where it was stopped before the text was checked. */
  readonly events: readonly AnswerEvent[]
  /** Whether something of it was taken out because its file was forgotten. */
  readonly forgotten: boolean
}

/** A whole conversation, to be shown as it was. */
export interface KeptConversation extends ConversationEntry {
  readonly kept: readonly KeptTurn[]
}

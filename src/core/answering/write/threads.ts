import { createHash } from 'node:crypto'
import type { Turn } from '../../../shared/types.ts'
import type { Message } from '../../roles.ts'
import { estimateTokens, type Source } from '../sources/sources.ts'

/** What a model has read and written of a conversation: what comes now is read behind it, and only that. */
export interface Thread {
  readonly messages: readonly Message[]
  /** The sources in it, in their order: a follow-up may be answered from them. */
  readonly sources: readonly Source[]
}

export const NO_THREAD: Thread = { messages: [], sources: [] }

/** Conversations that are kept: each holds the texts of its sources, and a window has one or two. */
const KEPT = 3
/** Length of a former question or answer that is repeated without its sources, in UTF-16 units. */
const MAX_TURN_TEXT = 400
/** Share of the model's context that a conversation may take before it is condensed, and what is left of it then. */
const FULL = 0.6
const CONDENSED = 0.2

/** The conversations of this session, by their last turn and where they may look. */
export class Threads {
  readonly #threads = new Map<string, Thread>()

  keep(scope: string, turn: Turn, thread: Thread): void {
    const key = keyOf(scope, turn)
    this.#threads.delete(key)
    this.#threads.set(key, thread)
    for (const oldest of [...this.#threads.keys()].slice(0, -KEPT)) this.#threads.delete(oldest)
  }

  of(scope: string, turn: Turn | undefined): Thread | undefined {
    return turn && this.#threads.get(keyOf(scope, turn))
  }
}

/**
 * The thread that a question goes on with: what was read for the turns it needs, word by word, so that it is still in the
 * model's memory; or, where that is not known or too long for the context, the turns without their sources, newest first.
 */
export function threadFor(needed: readonly Turn[], known: Thread | undefined, contextTokens: number): Thread {
  if (needed.length === 0) return NO_THREAD
  if (known && lengthOf(known.messages) <= contextTokens * FULL) return known
  let left = contextTokens * CONDENSED
  const turns: Message[][] = []
  for (const turn of needed.toReversed()) {
    const messages = condensed(turn)
    left -= lengthOf(messages)
    if (left < 0 && turns.length > 0) break
    turns.unshift(messages)
  }
  return { messages: turns.flat(), sources: [] }
}

function condensed({ question, answer }: Turn): Message[] {
  return [
    { role: 'user', text: question.slice(0, MAX_TURN_TEXT) },
    { role: 'assistant', text: answer.slice(0, MAX_TURN_TEXT) }
  ]
}

function lengthOf(messages: readonly Message[]): number {
  return messages.reduce((sum, { text }) => sum + estimateTokens(text), 0)
}

function keyOf(scope: string, { question, answer }: Turn): string {
  return createHash('sha256')
    .update(JSON.stringify([scope, question, answer]))
    .digest('hex')
}

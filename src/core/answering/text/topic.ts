import type { Evidence } from './evidence.ts'
import { holdsPart } from './compounds.ts'
import { passageWords } from './windows.ts'
import { importance } from './words.ts'

/** How much of what was asked, as far as the sentence repeats it, the cited passages hold as a whole; 0 to 1. */
export function topicShare(asked: ReadonlySet<string>, own: readonly string[], chosen: readonly { readonly evidence: Evidence }[]): number {
  const repeated = own.filter((word) => asked.has(word))
  const topic = repeated.length > 1 ? new Set(repeated) : asked
  return topic.size === 0
    ? 1
    : wordShare(
        topic,
        chosen.map(({ evidence }) => evidence)
      )
}

/** Share of `words` that the passages, with the context that places them, hold; 0 to 1. */
export function wordShare(words: ReadonlySet<string>, evidence: readonly Evidence[]): number {
  const held = new Set(evidence.flatMap(passageWords))
  const total = [...words].reduce((sum, word) => sum + importance(word), 0)
  return [...words].reduce((sum, word) => sum + importance(word) * (held.has(word) ? 1 : holdsPart(word, held) ? PART : 0), 0) / total
}

/** What a part of a compound counts of the whole: enough for a question of one word, too little beside two that are not there. */
const PART = 0.35

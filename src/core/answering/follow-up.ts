import type { Turn } from '../../shared/types.ts'
import { contentWords } from './words.ts'

/** Words that point at something said before. */
const POINTER =
  /\b(?:it|its|he|him|his|she|her|hers|they|them|their|theirs|that|those|this|these|there|then|one|ones|same|former|latter)\b/i
/** "And in May?", "What about Anna?": an ellipsis that only its predecessor completes. */
const ELLIPSIS = /^\s*(?:and|or|but|what about|how about|also|why|when|where|who|how)\b[^?]{0,40}\?*\s*$/i
/** Fewer content words than this cannot name a subject by themselves. */
const FEW_WORDS = 3

/**
 * The turns that a question needs to be understood: the last one for a follow-up, none for a question of its own,
 * which former turns would only distract from.
 */
export function neededTurns(question: string, history: readonly Turn[]): readonly Turn[] {
  const dependent = POINTER.test(question) || (ELLIPSIS.test(question) && contentWords(question).length < FEW_WORDS)
  return dependent ? history.slice(-1) : []
}

/** The question as retrieval should see it: a follow-up takes the words of the question before it along. */
export function searchQuery(question: string, history: readonly Turn[]): string {
  return [...neededTurns(question, history).map((turn) => turn.question), question].join(' ')
}

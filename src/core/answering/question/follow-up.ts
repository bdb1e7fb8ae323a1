import type { Turn } from '../../../shared/types.ts'
import { languageOf, type TextLanguage } from '../../text-language.ts'
import { askedInEnglish } from './asked-in-english.ts'
import { plainly } from './plainly.ts'
import { contentWords } from '../text/words.ts'

/** Words that point at something said before; "Is there a …?" does not. */
const POINTERS: Readonly<Record<TextLanguage, readonly RegExp[]>> = {
  en: [
    /\b(?:it|its|he|him|his|she|her|hers|they|them|their|theirs|that|those|this(?! (?:week|month|year))|these|(?<!^\W*(?:is|are|was|were) )there|then|one|ones|same|former|latter)\b/i
  ],
  de: [
    // "Gibt es …?" and "diese Woche" point at nothing.
    /(?<!\p{L})(?:er|sie|ihn|ihm|ihnen|deren|dessen|dort|davon|dafür|damit|dabei|darüber|daran|darin|dazu|d(?:er|ie|as)selbe[nrsm]?|(?<!gibt |gab )es|diese[rsnm]?(?! (?:woche|monat|jahr)))(?!\p{L})/iu,
    // An article has its noun behind it, which has a capital.
    /(?<!\p{L})das(?:\s+\p{Ll}+)*\s*[?.!]?\s*$/u
  ],
  pl: [
    /(?<!\p{L})(?:on|ona|ono|oni|jego|jej|jemu|nim|nią|nich|nimi|tam|wtedy|t(?:en|a|o) sam[aeo]?)(?!\p{L})/iu,
    /(?<!\p{L})(?:ile|kiedy|gdzie|dlaczego|kto|jak|skąd) to(?!\p{L})/iu
  ]
}
/** "And in May?", "What about Anna?": an ellipsis that only its predecessor completes. */
const ELLIPSIS = /^\s*(?:and|or|but|what about|how about|also|why|when|where|who|how)\b[^?]{0,40}\?*\s*$/i
/** Fewer content words than this cannot name a subject by themselves. */
const FEW_WORDS = 3
/** Of a long chain of follow-ups, the first names the subject and the last ones say what became of it. */
const SEARCHED_TURNS = 2

/**
 * The turns that a question needs to be understood: for a follow-up those back to the last question of its own, oldest
 * first; none for a question of its own, which former turns would only distract from.
 */
export function neededTurns(question: string, history: readonly Turn[]): readonly Turn[] {
  if (!isFollowUp(question)) return []
  const own = history.findLastIndex((turn) => !isFollowUp(plainly(turn.question)))
  return history.slice(Math.max(0, own))
}

/** The question as retrieval should see it: a follow-up takes the words of the questions before it along. */
export function searchQuery(question: string, history: readonly Turn[]): string {
  const needed = neededTurns(question, history)
  const asked = needed.length <= SEARCHED_TURNS ? needed : [...needed.slice(0, 1), ...needed.slice(1 - SEARCHED_TURNS)]
  return [...asked.map((turn) => plainly(turn.question)), question].join(' ')
}

function isFollowUp(asked: string): boolean {
  const { question } = askedInEnglish(asked)
  return (
    POINTERS.en.some((pattern) => pattern.test(question)) ||
    POINTERS[languageOf(asked)].some((pattern) => pattern.test(asked)) ||
    (ELLIPSIS.test(question) && contentWords(question).length < FEW_WORDS)
  )
}

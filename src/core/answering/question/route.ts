import { clausesOf } from '../../retrieval/clauses.ts'
import { intentOf, type Intent } from './intent.ts'
import { asksForAll, isYesNo } from './question-kind.ts'
import { contentWords } from '../text/words.ts'

/** What the evaluation compares; `interleaved` is what the app does. */
export const ANSWER_MODES = ['single', 'always', 'confidence', 'support', 'interleaved'] as const
export type AnswerMode = (typeof ANSWER_MODES)[number]

export interface Route {
  readonly kind: 'one-pass' | 'loop' | 'plan' | 'times'
  readonly intent: Intent
  /** The questions to answer, one after the other; one, unless it is a plan. */
  readonly parts: readonly string[]
  /** In plain words, for the trace. */
  readonly why: string
}

/** The best source must hold this share of the question's content words, or one pass is not believed to do (answering.md, 3.3). */
const COVERED = 0.6

const TIMES = /\b(?:before|after)\b|\bmore than\b.*\b(?:days?|weeks?|months?)\b.*\b(?:between|from)\b/i
const COMPARES =
  /\b(?:compare|comparison|differ|differences?|both|same|than|versus|vs\.?|older|newer|larger|smaller|cheaper|earlier|later|first|which of)\b/i
/** Behind the verb of a question stands its subject; a verb without one goes on with the same: "What was built and was torn down?" */
const ASKS_WHETHER =
  "(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|may)\\s+(?:I|we|you|s?he|it|they|there|the|an?|my|our|your|his|her|its|their|this|that|any(?:one|body|thing)?|\\p{Lu}[\\p{L}'’-]*)"
/** A question that begins again after a comma or an "and". */
const NEXT_QUESTION = new RegExp(
  `(?:,\\s*|\\s+)and\\s+(?=(?:(?:(?:on|in|at|by|for|from|to|with)\\s+)?(?:whom?|what|when|where|which|why|how)|${ASKS_WHETHER})\\b)|\\?\\s+(?=\\p{Lu})`,
  'u'
)
/** An event with fewer content words cannot be looked up by itself. */
const OWN_SUBJECT = 2

/** How a question is gone about, by rules alone: most questions are easy, and the loop would only cost time there. */
export function route(question: string, covered: number, intent = intentOf(question)): Route {
  if (intent !== 'answer')
    return { kind: intent === 'comparison' ? 'loop' : 'one-pass', intent, parts: [question], why: INTENT_WHY[intent] }
  const times = timesOf(question)
  if (times)
    return {
      kind: 'times',
      intent,
      parts: [times.sides[0], named(times.sides[1], times.sides[0])],
      why: 'It asks which came first, or how long between: each side is looked up, the days are compared.'
    }
  const parts = questionsIn(question)
  if (parts.length > 1)
    return { kind: 'plan', intent, parts, why: `It asks ${parts.length} things: each is looked up and answered in turn.` }
  if (clausesOf(question).length > 1 || COMPARES.test(question) || asksForAll(question))
    return { kind: 'loop', intent, parts: [question], why: 'It compares or joins things that may stand in several files.' }
  if (covered < COVERED)
    return {
      kind: 'loop',
      intent,
      parts: [question],
      why: `The best passage holds only ${Math.round(covered * 100)} % of the question’s words.`
    }
  return { kind: 'one-pass', intent, parts: [question], why: 'One passage speaks of all that is asked.' }
}

/** Two files that are compared and are no versions of one another: each is summed up from its own text. */
export function besides(question: string): Route {
  return { kind: 'one-pass', intent: 'summary', parts: [question], why: 'It compares two files: each is summed up from its own text.' }
}

/** The single questions of a text that asks several; each understandable by itself, as far as rules can tell. */
export function questionsIn(question: string): string[] {
  const pieces = question.split(NEXT_QUESTION).map((piece) => piece.trim().replace(/[?,;\s]+$/, ''))
  if (
    pieces.length < 2 ||
    !pieces.every((piece) =>
      /^\W*(?:(?:on|in|at|by|for|from|to|with)\s+)?(?:whom?|what|when|where|which|why|how|is|are|was|were|did|do|does|has|have|can)\b/i.test(
        piece
      )
    )
  )
    return [question]
  const [subject = ''] = pieces
  // "When and where do they meet?" has one predicate for both.
  if (ONLY_ASKS.test(subject)) return [question]
  return pieces.map((piece, index) =>
    index > 0 && (contentWords(piece).length === 0 || LEANS.test(piece)) ? `${subject}, and ${piece}?` : `${piece}?`
  )
}

/** Points back, names nothing that was found, done or said ("…, and what was found?"), or only asks ("…, and by how much?"). */
const LEANS =
  /\b(?:it|its|he|she|they|his|her|their|that|this)\b|^\W*(?:what|who|where|when|how|why)\s+(?:(?:was|were)|(?:has|had|have)\s+been)\s+\p{Ll}+\W*$|^\W*(?:\p{L}+\s+)?(?:how (?:much|many|long|often)|when|why|which ones?)\W*$/iu

const ONLY_ASKS =
  /^\W*(?:(?:on|in|at|by|for|from|to|with)\s+)?(?:whom?|what|when|where|why|how(?:\s+(?:long|often|much|many|far))?|(?:which|what|how (?:much|many))\s+\p{L}+)$/iu

export interface TimesQuestion {
  /** The two events as the question tells them, in its order. */
  readonly sides: readonly [string, string]
  readonly asks: 'before' | 'after' | { readonly moreThanDays: number }
}

const INTERVAL =
  /\bmore than\s+(a|an|one|two|three|four|five|six|\d+)\s+(day|week|month)s?\b.*?\b(?:between|from)\s+(.+?)\s+(?:and|to)\s+(?=(?:\p{Lu}\S*\s+){1,3}\S+ing\b)(.+?)\??\s*$/iu
const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six']
const DAYS = { day: 1, week: 7, month: 30 } as const

/** A yes/no question about the order of two events or the time between them; undefined for any other. */
export function timesOf(question: string): TimesQuestion | undefined {
  if (!TIMES.test(question) || !isYesNo(question)) return undefined
  const interval = INTERVAL.exec(question)
  if (interval) {
    const [, count = '', unit = 'day', from = '', to = ''] = interval
    const number = /^an?$/i.test(count) ? 1 : Math.max(NUMBER_WORDS.indexOf(count.toLowerCase()), Number(count) || 0)
    const days = unit.toLowerCase() === 'week' ? DAYS.week : unit.toLowerCase() === 'month' ? DAYS.month : DAYS.day
    return { sides: [from, to], asks: { moreThanDays: number * days } }
  }
  const event = question.replace(/^\W*(?:question:\s*)?(?:did|do|does|is|are|was|were|has|have|had)\s+/i, '').replace(/[?\s]+$/, '')
  // "… after the workout before she shared tips": of several, the word that leaves two whole events.
  const splits = [...event.matchAll(/\s*,?\s*\b(before|after)\b\s+/gi)].map(({ 0: joint, 1: word = '', index }) => {
    const sides = [event.slice(0, index), event.slice(index + joint.length)] as const
    return { sides, word, least: Math.min(...sides.map((side) => contentWords(side).length)) }
  })
  const [best] = splits.toSorted((a, b) => b.least - a.least)
  if (!best || best.least < OWN_SUBJECT) return undefined
  return { sides: best.sides, asks: best.word.toLowerCase() === 'before' ? 'before' : 'after' }
}

/** "she invited him …" with the names that the other event begins with and then tells of: looked up by itself, a pronoun finds anyone. */
function named(side: string, other: string): string {
  const [subject, object] = [...other.matchAll(/(?:\p{Lu}[\p{L}’'-]*\s?)+/gu)].map(([name]) => name.trim().replace(/['’]s?$/, ''))
  if (!subject || !other.startsWith(subject)) return side
  const whole = side.replace(/^(?:s?he|they)\b/i, subject)
  return whole === side || !object
    ? whole
    : whole.replace(/\b(?:him|them|her(?=\s+(?:to|about|for|if|whether|that|on|in|at|with)\b|$))/i, object)
}

const INTENT_WHY = {
  comparison: 'It compares: each side gets its share of what is read.',
  summary: 'A summary was asked for.',
  draft: 'A text was asked for: what it states is checked against the files, what is only polite is not.',
  translation: 'A translation was asked for: names, numbers and dates are checked.'
} as const

import type { Citation } from '../../../shared/types.ts'
import { lacksKind } from './answer-kind.ts'
import { checkCourtesy, withoutPlaceholders } from './check-courtesy.ts'
import { checkTranslation } from './check-translation.ts'
import { attribute, withMatter, type Attribution } from '../cite/cite.ts'
import { deniesAlone, polarityOf } from '../text/claims.ts'
import { contradiction } from './contradict.ts'
import { doubtfulWords, type DoubtfulWord, type WrittenToken } from './confidence.ts'
import { isGuess, type Doubt } from './doubt.ts'
import type { Evidence } from '../text/evidence.ts'
import { ownStoryOf } from './own-story.ts'
import { saysNotFound } from '../write/not-found.ts'
import { repeatsPrompt } from '../write/prompt.ts'
import { asksNoDay, isYesNo } from '../question/question-kind.ts'
import type { Intent } from '../question/intent.ts'
import { tellsOneRow } from '../tables/one-row.ts'
import { otherSpeaker } from './speaker.ts'
import { speaksOfNone, titleOfAnother } from '../cite/strays.ts'
import { readableText } from '../text/table-rows.ts'
import { wrongWeekday } from './weekday.ts'
import { claimedDays, claimedNumbers, claimInWords, contentWords, heldWords, numbersIn, otherCode, withoutDays } from '../text/words.ts'

/**
 * Probability below which a supported sentence is called weak. Correct words of small models fell to 0.37 and 0.56
 * (field notes), so FLARE's 0.8 would fire on most correct text.
 */
const UNSURE = 0.3

/**
 * Share of a summary's sentence that its quotes must hold: where it falls short the file's own sentence stands in its place. Of 37 read
 * one by one four were below, three of them wrong ("The story begins with Piotr and Ida discussing the absence of mountains").
 */
const OF_SUMMARY = 0.7

/** How a summary speaks of what it sums up: claims of no text. */
const SUMS_UP =
  /\b(?:the (?:text|letter|author|writer|user|source|document|note) (?:also )?)?(?:discusses|describes|mentions|states|explains|suggests|notes)\b/gi

export interface Check {
  /** `weak`: the files say it, but the model wavered. `unsupported`: it is not shown. */
  readonly outcome: 'supported' | 'weak' | 'unsupported' | 'not-found'
  readonly attribution: Attribution
  /** Least sure first. */
  readonly doubtful: readonly DoubtfulWord[]
  /** Content words of the sentence that no source holds, as stems. */
  readonly lacking: readonly string[]
  readonly reason: string
}

/** Of what was not written by a model: these are the places that say it. */
export const asTold = (citations: Attribution['citations']): Check => ({
  outcome: 'supported',
  attribution: { supported: true, support: 1, strays: [], citations },
  doubtful: [],
  lacking: [],
  reason: ''
})

const NOTHING: Attribution = { supported: false, support: 0, strays: [], citations: [] }

/** Holds a written sentence against the sources; words and figures decide, probabilities only add doubt. `doubt`: default none. */
export function checkSentence(
  written: string,
  tokens: readonly WrittenToken[],
  question: string,
  evidence: readonly Evidence[],
  intent: Intent = 'answer',
  doubt: Doubt = { refusal: 0 }
): Check {
  const blank = intent === 'draft' ? withoutPlaceholders(written) : undefined
  if (blank !== undefined) return checkBlank(blank, tokens, question, evidence)
  const sentence = withoutItemNumber(written)
  const doubtful = doubtfulWords(tokens, UNSURE)
  const unread = (outcome: Check['outcome'], reason: string): Check => ({ outcome, attribution: NOTHING, doubtful, lacking: [], reason })
  if (intent !== 'translation' && saysNotFound(sentence)) return unread('not-found', 'The model found no answer in the sources.')
  // A summary may name what it sums up; a letter is about more than the words in which it was asked for.
  const about = intent === 'summary' ? evidence.map(({ passage }) => [passage.title, ...passage.headings].join(' ')).join(' ') : question
  const ofQuestion = intent !== 'draft' && intent !== 'summary'
  const needs = { onTopic: ofQuestion, ...(intent === 'summary' ? { least: OF_SUMMARY } : {}) }
  const claim = intent === 'summary' ? sentence.replaceAll(SUMS_UP, ' ') : sentence
  const attribution = intent === 'translation' ? NOTHING : attribute(claim, about, evidence, needs)
  const { support, citations } = attribution
  if (intent === 'answer' && isGuess(sentence, question, { support, quotes: () => asRead(citations, evidence) }, doubt))
    return unread('not-found', `The model was close to finding no answer in the sources (${Math.round(doubt.refusal * 100)} %).`)
  if (repeatsPrompt(sentence)) return unread('unsupported', 'It only repeats its instructions.')
  if (intent === 'answer' && onlyRepeats(sentence, question, doubt.goesOn)) return unread('unsupported', 'It only repeats the question.')
  if (intent === 'translation') return checkTranslation(sentence, doubtful, evidence)
  const courtesy = intent === 'draft' ? checkCourtesy(sentence, attribution, doubtful) : undefined
  if (courtesy) return courtesy
  if (!attribution.supported) {
    const { strays } = attribution
    const reason = strays.length > 0 ? `No source states ${strays.map(claimInWords).join(', ')}.` : 'No source says this.'
    return { outcome: 'unsupported', attribution, doubtful, lacking: lackingWords(sentence, evidence), reason }
  }
  // Only the files that it is cited to: where another file says otherwise, that is a conflict, and is shown as one.
  const cited = new Set(attribution.citations.map(({ document }) => document))
  const quotes = attribution.citations.map(({ quote }) => quote)
  const read = evidence.filter(({ passage }) => cited.has(passage.document))
  const title = ofQuestion ? titleOfAnother(sentence, read) : undefined
  const code = ofQuestion ? otherCode(sentence, linesSaying(sentence, question, quotes)) : undefined
  const otherwise =
    (title === undefined ? undefined : `The cited file does not speak of “${title}”.`) ??
    (code === undefined ? undefined : `The source says this of ${code.held}, not of ${code.named}.`) ??
    (intent === 'answer' && !doubt.goesOn ? speaksOfNone(question, read) : undefined) ??
    contradiction(sentence, question, read) ??
    wrongWeekday(sentence, quotes) ??
    otherSpeaker(sentence, question, attribution.citations, evidence) ??
    (intent === 'answer' ? ownStoryOf(sentence, question, attribution.citations, evidence) : undefined) ??
    (intent === 'answer' && !doubt.goesOn ? lacksKind(sentence, question, attribution.citations, evidence) : undefined) ??
    (ofQuestion && deniesAlone(sentence, quotes) ? 'No source denies this.' : undefined)
  if (otherwise !== undefined)
    return { outcome: 'unsupported', attribution: { ...attribution, supported: false }, doubtful, lacking: [], reason: otherwise }
  // A summary finds words of its own; a name or a figure it must have from the text. One that its quotes hold was chosen among true
  // ones: no answer hangs on it, and a caution in the middle of a summary reads as if the file were doubtful.
  const [least] = intent === 'summary' ? ofSummary(doubtful, quotes) : doubtful
  const unsure = least && `The model was not sure of “${least.word}” (${Math.round(least.probability * 100)} %).`
  const alone =
    intent === 'answer' && tellsOneRow(sentence, question, attribution.citations, read)
      ? 'One row says this; no rows were added up or compared.'
      : undefined
  const reason = alone ?? unsure ?? ''
  return { outcome: reason ? 'weak' : 'supported', attribution: withMatter(attribution), doubtful, lacking: [], reason }
}

/** The lines and sentences of the quotes that hold what the sentence adds to its question. */
function linesSaying(sentence: string, question: string, quotes: readonly string[]): readonly string[] {
  const asked = new Set(heldWords(question))
  const added = contentWords(sentence).filter((word) => !asked.has(word))
  return quotes
    .flatMap((quote) => quote.split(/\n|(?<=[.!?])\s/))
    .filter((line) => {
      const held = new Set(heldWords(line))
      return added.some((word) => held.has(word))
    })
}

/** A letter's sentence with something to fill in: what else it says is held against the files, and the user is told of the rest. */
function checkBlank(rest: string, tokens: readonly WrittenToken[], question: string, evidence: readonly Evidence[]): Check {
  const toFill = 'Fill in what stands in brackets before you send it.'
  if (!/\p{L}/u.test(rest)) return { ...asTold([]), outcome: 'weak', attribution: { ...NOTHING, supported: true }, reason: toFill }
  const check = checkSentence(rest, tokens, question, evidence, 'draft')
  return check.outcome === 'supported' ? { ...check, outcome: 'weak', reason: toFill } : check
}

/** Names and figures that no quote holds. */
function ofSummary(doubtful: readonly DoubtfulWord[], quotes: readonly string[]): readonly DoubtfulWord[] {
  const said = new Set(quotes.join(' ').split(/\s+/).map(bare))
  return doubtful.filter(({ word }) => /\d|^\p{Lu}/u.test(word) && !said.has(bare(word)))
}

/** A written word without the full stop or brackets that stand at it. */
const bare = (word: string): string => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

/** "2. Choose a file": the number is the list's, and no source has to state it; the one of "2. Mai" is a claim. */
function withoutItemNumber(sentence: string): string {
  const number = /^\s*\d{1,2}[.)]\s+(?=\P{N})/u
  return number.test(withoutDays(sentence)) ? sentence.replace(number, '') : sentence
}

/**
 * A line that answers nothing by itself: one that leads to a list that is still to come ("You can follow these steps:"), or a source's
 * date copied alone, where no time is asked for, or any day where a place, a person, a reason or an amount is.
 */
export function onlyAnnounces(sentence: string, question: string): boolean {
  const isStamp = /^\W*(?:19|20)\d{2}(-?)\d{2}\1\d{2}(?:[_ T]\d{2}:?\d{2})?\W*$/.test(sentence)
  const isDay = claimedDays(sentence).length > 0 && contentWords(withoutDays(sentence)).length === 0 && asksNoDay(question)
  return /:\s*$/.test(sentence) || isDay || (isStamp && !/\b(?:when|day|date|time)\b/i.test(question))
}

const ASKS_WHY = /^\W*why\b|\breasons?\b/i
/** What is no reason: "The exact reason for the meeting on Thursday is that there is a meeting tomorrow." */
const IDLE_REASONS = contentWords('exact reason because due cause today tomorrow yesterday', 'en')

/** Words that sound like an answer: "Anna suggested several features." */
const VAGUE = contentWords('several various many certain specific different particular', 'en')

/**
 * "Which song did they choose?" – "They chose a song." A sentence without a word or figure of its own answers nothing, except
 * where the question itself names what can be answered: yes or no, this or that; behind a Yes or No (`goesOn`) it answers nothing, too.
 */
function onlyRepeats(sentence: string, question: string, goesOn = false): boolean {
  if ((isYesNo(question) && !goesOn) || !/\?|^\W*(?:who|what|when|where|which|why|how)\b/i.test(question)) return false
  if (/\bor\b|\bwhich\b.*\b(?:and|of)\b/i.test(question)) return false
  // "Her favourite character in “Black Myth: Wukong” is Wukong": the answer may be a name that the question holds elsewhere.
  const [, named] = /\b(?:is|are|was|were)\s+((?:\p{Lu}\S*\s*){1,4})[.!]?\s*$/u.exec(sentence) ?? []
  if (named !== undefined && !sentence.startsWith(named.replace(/\W+$/, ''))) return false
  // "Anna has no allergies" answers "What allergies does Anna have?", if a source denies it.
  if (polarityOf(sentence) < 0 && polarityOf(question) > 0) return false
  const asked = new Set([...contentWords(question), ...VAGUE, ...(ASKS_WHY.test(question) ? IDLE_REASONS : [])])
  const figures = numbersIn(question)
  return contentWords(sentence).every((word) => asked.has(word)) && claimedNumbers(sentence).every((number) => figures.has(number))
}

/** Quotes as the model read them: "fuel cost GBP" stands above the row that is quoted. */
function asRead(citations: readonly Omit<Citation, 'number'>[], evidence: readonly Evidence[]): readonly string[] {
  return citations.map((citation) => {
    const source = evidence.find(({ passage }) => passage.document === citation.document)
    return source ? readableText(source.document, citation) : citation.quote
  })
}

function lackingWords(sentence: string, evidence: readonly Evidence[]): string[] {
  const held = new Set(evidence.flatMap(({ passage }) => heldWords(`${passage.context} ${passage.text}`)))
  const figures = new Set(evidence.flatMap(({ passage }) => [...numbersIn(`${passage.context} ${passage.text}`)]))
  return [
    ...new Set([
      ...contentWords(sentence).filter((word) => !held.has(word)),
      ...claimedNumbers(sentence).filter((number) => !figures.has(number))
    ])
  ]
}

import type { Citation } from '../../../shared/types.ts'
import { languageOf } from '../../text-language.ts'
import { reachesRow } from '../text/blocks.ts'
import { citationOf, holds } from './citation.ts'
import { denies, holdsDenial } from '../text/claims.ts'
import { holdsPart } from '../text/compounds.ts'
import type { Evidence } from '../text/evidence.ts'
import { matterOf } from './matter.ts'
import { withNames } from './named-quote.ts'
import { strayWordings } from './strays.ts'
import { topicShare } from '../text/topic.ts'
import { wholeTurn } from './whole-turn.ts'
import { windowsOf, type Window } from '../text/windows.ts'
import { claimedNumbers, contentWords, heldWords, namesIn, numbersIn, withoutDays } from '../text/words.ts'

/** Weight of a word that the question already holds: repeating the question proves little, contradicting it proves much. */
const QUESTION_WEIGHT = 0.35
/** The same for a name or a quoted title: "Overwatch 3" tells which evening is meant, "watch" and "movie" do not. */
const NAME_WEIGHT = 0.7
/** A longer window must explain at least this much more of the sentence for each source sentence it adds. */
const WIDENING_COST = 0.06
/** A further footnote must carry this share of the sentence that those before do not, or a number that none of them states. */
const FURTHER_GAIN = 0.2
/** Footnotes of one sentence at most. */
const MAX_CITATIONS = 3
/** Weight of a word that no source holds: it may be a paraphrase. Names and numbers are not forgiven, see `strays`. */
const ABSENT_WEIGHT = 0.5
/** Share of the sentence's weighted content words that its quotes must hold; below it the sentence is not supported. */
const MIN_SUPPORT = 0.5

/**
 * Share of the question's content words that the cited passages must hold. Below it a sentence answers another
 * question: "The season ticket for the pool costs 48 euros" was cited to the rent of an allotment.
 */
const MIN_TOPIC = 1 / 3

/**
 * What a window gains when it holds all words that the sentence shares with the question. Without it "Who congratulates Li
 * Hua on the bench press?" was cited to "JenniferMoore: Hey Li Hua!": the name is new, the matter stands a sentence later.
 */
const QUOTED_BONUS = 0.3

/**
 * What a window that denies gains where the sentence does: "Do you have any dietary restrictions?" holds every word of "she has none",
 * and what says it is the reply.
 */
const DENIAL_BONUS = 0.3

export interface Attribution {
  readonly supported: boolean
  /** 0 to 1: share of the sentence's content that the citations carry together. */
  readonly support: number
  /** Numbers, names and quotations that the sentence claims and no source holds; one is enough to reject it. */
  readonly strays: readonly string[]
  readonly citations: readonly Omit<Citation, 'number'>[]
  /** What the quotes are about, where none of them names it: to be shown behind them, and no witness of what the sentence says. */
  readonly matter?: Omit<Citation, 'number'>
}

/**
 * Finds the spans of the passages that say what `sentence` says, from the words alone: the model's own markers are
 * never read. Every quote is cut from the stored text, so it cannot differ from it. A sentence is supported when its
 * quotes hold at least `MIN_SUPPORT` of its content, weighted by rarity, and all of its numbers, and every name and
 * quotation in it occurs in the sources or the question, its passages speak of what was asked, and its quotes hold something of what it
 * adds to the question. `onTopic: false` leaves the last two out: a letter is about more than the words in which it was asked for. `least`: in place of `MIN_SUPPORT`.
 */
export function attribute(
  sentence: string,
  question: string,
  evidence: readonly Evidence[],
  { onTopic = true, least = MIN_SUPPORT }: { readonly onTopic?: boolean; readonly least?: number } = {}
): Attribution {
  const asked = new Set(contentWords(question))
  // A sentence without content of its own ("Yes.") claims what the question asks.
  const own = contentWords(withoutDays(sentence))
  const claim = new Set(own.length > 0 ? own : asked)
  const names = new Set(namesIn(question))
  const numbers = [...new Set(claimedNumbers(sentence))]
  const askedNumbers = numbersIn(question)
  const needed = numbers.filter((number) => !askedNumbers.has(number))
  // "£915" is said where that stands, not where the words of the question do.
  const says = (window: Window): boolean => own.length > 0 || needed.length === 0 || needed.some((number) => window.numbers.has(number))
  const windows = evidence.flatMap((item) => windowsOf(item)).filter(says)
  const weigh = weights(claim, own.length > 0 ? asked : new Set(), names, windows)

  const total = sum([...claim], weigh) + needed.length
  // What repeats the question is carried by a passage as a whole; what is new must stand in the quoted window.
  const gain = (window: Window, had: ReadonlySet<string>): number => {
    const words = [...claim].filter((word) => !had.has(word) && (window.words.has(word) || (asked.has(word) && window.around.has(word))))
    const figures = needed.filter((number) => window.numbers.has(number) && !had.has(number))
    return total === 0 ? 0 : (sum(words, weigh) + figures.length) / total
  }
  const repeated = [...claim].filter((word) => asked.has(word))
  const repeatedWeight = sum(repeated, weigh)
  const inQuote = (window: Window): number => {
    const quoted = repeated.filter((word) => window.words.has(word))
    return repeated.length === 0 ? 0 : (sum(quoted, weigh) / repeatedWeight) * QUOTED_BONUS
  }
  const chosen: Window[] = []
  const things = [...claim].filter((word) => !names.has(word))
  const isDenial = own.length > 0 && denies(sentence)
  // One source sentence, which denies a thing that the sentence speaks of: a wider window may deny something else beside it.
  const denying = ({ evidence: { document }, start, end, width, words }: Window): number =>
    isDenial && chosen.length === 0 && width === 1 && holdsDenial(document.text.slice(start, end)) && things.some((word) => words.has(word))
      ? DENIAL_BONUS
      : 0
  const cost = (window: Window): number => WIDENING_COST * (window.width - 1) - window.bonus - inQuote(window) - denying(window)

  const held = new Set<string>()
  let support = 0
  while (chosen.length < MAX_CITATIONS) {
    const next = pick(windows, (window) => (gain(window, held) > 0 ? gain(window, held) - cost(window) : 0))
    if (!next) break
    const states = needed.some((number) => next.numbers.has(number) && !held.has(number))
    if (chosen.length > 0 && !states && gain(next, held) < FURTHER_GAIN) break
    support += gain(next, held)
    chosen.push(next)
    for (const word of [...next.words, ...next.numbers]) held.add(word)
    // The question's own words earn no further footnote: they stand in many passages and prove nothing new.
    if (own.length > 0) for (const word of asked) held.add(word)
  }
  for (const window of [...chosen]) if (isNeedless(window, chosen, claim, needed, asked)) chosen.splice(chosen.indexOf(window), 1)
  const stated = new Set(chosen.flatMap((window) => [...window.numbers]))
  const quotes = chosen.map((window) => wholeTurn(window, claim, window.evidence, names))
  const told = new Set(quotes.flatMap(({ start, end }, index) => heldWords(chosen[index]?.evidence.document.text.slice(start, end) ?? '')))
  const untold = [...names].filter((name) => claim.has(name) && !told.has(name))
  const added = own.filter((word) => !asked.has(word))
  const adds = added.length > 0 || needed.length > 0
  // "Yes, the police found the burglar": what only repeats the question is carried by the judge's score, and that knows English.
  const isCarried =
    adds || languageOf(question) === 'en' || [...claim].filter((word) => told.has(word) || holdsPart(word, told)).length * 2 > claim.size
  const tellsNew = !onTopic || (!adds && isCarried) || needed.length > 0 || added.some((word) => told.has(word))
  // "A new tap costs 3,540 euros" has its figure from the deposit. A row is read with its columns, a day heads what is said.
  const isBare = needed.some((number) => {
    const stating = number.startsWith('@') ? [] : chosen.filter((window) => window.numbers.has(number))
    return stating.length > 0 && own.length > 0 && stating.every((window) => isText(window) && !own.some((word) => window.words.has(word)))
  })
  const strays = [...needed.filter((number) => !stated.has(number)), ...strayWordings(sentence, question, evidence)]
  const citations = outermost(
    chosen.map((window, index) => {
      const quote = quotes[index] ?? window
      return citationOf(window.evidence, index === 0 ? withNames(quote, untold, window.evidence) : quote, gain(window, new Set()))
    })
  )
  const matter = onTopic && own.length > 0 && citations.length < MAX_CITATIONS ? matterOf(repeated, citations, windows) : undefined
  return {
    supported:
      support >= least &&
      strays.length === 0 &&
      tellsNew &&
      !(onTopic && isBare) &&
      (!onTopic || topicShare(asked, own, chosen) >= MIN_TOPIC),
    support,
    strays,
    citations,
    ...(matter ? { matter: citationOf(matter.evidence, wholeTurn(matter, claim, matter.evidence), gain(matter, new Set())) } : {})
  }
}

/** Whether a window is neither a row of a table nor of the lines that head its file. */
function isText({ evidence: { document }, ...span }: Window): boolean {
  const { preamble } = document
  const isHead = preamble !== undefined && span.start < preamble.end
  return !isHead && !reachesRow(document, span)
}

/** With the footnote for the matter among its citations, as it is shown. */
export function withMatter({ matter, ...attribution }: Attribution): Attribution {
  return matter ? { ...attribution, citations: outermost([...attribution.citations, matter]) } : attribution
}

/** Without those that lie within another. */
function outermost(citations: Attribution['citations']): Attribution['citations'] {
  return citations.filter((citation, index) => !citations.some((other, at) => at !== index && holds(other, citation, at < index)))
}

/** Whether the other footnotes hold all that this one does of the sentence: the first choice may be covered by what came after. */
function isNeedless(
  window: Window,
  chosen: readonly Window[],
  claim: ReadonlySet<string>,
  needed: readonly string[],
  asked: ReadonlySet<string>
): boolean {
  const others = chosen.filter((one) => one !== window)
  const isHeld = (word: string): boolean => others.some((one) => one.words.has(word) || (asked.has(word) && one.around.has(word)))
  return (
    others.length > 0 &&
    [...claim].every((word) => !window.words.has(word) || isHeld(word)) &&
    needed.every((number) => !window.numbers.has(number) || others.some((one) => one.numbers.has(number)))
  )
}

/** Rarity of each word among the source sentences: 1 for a word in one of them, 1/2 in two, 1/3 in four. */
function weights(
  claim: ReadonlySet<string>,
  asked: ReadonlySet<string>,
  names: ReadonlySet<string>,
  windows: readonly Window[]
): ReadonlyMap<string, number> {
  const single = windows.filter((window) => window.width === 1)
  return new Map(
    [...claim].map((word) => {
      const frequency = single.filter((window) => window.words.has(word)).length
      const rarity = frequency === 0 ? ABSENT_WEIGHT : 1 / (1 + Math.log2(frequency))
      return [word, asked.has(word) ? rarity * (names.has(word) ? NAME_WEIGHT : QUESTION_WEIGHT) : rarity]
    })
  )
}

function sum(words: readonly string[], weigh: ReadonlyMap<string, number>): number {
  return words.reduce((total, word) => total + (weigh.get(word) ?? 0), 0)
}

function pick(windows: readonly Window[], score: (window: Window) => number): Window | undefined {
  let best: Window | undefined
  let bestScore = 0
  for (const window of windows) {
    const value = score(window)
    if (value > bestScore) [best, bestScore] = [window, value]
  }
  return best
}

import type { Citation, Document, Passage, Span } from '../../shared/types.ts'
import { documentSentences } from './sentences.ts'
import { claimedNumbers, collapse, contentWords, namesIn, numbersIn, quotationsIn } from './words.ts'

/** Widest span that is quoted for one sentence, in source sentences: answering.md, section 3, step 5. */
const MAX_WINDOW = 3
/** Longest quote in UTF-16 units: about 100 words, what a reader takes in at a glance. */
const MAX_QUOTE = 600
/** Weight of a word that the question already holds: repeating the question proves little, contradicting it proves much. */
const QUESTION_WEIGHT = 0.35
/** A longer window must explain at least this much more of the sentence for each source sentence it adds. */
const WIDENING_COST = 0.06
/** A second footnote must carry at least this share of the sentence that the first does not. */
const SECOND_GAIN = 0.2
/** Share of the sentence's weighted content words that its quotes must hold; below it the sentence is not supported. */
export const MIN_SUPPORT = 0.5

/** A passage together with the stored text that its offsets belong to. */
export interface Evidence {
  readonly passage: Passage
  readonly document: Document
}

export interface Attribution {
  readonly supported: boolean
  /** 0 to 1: share of the sentence's content that the citations carry together. */
  readonly support: number
  /** Numbers, names and quotations that the sentence claims and no source holds; one is enough to reject it. */
  readonly strays: readonly string[]
  readonly citations: readonly Omit<Citation, 'number'>[]
}

/**
 * Finds the spans of the passages that say what `sentence` says, from the words alone: the model's own markers are
 * never read. Every quote is cut from the stored text, so it cannot differ from it. A sentence is supported when its
 * quotes hold at least `MIN_SUPPORT` of its content, weighted by rarity, and all of its numbers, and every name and
 * quotation in it occurs in the sources or the question.
 */
export function attribute(sentence: string, question: string, evidence: readonly Evidence[]): Attribution {
  const windows = evidence.flatMap((item) => windowsOf(item))
  const asked = new Set(contentWords(question))
  // A sentence without content of its own ("Yes.") claims what the question asks.
  const own = contentWords(sentence)
  const claim = new Set(own.length > 0 ? own : asked)
  const weigh = weights(claim, own.length > 0 ? asked : new Set(), windows)
  const numbers = [...new Set(claimedNumbers(sentence))]
  const askedNumbers = numbersIn(question)
  const needed = numbers.filter((number) => !askedNumbers.has(number))

  const total = sum([...claim], weigh) + needed.length
  const gain = (window: Window, had: ReadonlySet<string>): number => {
    const words = [...claim].filter((word) => window.words.has(word) && !had.has(word))
    const figures = needed.filter((number) => window.numbers.has(number) && !had.has(`#${number}`))
    return total === 0 ? 0 : (sum(words, weigh) + figures.length) / total
  }
  const best = pick(windows, (window) => gain(window, new Set()) - WIDENING_COST * (window.width - 1) + window.bonus)
  if (!best) return { supported: false, support: 0, strays: needed, citations: [] }

  const chosen = [best]
  const held = new Set([...best.words, ...[...best.numbers].map((number) => `#${number}`)])
  let support = gain(best, new Set())
  // What the question already says earns no second footnote: it stands in many passages and proves nothing new.
  for (const word of asked) if (own.length > 0) held.add(word)
  const second = pick(windows, (window) => gain(window, held) - WIDENING_COST * (window.width - 1))
  if (second && gain(second, held) >= SECOND_GAIN) {
    chosen.push(second)
    support += gain(second, held)
  }
  const stated = new Set(chosen.flatMap((window) => [...window.numbers]))
  const strays = [...needed.filter((number) => !stated.has(number)), ...strayWordings(sentence, question, evidence)]
  return {
    supported: support >= MIN_SUPPORT && strays.length === 0,
    support,
    strays,
    citations: chosen.map((window) => toCitation(window, gain(window, new Set())))
  }
}

function strayWordings(sentence: string, question: string, evidence: readonly Evidence[]): string[] {
  const texts = [
    question,
    ...evidence.flatMap(({ passage, document }) => [passage.context, document.text.slice(passage.start, passage.end)])
  ]
  const known = new Set(texts.flatMap((text) => contentWords(text)))
  const wordings = texts.map(collapse)
  return [
    ...namesIn(sentence).filter((name) => !known.has(name)),
    ...quotationsIn(sentence).filter((quoted) => !wordings.some((text) => text.includes(quoted)))
  ]
}

/** The last gate before a footnote is shown: the quote must be the stored text, character by character. */
export function isVerbatim(citation: Pick<Citation, 'quote' | 'start' | 'end'>, document: Pick<Document, 'text'>): boolean {
  return citation.quote.length > 0 && document.text.slice(citation.start, citation.end) === citation.quote
}

interface Window extends Span {
  readonly evidence: Evidence
  readonly words: ReadonlySet<string>
  readonly numbers: ReadonlySet<string>
  /** Source sentences in it. */
  readonly width: number
  /** Up to 0.02 for a better-ranked passage: breaks ties, decides nothing else. */
  readonly bonus: number
}

function windowsOf(evidence: Evidence): Window[] {
  const { passage, document } = evidence
  const spans = documentSentences(document, passage)
  const { preamble } = document
  // Header lines ("Time: …") often hold the date that a later passage of the file is about.
  if (preamble && preamble.end <= passage.start) spans.unshift(preamble)
  const bonus = 0.02 / passage.rank
  const windows: Window[] = []
  for (let first = 0; first < spans.length; first++) {
    for (let width = 1; width <= MAX_WINDOW && first + width <= spans.length; width++) {
      const start = spans[first]?.start ?? 0
      const end = spans[first + width - 1]?.end ?? 0
      if (width > 1 && (end - start > MAX_QUOTE || spans[first] === preamble)) break
      const text = document.text.slice(start, Math.min(end, start + MAX_QUOTE))
      windows.push({
        start,
        end: start + text.length,
        evidence,
        words: new Set(contentWords(text)),
        numbers: numbersIn(text),
        width,
        bonus
      })
    }
  }
  return windows
}

/** Rarity of each word among the source sentences: 1 for a word in one of them or in none, 1/2 in two, 1/3 in four. */
function weights(claim: ReadonlySet<string>, asked: ReadonlySet<string>, windows: readonly Window[]): ReadonlyMap<string, number> {
  const single = windows.filter((window) => window.width === 1)
  return new Map(
    [...claim].map((word) => {
      const frequency = single.filter((window) => window.words.has(word)).length
      const rarity = 1 / (1 + Math.log2(Math.max(1, frequency)))
      return [word, asked.has(word) ? rarity * QUESTION_WEIGHT : rarity]
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

function toCitation(window: Window, support: number): Omit<Citation, 'number'> {
  const { passage, document } = window.evidence
  const page = document.pages.find((span) => span.start <= window.start && window.start < span.end)?.page
  return {
    path: passage.path,
    document: passage.document,
    title: passage.title,
    headings: passage.headings,
    start: window.start,
    end: window.end,
    quote: document.text.slice(window.start, window.end),
    modifiedMs: passage.modifiedMs,
    support: Math.min(1, support),
    ...(page === undefined ? {} : { page })
  }
}

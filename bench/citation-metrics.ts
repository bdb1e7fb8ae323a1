import { contentWords, heldWords, numbersIn, claimedNumbers } from '../src/core/answering/text/words.ts'

/**
 * The local scorer: a text supports a sentence when it holds this share of its content words and all of its figures. It
 * sees only the quotes, not the ranking or rarity that the product's own check uses; a sample is judged by hand besides.
 */
const ENTAILS = 0.5

export interface CitedSentence {
  readonly text: string
  readonly quotes: readonly string[]
}

/** Whether the texts together carry the sentence, by words and figures alone. `asked`: words of the question count as given. */
export function entails(written: string, quotes: readonly string[], asked = ''): boolean {
  const between = daysBetween(quotes)
  // Computed from the two days, it stands in neither quote.
  const sentence = written.replace(/, (?:more than )?(\d+) days? apart/, (whole, days: string) => (between.includes(days) ? '' : whole))
  const given = new Set(contentWords(asked))
  const own = [...new Set(contentWords(sentence))].filter((word) => !given.has(word))
  const held = new Set(quotes.flatMap((quote) => heldWords(quote)))
  const figures = new Set([...quotes.flatMap((quote) => [...numbersIn(quote)]), ...numbersIn(asked)])
  const share = own.length === 0 ? 1 : own.filter((word) => held.has(word)).length / own.length
  return quotes.length > 0 && share >= ENTAILS && claimedNumbers(sentence).every((number) => figures.has(number))
}

/**
 * ALCE's definitions. Recall: share of sentences that all their citations together entail. Precision: share of citations
 * of such sentences that are needed, or entail by themselves; a citation of a sentence that is not entailed is wrong.
 */
export function citationScores(
  sentences: readonly CitedSentence[],
  asked: string
): { readonly entailed: number; readonly good: number; readonly citations: number } {
  let entailed = 0
  let good = 0
  let citations = 0
  for (const { text, quotes } of sentences) {
    citations += quotes.length
    if (!entails(text, quotes, asked)) continue
    entailed++
    good += quotes.filter((quote, index) => entails(text, [quote], asked) || !entails(text, quotes.toSpliced(index, 1), asked)).length
  }
  return { entailed, good, citations }
}

const DAY = /(?<!\d)((?:19|20)\d{2})[-./]?(0[1-9]|1[0-2])[-./]?([0-2]\d|3[01])(?!\d)/g
const DAY_MS = 86_400_000

/** How many days lie between any two that the quotes are dated with. */
function daysBetween(quotes: readonly string[]): readonly string[] {
  const days = quotes.flatMap((quote) =>
    [...quote.matchAll(DAY)].map(([, year, month, day]) => Date.UTC(Number(year), Number(month) - 1, Number(day)))
  )
  return days.flatMap((a) => days.map((b) => String(Math.abs(a - b) / DAY_MS)))
}

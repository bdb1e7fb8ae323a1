import { asksNow } from '../../retrieval/recency.ts'
import { claimedNumbers, contentWords, heldWords, numbersIn } from '../text/words.ts'

/**
 * From this probability of "not found" a model that answers all the same is not believed: it guesses. Qwen2.5-Coder-1.5B had at most
 * 0.12 in front of 27 of 28 right answers, 0.30 and more where it refused by itself (lihua dev, docs/evaluation.md); from 0.15 on, two
 * answers that hold a part of what was asked are lost as well.
 */
const REFUSES = 0.2
/**
 * It is believed where the cross-encoder is this sure of what was read, and one quote holds this share of the sentence's words and
 * figures: "The rent from July 2025 is 1,185 euros" (.31 for "not found") stands so in the letter. Of 33 doubted sentences with a
 * known answer these two let six through, five right, and 24 wrong ones not (lihua, hotpot, mtrag dev and a folder of letters).
 */
const BELIEVED = { judged: 0.9, carried: 0.7 }

/**
 * And below this probability where its quotes carry this share of what it claims: three right answers of a household's papers and a year
 * of chats were taken back ("For thirty hours you receive £33,582 a year", .21; "because of the knee", .34).
 */
const SAID = { refusal: 0.35, support: 0.9 }

/**
 * What speaks for "not found": how likely the model was to begin with it, and the judge's best score of what was read, each 0 to 1.
 * `goesOn`: a sentence of the answer stands already, so that this one need not answer by itself.
 */
export interface Doubt {
  readonly refusal: number
  readonly judged?: number | undefined
  readonly goesOn?: boolean
}

/**
 * Whether a sentence is no more than a guess: the model would nearly have said "not found", and none of `quotes`, as the model read them
 * and asked for in doubt only, says it in its words.
 */
export function isGuess(
  sentence: string,
  question: string,
  { support, quotes }: { readonly support: number; readonly quotes: () => readonly string[] },
  { refusal, judged = 0 }: Doubt
): boolean {
  // "Not before May" begins like a refusal and is none.
  if (refusal < REFUSES || /^\W*not\b/i.test(sentence)) return false
  // What holds now another letter may say: "The present rent of £1,120" stood in the one that raised it.
  if (refusal < SAID.refusal && support >= SAID.support && !asksNow(question)) return false
  return judged < BELIEVED.judged || !quotes().some((quote) => carried(sentence, quote) >= BELIEVED.carried)
}

/** Share of the sentence's content words and figures that a quote holds. */
function carried(sentence: string, quote: string): number {
  const words = new Set(heldWords(quote))
  const figures = numbersIn(quote)
  const held = [
    ...[...new Set(contentWords(sentence))].map((word) => words.has(word)),
    ...claimedNumbers(sentence).map((number) => figures.has(number))
  ]
  return held.length === 0 ? 0 : held.filter(Boolean).length / held.length
}

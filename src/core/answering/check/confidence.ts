import { contentWords } from '../text/words.ts'

/** A token of a written sentence with the model's probability for it. */
export interface WrittenToken {
  readonly text: string
  readonly probability?: number | undefined
}

export interface DoubtfulWord {
  readonly word: string
  readonly probability: number
}

/**
 * Words that carry content (names, figures, longer words) and were written with a probability below `below`, least
 * sure first. A word is as sure as its least sure token; the first word of a sentence does not count, since there many
 * openings are as good.
 */
export function doubtfulWords(tokens: readonly WrittenToken[], below: number): readonly DoubtfulWord[] {
  const words: { word: string; probability: number }[] = []
  for (const { text, probability = 1 } of tokens) {
    const last = words.at(-1)
    if (last && !/^\s/.test(text) && /^[\p{L}\p{N}'’]/u.test(text)) {
      last.word += text
      last.probability = Math.min(last.probability, probability)
    } else words.push({ word: text.trim(), probability })
  }
  return words
    .slice(1)
    .filter(({ word, probability }) => probability < below && carriesContent(word))
    .toSorted((a, b) => a.probability - b.probability)
}

function carriesContent(word: string): boolean {
  return /\d/.test(word) || /^\p{Lu}/u.test(word) || (word.length > 3 && contentWords(word).length > 0)
}

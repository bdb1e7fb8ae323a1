import type { Check } from '../check/check.ts'
import { languageOf } from '../../text-language.ts'
import { contentWords } from '../text/words.ts'

/** Words of a query; a longer one finds what is like the sentence, not what it lacks. */
const MOST_WORDS = 32

/**
 * What to look for next: the question, with what the sentence adds to it. Words that no source holds and words the model
 * wavered over are left out, because they may be invented, and a search for an invention finds nothing. A sentence that
 * says "not found" leaves the words of the question that no source held, if a name or a figure is among them: what a search for
 * "specific brand" or "types" brought was never the answer (0 of 15 on three dev sets; two wrong answers and 8 s each). Undefined where
 * there is nothing new to ask.
 */
export function nextQuery(
  question: string,
  sentence: string,
  check: Pick<Check, 'outcome' | 'lacking' | 'doubtful'>,
  missing: readonly string[]
): string | undefined {
  if (check.outcome === 'not-found')
    return missing.some(isTelling) || !/\p{Lu}/u.test(question) ? missing.join(' ') || undefined : undefined
  const language = languageOf(sentence)
  const asked = new Set(contentWords(question))
  const invented = new Set([...check.lacking, ...check.doubtful.flatMap(({ word }) => contentWords(word, language))])
  const adds = wordsOf(sentence).filter((word) => {
    const stems = contentWords(word, language)
    return stems.length > 0 && !stems.some((stem) => invented.has(stem) || asked.has(stem))
  })
  const query = [...wordsOf(question), ...new Set(adds)].slice(0, MOST_WORDS).join(' ')
  return adds.length > 0 || check.lacking.length > 0 ? query : undefined
}

/** A name, a title or a figure; who types no capitals at all may mean any word. */
const isTelling = (word: string): boolean => /^\p{Lu}|\p{N}/u.test(word)

/** The question's words that no passage read so far holds, as they were written. */
export function missingWords(question: string, held: ReadonlySet<string>): string[] {
  const language = languageOf(question)
  return wordsOf(question).filter((word) => {
    const stems = contentWords(word, language)
    return stems.length > 0 && stems.every((stem) => !held.has(stem))
  })
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? []
}

import { headingsOf } from '../text/blocks.ts'
import { documentSentences } from '../text/sentences.ts'
import type { Evidence } from '../text/evidence.ts'
import { contentWords, heldWords } from '../text/words.ts'

/** Sentences that an extractive answer quotes at most. */
const MAX_SENTENCES = 3
/** Share of the question's content words that a quoted sentence and its passage's context must hold. */
const MIN_COVERAGE = 0.5

/**
 * The answer without a language model: the sentences of the best passages that hold most of the question's words,
 * as they stand, best first; never a heading or a question that a file asks. Empty when none holds `least` of them (0 to 1, default a half).
 */
export function extractSentences(question: string, evidence: readonly Evidence[], least = MIN_COVERAGE): string[] {
  const asked = new Set(contentWords(question))
  if (asked.size === 0) return []
  const scored = evidence.flatMap(({ passage, document }) => {
    const around = new Set(heldWords(passage.context))
    const isHeading = headingsOf(document)
    const sentences = documentSentences(document, passage).filter((span) => !isHeading(span))
    return sentences.map((span) => {
      const text = document.text.slice(span.start, span.end)
      const words = new Set(heldWords(text))
      const direct = [...asked].filter((word) => words.has(word)).length
      const covered = [...asked].filter((word) => words.has(word) || around.has(word)).length
      return { text, rank: passage.rank, direct, coverage: covered / asked.size }
    })
  })
  const near = scored
    .filter(({ text, direct, coverage }) => direct > 0 && coverage >= least && !text.trimEnd().endsWith('?'))
    .sort((a, b) => b.direct - a.direct || a.rank - b.rank)
  // A form that says the same thing on every page is quoted once.
  return [...new Set(near.map(({ text }) => text))].slice(0, MAX_SENTENCES)
}

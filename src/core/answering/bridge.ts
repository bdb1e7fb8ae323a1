import type { Evidence } from './evidence.ts'
import { extractSentences } from './extract.ts'
import { contentWords } from './words.ts'

/**
 * What to look up for the second step of a question that takes two: "A band whose singer she married disbanded in what year?", a file
 * says "She married Scott Stapp of Creed.", so "Scott Stapp Creed disbanded year". Of the source's sentence that speaks most of the
 * question the names that the question lacks, and of the question the words that it lacks (IRCoT, arXiv 2212.10509, with the file's
 * sentence in place of the model's). Undefined where it brings no name or leaves nothing open.
 */
export function bridge(question: string, evidence: readonly Evidence[]): string | undefined {
  const [text] = extractSentences(question, evidence, LEAST)
  if (text === undefined) return undefined
  const asked = new Set(contentWords(question))
  const held = new Set(contentWords(text))
  // A name that shares a word with the question is more of what was asked ("Muhammad" for "Muhummad Ali").
  const names = namesOf(text).filter((name) => !contentWords(name).some((word) => asked.has(word)))
  const open = question.match(WORD)?.filter((word) => contentWords(word).some((stem) => !held.has(stem))) ?? []
  return names.length > 0 && open.length > 0 ? [...new Set([...names, ...open])].join(' ') : undefined
}

/** Share of the question's content words that the sentence must hold: it is only searched with, not shown. */
const LEAST = 0.3
const WORD = /[\p{L}\p{M}\p{N}'’-]+/gu
/** Runs of capitalised words, with the small words inside them. */
const NAME = /\p{Lu}[\p{L}\p{M}\p{N}'’&-]*(?:\s+(?:(?:of|the|and|for|de|la|von|van)\s+)*\p{Lu}[\p{L}\p{M}\p{N}'’&-]*)*/gu

function namesOf(text: string): string[] {
  return (text.match(NAME) ?? []).filter((name) => contentWords(name).length > 0)
}

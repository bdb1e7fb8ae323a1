import type { Document } from '../../../shared/types.ts'
import { unmarked } from '../../stems.ts'
import { languageOf } from '../../text-language.ts'
import { holdsPart } from '../text/compounds.ts'
import type { Evidence } from '../text/evidence.ts'
import { addressesIn, collapse, contentWords, heldWords, monthOf, namesIn, numbersIn, quotationsIn } from '../text/words.ts'

/** Names, addresses and quotations of a sentence that neither the question nor any source holds: one is enough to reject it. */
export function strayWordings(sentence: string, question: string, evidence: readonly Evidence[]): string[] {
  const texts = [
    question,
    ...evidence.flatMap(({ passage, document }) => [
      passage.context,
      document.text.slice(document.preamble?.start ?? 0, document.preamble?.end ?? 0),
      document.text.slice(passage.start, passage.end)
    ])
  ]
  const known = new Set(texts.flatMap((text) => heldWords(text)))
  const wordings = texts.map(collapse)
  const numbers = texts.flatMap((text) => [...numbersIn(text)])
  // "In May" is found in "2026-05-06".
  const isKnownMonth = (name: string): boolean => numbers.some((number) => number.startsWith(`@${String(monthOf(name))}-`))
  return [
    ...namesIn(sentence).filter((name) => !known.has(name) && !isKnownMonth(name)),
    ...addressesIn(sentence).filter((address) => !texts.some((text) => text.includes(address))),
    ...quotationsIn(sentence).filter((quoted) => !wordings.some((text) => text.includes(quoted)))
  ]
}

/** A title in quotation marks, of any length. */
const TITLE = /[“"„«]([^”"“»]{3,80})[”"“»]/g

/** A title that the sentence takes from the question while no file that it is cited to holds its words; undefined where there is none. */
export function titleOfAnother(sentence: string, cited: readonly Evidence[]): string | undefined {
  const titles = [...sentence.matchAll(TITLE)].flatMap(([, title = '']) => (contentWords(title).length > 0 ? [title] : []))
  if (titles.length === 0 || cited.length === 0) return undefined
  const held = new Set(cited.flatMap(({ passage, document }) => heldWords(`${passage.context} ${passage.title} ${document.text}`)))
  return titles.find((title) => !contentWords(title).every((word) => held.has(word)))
}

/**
 * Why a sentence cannot answer: the question names somebody or something, and no cited file holds one of the names, not in its path
 * either. "Say so before any operation" was the answer to what is to be done before the Harz trip. Of 336 recorded sentences 10 were so:
 * 4 to unanswerable questions, 4 wrong, 2 right (one of them asks for "American folklore").
 */
export function speaksOfNone(question: string, cited: readonly Evidence[]): string | undefined {
  const names = [...new Set(namesIn(question))].filter((name) => monthOf(name) === undefined && !PEOPLES.test(name))
  if (names.length === 0 || cited.length === 0) return undefined
  if (languageOf(question) === 'de' && speaksOfNoun(names, cited)) return undefined
  const texts = cited.flatMap(({ passage, document }) => [foldedText(document), folded(`${passage.path} ${passage.title}`)])
  // Within a word as well: "Wolfgang" in "WolfgangSchulz".
  const written = names.map(unmarked).flatMap((name) => [name, name.replace(/i$/, 'y')])
  if (written.some((name) => texts.some((text) => text.includes(name)))) return undefined
  return 'The cited file speaks of nothing that the question names.'
}

/** In German every noun has a capital: any form of one will do, or a part ("Reifen" for "Winterreifen"). */
function speaksOfNoun(nouns: readonly string[], cited: readonly Evidence[]): boolean {
  const places = cited.flatMap(({ passage, document }) => [wordsHeld(document), new Set(heldWords(`${passage.path} ${passage.title}`))])
  return nouns.some((noun) => places.some((held) => held.has(noun) || holdsPart(noun, held)))
}

/** "American", "Polish", "Japanese" as stems: what such a word says of something stands in other words. */
const PEOPLES = /(?:ican|ian|ish|ese|ean)$/

const known = new WeakMap<Document, string>()

/** Of a document once: every sentence of an answer is held against the same few. */
function foldedText(document: Document): string {
  const text = known.get(document) ?? folded(document.text)
  known.set(document, text)
  return text
}

const knownWords = new WeakMap<Document, ReadonlySet<string>>()

/** The same for its words: a book of 3 MB is not taken apart again for each sentence. */
function wordsHeld(document: Document): ReadonlySet<string> {
  const words = knownWords.get(document) ?? new Set(heldWords(document.text))
  knownWords.set(document, words)
  return words
}

const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

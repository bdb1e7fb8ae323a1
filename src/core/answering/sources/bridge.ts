import type { Evidence } from '../text/evidence.ts'
import { extractSentences } from './extract.ts'
import { missingWords } from './query.ts'
import { contentWords, heldWords } from '../text/words.ts'

/** A question that takes two steps, after the first one. */
export interface Bridge {
  /** What a source says of the first step, as it stands there. */
  readonly first: string
  /** Names in it that the question lacks: the second step is about one of them. */
  readonly names: readonly string[]
  /** What to look up for the second step. */
  readonly query: string
}

/**
 * "A band whose singer she married disbanded in what year?", a file says "She married Scott Stapp of Creed.", so "Scott Stapp Creed
 * disbanded year" is looked up: of the source's sentence that speaks most of the question the names that the question lacks, and of the
 * question the words that it lacks (IRCoT, arXiv 2212.10509, with the file's sentence in place of the model's). Undefined where it brings
 * no name or leaves nothing open.
 */
export function bridge(question: string, evidence: readonly Evidence[]): Bridge | undefined {
  const [first] = extractSentences(question, evidence, LEAST)
  if (first === undefined) return undefined
  const asked = new Set(contentWords(question))
  const held = new Set(heldWords(first))
  // A name that shares a word with the question is more of what was asked ("Muhammad" for "Muhummad Ali").
  const names = namesOf(first).filter((name) => !heldWords(name).some((word) => asked.has(word)))
  const open = missingWords(question, held)
  return names.length > 0 && open.length > 0 ? { first, names, query: [...new Set([...names, ...open])].join(' ') } : undefined
}

/**
 * The second step as a question of its own: "Creed is a band that disbanded in what year?". Undefined where the question does not end
 * in what it asks of something ("… of a band that …"), or no source that came in speaks of one of the names.
 */
export function secondQuestion(question: string, { names }: Bridge, cameIn: readonly Evidence[]): string | undefined {
  const [, something] = LAST_STEP.exec(question) ?? []
  // What a source is called says more than what it mentions, and "Office Depot Center" more than "Florida".
  const titles = cameIn.map(({ passage }) => passage.title.replace(/\s*\(.*\)/, ''))
  const texts = cameIn.map(({ passage }) => passage.text)
  const whole = names.toSorted((a, b) => b.split(' ').length - a.split(' ').length)
  const name = [titles, texts].flatMap((list) => whole.filter((one) => list.some((text) => holds(text, one))))[0]
  return something === undefined || name === undefined ? undefined : `${name} is ${something}`
}

/** Share of the question's content words that the sentence must hold. */
const LEAST = 0.3
/** Runs of capitalised words, with the small words inside them; a word that opens a sentence and carries nothing ("During") is none. */
const NAME = /\p{Lu}[\p{L}\p{M}\p{N}'’&-]*(?:\s+(?:(?:of|the|and|for|de|la|von|van)\s+)*\p{Lu}[\p{L}\p{M}\p{N}'’&-]*)*/gu
/** "… of | a band that disbanded in what year?": from the last thing that a preposition introduces before the question word. */
const LAST_STEP =
  /\b(?:of|by|in|at|for|to|with|from|on)\s+((?:an?|the)\s+(?:(?!\b(?:of|by|in|at|for|to|with|from|on)\s+(?:an?|the)\s).)+?\b(?:what|which|whom?|where|when|how)\b.*)$/i

function namesOf(text: string): string[] {
  return (text.match(NAME) ?? [])
    .map((name) => name.replace(/^(?:During|In|On|At|The|After|Before|From|By|For)\s+/, ''))
    .filter((name) => contentWords(name).length > 0)
}

function holds(text: string, name: string): boolean {
  const at = text.indexOf(name)
  return at >= 0 && !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + name.length))
}

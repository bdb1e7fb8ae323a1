import { basename, extname } from 'node:path'
import type { FileEntry } from '../../../shared/types.ts'
import { contentWords, heldWords } from '../text/words.ts'

/** Fewer words than these must be all that the file is called: "the violin" is violin.md, and not a letter about the violin lesson. */
const ENOUGH = 2

/** The one indexed file that is called what a few words say: "the asthma plan" is ida-asthma-plan.docx; undefined for none and for several. */
export function fileCalled(subject: string, files: readonly FileEntry[]): FileEntry | undefined {
  const words = [...new Set(contentWords(subject))]
  const isCalled = (name: string): boolean => {
    const held = new Set(heldWords(name))
    const own = contentWords(name)
    return words.every((word) => held.has(word)) && (words.length >= ENOUGH || own.every((word) => words.includes(word)))
  }
  if (words.length === 0) return undefined
  const called = files.filter(({ state, path, title }) => state === 'indexed' && [nameOf(path), title].some(isCalled))
  return called.length === 1 ? called[0] : undefined
}

/** "ida-asthma-plan.docx" as "ida asthma plan". */
const nameOf = (path: string): string => basename(path, extname(path)).replaceAll(/[-_.]+/g, ' ')

/** What a question asks for as a whole, where it may be a file: "What is in the packing list?", "What is the asthma plan?", not "What is the rent?". */
export function askedAsWhole(question: string): string | undefined {
  const { inside, itself = '' } = WHOLE.exec(question)?.groups ?? {}
  return inside ?? (contentWords(itself).length >= ENOUGH ? itself : undefined)
}

const WHOLE =
  /^\W*(?:(?:what(?:['’]s| is| are) (?:in|on) (?:the|my|our)|was (?:ist|steht) (?:in|auf) \p{L}+|co jest (?:w|na)) (?<inside>[\p{L}\p{N}\s-]+)|(?:what(?:['’]s| is| are) (?:the|my|our)|was (?:ist|sind) \p{L}+) (?<itself>[\p{L}\p{N}\s-]+))\?*\s*$/iu

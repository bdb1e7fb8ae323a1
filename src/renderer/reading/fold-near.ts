import type { Passage } from '../../shared/types.ts'
import { holdsAll } from './match-words.ts'

/**
 * Passages without those that hold no word of a query and rank below one that holds them all: for a name that one file holds, nineteen
 * others were listed that are only near in meaning.
 */
export function foldNear(passages: readonly Passage[], query: string): readonly Passage[] {
  const exact = passages.findIndex(({ text, context }) => holdsAll(`${context}\n${text}`, query))
  return exact < 0 ? passages : passages.filter(({ scores }, index) => index <= exact || scores.bm25 !== undefined)
}

import type { DocumentView } from '../../src/shared/types.ts'

/** Words of a question: enough to find the passage again, few enough to be a question. */
const WORDS = 9
/** Shorter stretches say nothing that could be asked for. */
const LEAST_LETTERS = 30

/** Questions that passages of a document answer, evenly spread over it: their own words, as one asks for what one half remembers. */
export function questionsOf({ text }: Pick<DocumentView, 'text'>, most: number): readonly string[] {
  const stretches = [...text.matchAll(/[^\n.!?]+/g)]
    .map(([stretch]) => stretch.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? [])
    .filter((words) => words.length >= 4 && words.join('').length >= LEAST_LETTERS)
  const step = Math.max(1, stretches.length / most)
  const chosen = Array.from({ length: Math.min(most, stretches.length) }, (_, index) => stretches[Math.floor(index * step)] ?? [])
  // First the middle of the document, then its ends: the first rounds see most formats.
  return chosen.map((words) => `What about ${words.slice(0, WORDS).join(' ')}?`)
}

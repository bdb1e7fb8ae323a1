import type { Citation } from '../../../shared/types.ts'
import { addressesModel } from '../text/addresses-model.ts'
import { turnsOf } from '../text/conversation.ts'
import type { Window } from '../text/windows.ts'
import { heldWords } from '../text/words.ts'

/** Words of the question that the quotes lack and one sentence of the same file holds, from which that sentence is quoted as well. */
const LACKING = 2

/**
 * The sentence of the first quote's passage that names the matter where no quote does: "Thursday afternoon works for me!" agrees on a day,
 * "Can you help me with installing a curtain?" tells for what. Undefined where the quotes name it, or no sentence holds `LACKING` of the
 * words that the sentence shares with the question (`repeated`), names of speakers apart. Of 33 judged sentences three lacked such a one,
 * all three called half carried by the reader (docs/evaluation.md).
 */
export function matterOf(
  repeated: readonly string[],
  cited: readonly Pick<Citation, 'document' | 'start' | 'end' | 'quote'>[],
  windows: readonly Window[]
): Window | undefined {
  if (repeated.length < LACKING) return undefined
  const [first] = cited
  const near = windows.filter(({ evidence: { passage }, width }) => {
    const isSame = passage.document === first?.document && passage.start < first.end && passage.end > first.start
    return isSame && width === 1
  })
  const [{ evidence } = {}] = near
  if (!evidence) return undefined
  const { document } = evidence
  const told = new Set([...cited.map(({ quote }) => quote), ...turnsOf(document).map(({ speaker }) => speaker)].flatMap(heldWords))
  const untold = repeated.filter((word) => !told.has(word))
  if (untold.length < LACKING) return undefined
  // As the file has it: a row of a table is read with the names of its columns, and does not say them.
  const [best] = near
    .map((window) => {
      const text = document.text.slice(window.start, window.end)
      const words = new Set(heldWords(text))
      return { window, text, held: untold.filter((word) => words.has(word)).length }
    })
    .filter(({ text, held }) => held >= LACKING && !addressesModel(text))
    .toSorted((a, b) => b.held - a.held || a.text.length - b.text.length)
  return best?.window
}

import { addressesModel } from './addresses-model.ts'
import type { Window } from './windows.ts'

/** Words of the question that the quotes lack and one sentence of the same file holds, from which that sentence is quoted as well. */
const LACKING = 2

/**
 * The sentence of the first quote's file that names the matter where no quote does: "Thursday afternoon works for me!" agrees on a day, "Can
 * you help me with installing a curtain?" tells for what. Undefined where the quotes name it, or no sentence holds `LACKING` of the words. Of
 * 33 judged sentences three lacked such a one, all three called half carried by the reader (docs/evaluation.md).
 */
export function matterOf(repeated: readonly string[], chosen: readonly Window[], windows: readonly Window[]): Window | undefined {
  const [first] = chosen
  const untold = repeated.filter((word) => !chosen.some((window) => window.words.has(word)))
  if (!first || untold.length < LACKING) return undefined
  const held = (window: Window): number => untold.filter((word) => window.words.has(word)).length
  const length = ({ start, end }: Window): number => end - start
  const [best] = windows
    .filter((window) => window.evidence === first.evidence && window.width === 1 && held(window) >= LACKING)
    .filter(({ evidence: { document }, start, end }) => !addressesModel(document.text.slice(start, end)))
    .toSorted((a, b) => held(b) - held(a) || length(a) - length(b))
  return best
}

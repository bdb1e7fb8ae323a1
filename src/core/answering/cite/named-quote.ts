import type { Span } from '../../../shared/types.ts'
import { addressesModel } from '../text/addresses-model.ts'
import type { Evidence } from '../text/evidence.ts'
import { documentSentences } from '../text/sentences.ts'
import { LONGEST } from './whole-turn.ts'
import { heldWords } from '../text/words.ts'

/**
 * A quote, widened to the nearest sentence of its passage that holds the most of `names` (stems), which no quote tells yet: to "Hey Li Hua!"
 * before a reminder, to the reply of the other who "plan together", to the question in which the game is named. A reader who saw the
 * quotes alone missed a name or a title of the question in 10 of 33 sentences (docs/evaluation.md).
 */
export function withNames(quote: Span, names: readonly string[], { document, passage }: Evidence): Span {
  if (names.length === 0) return quote
  const { text } = document
  let best: { readonly span: Span; readonly count: number } | undefined
  for (const { start, end } of documentSentences(document, passage)) {
    const span = { start: Math.min(start, quote.start), end: Math.max(end, quote.end) }
    const words = new Set(heldWords(text.slice(start, end)))
    const count = names.filter((name) => words.has(name)).length
    if (count === 0 || span.end - span.start > LONGEST || addressesModel(text.slice(span.start, span.end))) continue
    const isBetter = !best || count > best.count || (count === best.count && span.end - span.start < best.span.end - best.span.start)
    if (isBetter) best = { span, count }
  }
  return best?.span ?? quote
}

import { asksNow, dayOf } from '../retrieval/recency.ts'
import type { Evidence } from './cite.ts'

/**
 * The sources in the order in which the model reads them: newest first where the question asks about now, because a
 * small model believes what it reads first; else as they were found. Undated ones come last, in their order.
 */
export function readingOrder(question: string, evidence: readonly Evidence[]): readonly Evidence[] {
  return asksNow(question) ? evidence.toSorted((a, b) => dayOf(b.passage) - dayOf(a.passage)) : evidence
}

import { asksNow, dayOf } from '../../retrieval/recency.ts'
import type { Source } from './sources.ts'

/**
 * The sources in the order in which the model reads them: newest first where the question asks about now, because a
 * small model believes what it reads first; else as they were found. Undated ones come last, in their order.
 */
export function newestFirst(question: string, sources: readonly Source[]): readonly Source[] {
  return asksNow(question) ? sources.toSorted((a, b) => dayOf(b.evidence.passage) - dayOf(a.evidence.passage)) : sources
}

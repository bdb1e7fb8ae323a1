import type { Document, Passage } from '../../../shared/types.ts'

/** A passage together with the stored text that its offsets belong to. */
export interface Evidence {
  readonly passage: Passage
  readonly document: Document
}

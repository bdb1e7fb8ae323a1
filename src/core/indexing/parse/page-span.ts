import type { PageSpan } from '../../../shared/types.ts'
import type { TextBuilder } from './text-builder.ts'

/** The page that `fill` writes; undefined if it writes nothing. It starts with its first block, where the chunker looks for it. */
export function pageOf(builder: TextBuilder, page: number, label: string | undefined, fill: () => void): PageSpan | undefined {
  const before = builder.blocks.length
  fill()
  const first = builder.blocks[before]
  return first && { page, start: first.start, end: builder.length, ...(label === undefined ? {} : { label }) }
}

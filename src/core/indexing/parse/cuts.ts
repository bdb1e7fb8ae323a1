import type { Block } from '../../../shared/types.ts'
import { trimmedSpan } from '../chunk/white-space.ts'

/** A place where a text may be cut; one with a level opens a section. */
export interface Cut {
  readonly at: number
  /** 1–6. Absent: goes on with the section that stands open. */
  readonly level?: number
  /** The section's name; empty for one that only ends the section before it. */
  readonly label?: string
}

/** Code blocks from cut to cut: in order, disjoint, and together all of the text that is not white space. */
export function blocksAt(text: string, cuts: readonly Cut[]): Block[] {
  const blocks: Block[] = []
  const first: Cut = { at: 0 }
  const all = cuts[0]?.at === 0 ? cuts : [first, ...cuts]
  for (const [index, { at, level, label }] of all.entries()) {
    const span = trimmedSpan(text, at, all[index + 1]?.at ?? text.length)
    if (span) blocks.push({ kind: 'code', ...span, ...(level === undefined ? {} : { level: Math.min(level, 6), label: label ?? '' }) })
  }
  return blocks
}

/** A block of this many units is about half a chunk; more than one piece of that size is packed by the chunker. */
export const BLOCK_UNITS = 350

/** A part as long as this is taken apart; it would fill more than a chunk. */
export const SECTION_UNITS = 700

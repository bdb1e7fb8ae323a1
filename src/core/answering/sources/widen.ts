import type { Document, Passage } from '../../../shared/types.ts'
import type { Evidence } from '../text/evidence.ts'

/** How far a passage is widened to either side, in UTF-16 units: about two passages, and a short document as a whole. */
const REACH = 1200

/**
 * Small to big: a passage is found by its own words, but what answers often stands just beside it ("What is your favourite
 * pizza?" ends one passage, "Margherita!" begins the next). It grows by whole blocks, never into the header lines, which
 * travel with it anyway. Passages of one document that meet become one.
 */
export function widen(found: readonly { readonly passage: Passage; readonly document: Document }[]): Evidence[] {
  const wide: Evidence[] = []
  for (const { passage, document } of found) {
    const bounds = boundsOf(passage, document)
    const index = wide.findIndex(
      (other) => other.passage.document === passage.document && other.passage.path === passage.path && meets(other.passage, bounds)
    )
    const known = wide[index]
    const start = Math.min(bounds.start, known?.passage.start ?? bounds.start)
    const end = Math.max(bounds.end, known?.passage.end ?? bounds.end)
    const widened = { document, passage: { ...(known?.passage ?? passage), start, end, text: document.text.slice(start, end) } }
    if (known) wide[index] = widened
    else wide.push(widened)
  }
  return wide
}

function boundsOf(passage: Passage, document: Document): { start: number; end: number } {
  const floor = document.preamble && document.preamble.end <= passage.start ? document.preamble.end : 0
  let { start, end } = passage
  for (const block of document.blocks) {
    if (block.start >= floor && block.start < start && block.start >= passage.start - REACH) start = Math.min(start, block.start)
    if (block.end > end && block.end <= passage.end + REACH) end = Math.max(end, block.end)
  }
  return { start, end }
}

function meets(a: { readonly start: number; readonly end: number }, b: { readonly start: number; readonly end: number }): boolean {
  return a.start <= b.end && b.start <= a.end
}

import type { Span } from '../../../shared/types.ts'
import { overlapping, type Marks } from '../marks.ts'

/** Text of a note as it is shown, and where each of its characters stands in the note. */
export interface Leaf {
  readonly value: string
  /** Offset in the note of a unit of `value`; its length gives the end. */
  offset(unit: number): number
}

/** What may stand in the note between two characters that are shown side by side: an entity, the signs before a quoted line. */
const LOOK_AHEAD = 40

/**
 * Finds the shown text of a node in its source: escapes, entities, fences, and the signs that begin the lines of a
 * quotation are passed over. Both run in the same order, so that a marked stretch stays exactly the one that was marked.
 */
export function alignLeaf(text: string, value: string, { start, end }: Span): Leaf {
  const isPlain = end - start === value.length && text.startsWith(value, start)
  if (isPlain) return { value, offset: (unit) => start + unit }
  const offsets = new Uint32Array(value.length + 1)
  let at = text.startsWith('```', start) || text.startsWith('~~~', start) ? Math.max(start, text.indexOf('\n', start) + 1) : start
  for (let unit = 0; unit < value.length; unit++) {
    const character = value[unit] ?? ''
    // A backslash shows what stands behind it.
    const found = text.slice(at, Math.min(end, at + LOOK_AHEAD)).indexOf(character)
    if (found >= 0) at += found
    offsets[unit] = at
    if (found >= 0) at++
  }
  offsets[value.length] = at
  return { value, offset: (unit) => offsets[Math.min(unit, value.length)] ?? end }
}

/** The marks of a note as marks of one shown text. */
export function marksInLeaf(leaf: Leaf, span: Span, marks: Marks): Marks {
  const unitAt = (offset: number): number => {
    let [low, high] = [0, leaf.value.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (leaf.offset(middle) < offset) low = middle + 1
      else high = middle
    }
    return low
  }
  return marks.flatMap(({ kind, spans }) => {
    const inside = overlapping(spans, span)
    return inside.length === 0 ? [] : [{ kind, spans: inside.map(({ start, end }) => ({ start: unitAt(start), end: unitAt(end) })) }]
  })
}

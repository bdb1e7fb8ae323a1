import type { Span } from '../../shared/types.ts'

/** Why a stretch of a text is marked; several may hold at once. */
export type MarkKind = 'passage' | 'cited' | 'found' | 'current' | 'jump' | 'removed' | 'added'

/** All stretches of one kind, in order, never overlapping. */
export interface MarkLayer {
  readonly kind: MarkKind
  readonly spans: readonly Span[]
}
export type Marks = readonly MarkLayer[]

export interface MarkedPiece extends Span {
  readonly text: string
  /** Empty for text that is not marked. */
  readonly kinds: readonly MarkKind[]
}

/** A stretch of a text, cut wherever a mark begins or ends inside it. */
export function cutByMarks(text: string, { start, end }: Span, marks: Marks): readonly MarkedPiece[] {
  const inside = marks.flatMap(({ kind, spans }) => overlapping(spans, { start, end }).map((span) => ({ kind, ...span })))
  if (inside.length === 0) return [{ text: text.slice(start, end), start, end, kinds: [] }]
  const cuts = new Set([start, end])
  for (const span of inside) cuts.add(Math.max(start, span.start)).add(Math.min(end, span.end))
  const ends = [...cuts].toSorted((a, b) => a - b)
  return ends.slice(0, -1).map((from, index) => {
    const to = ends[index + 1] ?? end
    const kinds = new Set(inside.filter((span) => span.start < to && span.end > from).map(({ kind }) => kind))
    return { text: text.slice(from, to), start: from, end: to, kinds: [...kinds] }
  })
}

/** Those of `spans` that share a character with `span`; thousands of them cost no more than a few. */
export function overlapping(spans: readonly Span[], span: Span): readonly Span[] {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.end ?? 0) <= span.start) low = middle + 1
    else high = middle
  }
  let last = low
  while ((spans[last]?.start ?? Infinity) < span.end) last++
  return spans.slice(low, last)
}

import type { Span } from '../../shared/types.ts'
import { longestRuns, type Run } from './runs.ts'

/** What differs between two versions of a text. */
export interface Changes {
  /** Stretches of the older text that the newer one has not. */
  readonly removed: readonly Span[]
  /** Stretches of the newer text that the older one had not. */
  readonly added: readonly Span[]
  /** Where a stretch of the older text stands in the newer one; empty where it is gone. */
  toNewer(span: Span): Span
}

/** Compares two versions of a text by lines, and changed lines by words. */
export function changesBetween(older: string, newer: string): Changes {
  const same: Run[] = []
  const removed: Span[] = []
  const added: Span[] = []
  eachGap(older, newer, pieces(older, LINE), pieces(newer, LINE), same, (from, to) => {
    const [before, after] = [pieces(older, WORD, from), pieces(newer, WORD, to)]
    eachGap(older, newer, before, after, same, (gone, come) => {
      if (gone.start < gone.end) removed.push(gone)
      if (come.start < come.end) added.push(come)
    })
  })
  const runs = same.toSorted((a, b) => a.from - b.from)
  return { removed, added, toNewer: ({ start, end }) => ({ start: moved(runs, start, 0), end: moved(runs, end, 1) }) }
}

const LINE = /[^\n]*\n|[^\n]+$/g
const WORD = /[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu

/** Calls back with each pair of stretches that lie between what both have; what both have is put into `same`, in units. */
function eachGap(
  older: string,
  newer: string,
  before: readonly Span[],
  after: readonly Span[],
  same: Run[],
  gap: (from: Span, to: Span) => void
): void {
  const texts = (text: string, spans: readonly Span[]): string[] => spans.map(({ start, end }) => text.slice(start, end))
  const runs = longestRuns(texts(older, before), texts(newer, after))
  const unitsAt = (spans: readonly Span[], index: number): number => spans[index]?.start ?? spans.at(-1)?.end ?? 0
  let [from, to] = [0, 0]
  for (const run of [...runs, { from: before.length, to: after.length, length: 0 }]) {
    if (run.from > from || run.to > to) gap(stretch(before, from, run.from), stretch(after, to, run.to))
    from = run.from + run.length
    to = run.to + run.length
    const start = unitsAt(before, run.from)
    if (run.length > 0) same.push({ from: start, to: unitsAt(after, run.to), length: unitsAt(before, from) - start })
  }
}

/** The pieces from one index to another as one stretch; an empty one stands where it would begin. */
function stretch(spans: readonly Span[], from: number, to: number): Span {
  const start = spans[from]?.start ?? spans.at(-1)?.end ?? 0
  return { start, end: to > from ? (spans[to - 1]?.end ?? start) : start }
}

function pieces(text: string, pattern: RegExp, within: Span = { start: 0, end: text.length }): Span[] {
  const piece = text.slice(within.start, within.end)
  return [...piece.matchAll(pattern)].map(({ index, 0: { length } }) => ({
    start: within.start + index,
    end: within.start + index + length
  }))
}

/** Where an offset of the older text is in the newer; one that is gone goes to the end of what stood before it. */
function moved(runs: readonly Run[], offset: number, edge: 0 | 1): number {
  const run = runs.findLast(({ from }) => from < offset + 1 - edge)
  if (!run) return 0
  return run.to + Math.min(offset - run.from, run.length)
}

/** Items that two lists have in common, in a row: from `from` in the one and from `to` in the other. */
export interface Run {
  readonly from: number
  readonly to: number
  readonly length: number
}

/** Most insertions and deletions that are sorted out: beyond it two versions have little in common, and a search costs seconds. */
const MOST_EDITS = 1500

/** The longest list of items that both have in the same order (Myers 1986), as runs; none but the ends where they differ too much. */
export function longestRuns(before: readonly string[], after: readonly string[]): readonly Run[] {
  const least = Math.min(before.length, after.length)
  let head = 0
  while (head < least && before[head] === after[head]) head++
  let tail = 0
  while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const middle = edited(before.slice(head, before.length - tail), after.slice(head, after.length - tail))
  const runs = middle.map(({ from, to, length }) => ({ from: from + head, to: to + head, length }))
  const all = [{ from: 0, to: 0, length: head }, ...runs, { from: before.length - tail, to: after.length - tail, length: tail }]
  return all.filter(({ length }) => length > 0)
}

function edited(before: readonly string[], after: readonly string[]): readonly Run[] {
  const [rows, columns] = [before.length, after.length]
  if (rows === 0 || columns === 0) return []
  const most = Math.min(MOST_EDITS, rows + columns)
  const furthest = new Int32Array(2 * most + 3)
  const steps: Int32Array[] = []
  for (let edits = 0; edits <= most; edits++) {
    steps.push(furthest.slice())
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = diagonal + most + 1
      const down = diagonal === -edits || (diagonal !== edits && (furthest[at - 1] ?? 0) < (furthest[at + 1] ?? 0))
      let row = down ? (furthest[at + 1] ?? 0) : (furthest[at - 1] ?? 0) + 1
      while (row < rows && row - diagonal < columns && before[row] === after[row - diagonal]) row++
      furthest[at] = row
      if (row >= rows && row - diagonal >= columns) return walkBack(steps, rows, columns, most)
    }
  }
  return []
}

/** Follows the steps from the end to the beginning and collects what was the same on the way. */
function walkBack(steps: readonly Int32Array[], rows: number, columns: number, most: number): readonly Run[] {
  const runs: Run[] = []
  let [row, column] = [rows, columns]
  for (let edits = steps.length - 1; edits >= 0; edits--) {
    const furthest = steps[edits] ?? new Int32Array()
    const diagonal = row - column
    const at = diagonal + most + 1
    const down = diagonal === -edits || (diagonal !== edits && (furthest[at - 1] ?? 0) < (furthest[at + 1] ?? 0))
    const before = down ? (furthest[at + 1] ?? 0) : (furthest[at - 1] ?? 0)
    const [fromRow, fromColumn] = edits === 0 ? [0, 0] : [before, before - (down ? diagonal + 1 : diagonal - 1)]
    const start = edits === 0 ? 0 : down ? fromRow : fromRow + 1
    const length = row - start
    if (length > 0) runs.unshift({ from: start, to: start - diagonal, length })
    row = fromRow
    column = fromColumn
  }
  return runs
}

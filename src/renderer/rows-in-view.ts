/** Rows drawn above and below the view, so that a flick of the wheel shows no gap. */
const MARGIN_ROWS = 8

/** Where each row begins, in pixels, and behind the last where the list ends. */
export function offsetsOf<T>(items: readonly T[], height: (item: T) => number): Float64Array {
  const offsets = new Float64Array(items.length + 1)
  for (const [index, item] of items.entries()) offsets[index + 1] = (offsets[index] ?? 0) + height(item)
  return offsets
}

/** The rows to draw for a view: from `first` up to, not including, `last`. */
export function rangeIn(offsets: Float64Array, top: number, height: number): { readonly first: number; readonly last: number } {
  const rows = offsets.length - 1
  return {
    first: Math.max(0, rowAt(offsets, top) - MARGIN_ROWS),
    last: Math.min(rows, rowAt(offsets, top + height) + 1 + MARGIN_ROWS)
  }
}

/** The row that holds a pixel: the last one that begins at or before it. */
function rowAt(offsets: Float64Array, pixel: number): number {
  let [low, high] = [0, Math.max(0, offsets.length - 2)]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle] ?? 0) <= pixel) low = middle
    else high = middle - 1
  }
  return low
}

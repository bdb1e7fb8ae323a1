import { type Row, rowsAsWritten } from './pdf-rows.ts'
import type { Segment } from './pdf-segments.ts'

/**
 * Segments in reading order. The order of the file nearly always is the reading order, columns and tables included;
 * geometry alone takes dashboards and tables apart. It is overruled only where a page was written straight across its
 * columns: where a gutter has running text on both sides that changes sides from line to line.
 */
export function rowsInOrder(segments: readonly Segment[]): Row[] {
  const rows: Row[] = []
  let columns = 0
  const arrange = (set: readonly Segment[]): void => {
    const gutter = bestGutter(set)
    if (!gutter) {
      for (const row of rowsAsWritten(set)) rows.push({ segments: row.segments, column: columns + row.column })
      columns = (rows.at(-1)?.column ?? -1) + 1
      return
    }
    let between: Segment[] = []
    const flush = (): void => {
      if (between.length > 0) arrange(between)
      between = []
    }
    for (const band of gutter.bands) {
      if (!band.columns) between.push(...band.left, ...band.right)
      else {
        flush()
        arrange(band.left)
        arrange(band.right)
      }
    }
    flush()
  }
  if (segments.length > 0) arrange(segments)
  return rows
}

interface Band {
  readonly left: Segment[]
  readonly right: Segment[]
  columns: boolean
}

interface Gutter {
  readonly bands: readonly Band[]
  /** UTF-16 units that stand in columns. */
  readonly units: number
}

/** Left edges that are tried as the start of a column; the most frequent first. Real pages have two or three that matter. */
const MOST_EDGES = 12
/** Points that two edges may differ and count as one, and by which a line may reach over a gutter. */
const EDGE_POINTS = 2

function bestGutter(segments: readonly Segment[]): Gutter | undefined {
  if (segments.length < 4) return undefined
  const edges = new Map<number, number>()
  for (const { x } of segments) {
    const edge = Math.floor(x / EDGE_POINTS) * EDGE_POINTS
    edges.set(edge, (edges.get(edge) ?? 0) + 1)
  }
  const frequent = [...edges].filter(([, count]) => count > 1).toSorted((a, b) => b[1] - a[1])
  const sorted = segments.toSorted((a, b) => a.y - b.y || a.x - b.x)
  let best: Gutter | undefined
  for (const [edge] of frequent.slice(0, MOST_EDGES)) {
    const gutter = bandsAt(sorted, edge)
    if (gutter.units > (best?.units ?? 0)) best = gutter
  }
  return best
}

function bandsAt(sorted: readonly Segment[], edge: number): Gutter {
  const bands: Band[] = []
  let open: Band | undefined
  for (const segment of sorted) {
    const isLeft = segment.right <= edge + EDGE_POINTS
    const isRight = segment.x >= edge - EDGE_POINTS
    if (isLeft || isRight) {
      if (!open) bands.push((open = { left: [], right: [], columns: false }))
      ;(isRight ? open.right : open.left).push(segment)
    } else {
      open = undefined
      bands.push({ left: [segment], right: [], columns: false })
    }
  }
  let units = 0
  for (const band of bands) {
    band.columns = areColumns(band.left, band.right)
    if (band.columns) units += unitsOf(band.left) + unitsOf(band.right)
  }
  return { bands, units }
}

/**
 * Whether two sides of a gutter are columns that the file mixes line by line. A table is written row by row too, so
 * both sides must plainly be prose: many long lines of letters that fill their column.
 */
function areColumns(left: readonly Segment[], right: readonly Segment[]): boolean {
  const fewest = Math.min(left.length, right.length)
  if (fewest < 5 || sideChanges(left, right) <= fewest / 2) return false
  if (letterShare(left) < 0.6 || letterShare(right) < 0.6) return false
  const size = Math.min(medianOf(left.map((one) => one.size)), medianOf(right.map((one) => one.size)))
  if (Math.min(...right.map(({ x }) => x)) - Math.max(...left.map((one) => one.right)) < size * 0.5) return false
  return isProse(left) && isProse(right)
}

/** Typical lines have this many units and most take 0.6 of the column's width; or the side has columns itself. */
const PROSE_UNITS = 18

function isProse(side: readonly Segment[]): boolean {
  if (medianOf(side.map(({ text }) => text.length)) < PROSE_UNITS) return false
  return fillOf(side) >= 0.6 || (bestGutter(side)?.units ?? 0) > unitsOf(side) / 2
}

/** How often the order of the file goes from one side to the other. */
function sideChanges(left: readonly Segment[], right: readonly Segment[]): number {
  const sides = [...left.map(({ order }) => ({ order, side: 0 })), ...right.map(({ order }) => ({ order, side: 1 }))]
  return sides.toSorted((a, b) => a.order - b.order).filter(({ side }, at, all) => at > 0 && all[at - 1]?.side !== side).length
}

/** Share of lines that take most of their column's width. */
function fillOf(segments: readonly Segment[]): number {
  const width = Math.max(...segments.map(({ right }) => right)) - Math.min(...segments.map(({ x }) => x))
  return segments.filter(({ x, right }) => right - x >= width * 0.6).length / segments.length
}

function letterShare(segments: readonly Segment[]): number {
  const text = segments.map((one) => one.text).join('')
  return (text.match(/\p{L}/gu)?.length ?? 0) / Math.max(1, text.replaceAll(/\s/g, '').length)
}

function unitsOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { text }) => sum + text.length, 0)
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0
}

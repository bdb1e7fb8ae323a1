import type { Segment } from './pdf-segments.ts'

/** Segments that stand on one line, in reading order, and the column they stand in. */
export interface Row {
  readonly segments: readonly Segment[]
  readonly column: number
}

/**
 * Rows in the order of the file, with two repairs: a block that was written late but stands above others in its column
 * goes before them, and a table that was written column by column is put together row by row.
 */
export function rowsAsWritten(segments: readonly Segment[]): Row[] {
  const placed: Block[] = []
  for (const block of blocksOf(segments)) {
    if (placed.some((other) => takesCells(other, block))) continue
    const at = placed.findIndex((other) => other.top > block.bottom && overlap(other, block))
    placed.splice(at < 0 ? placed.length : at, 0, block)
  }
  let column = 0
  return placed.flatMap((block, at) => {
    const before = placed[at - 1]
    if (before && !(block.top > before.bottom && overlap(before, block))) column++
    return block.rows.map((row) => ({ segments: row, column }))
  })
}

/** Baselines in one row may differ by this share of the larger font: cells of a row are set a little apart. */
const ROW_SHIFT = 0.45
/** A larger gap than this, in font sizes, ends a block. */
const BLOCK_GAP = 4

/** Rows that follow each other in the file and downwards on the paper. */
interface Block {
  readonly rows: Segment[][]
  left: number
  right: number
  /** First and last baseline. */
  readonly top: number
  bottom: number
}

function blocksOf(segments: readonly Segment[]): Block[] {
  const blocks: Block[] = []
  for (const segment of segments.toSorted((a, b) => a.order - b.order)) {
    const { x, right, y, size } = segment
    const block = blocks.at(-1)
    const row = block?.rows.at(-1)
    const last = row?.at(-1)
    const sameRow = last !== undefined && followsInRow(last, segment)
    const below = block !== undefined && y > block.bottom && y - block.bottom < size * BLOCK_GAP && x < block.right && right > block.left
    if (!block || !row || !(sameRow || below)) blocks.push({ rows: [[segment]], left: x, right, top: y, bottom: y })
    else {
      if (sameRow) row.push(segment)
      else block.rows.push([segment])
      block.left = Math.min(block.left, x)
      block.right = Math.max(block.right, right)
      block.bottom = Math.max(block.bottom, y)
    }
  }
  return blocks
}

function followsInRow(last: Segment, next: Segment): boolean {
  const size = Math.max(last.size, next.size)
  if (Math.abs(last.y - next.y) > size * ROW_SHIFT) return false
  return next.x >= last.right - size * 0.2 || (last.rtl && next.rtl && next.right <= last.x + size * 0.2)
}

function overlap(a: Block, b: Block): boolean {
  return a.left < b.right && b.left < a.right
}

/** Adds a block's lines to the rows of one that stands left of it, if they are cells of the same rows. */
function takesCells(table: Block, block: Block): boolean {
  if (block.rows.length < 2 || table.rows.length < 2 || block.left < table.right) return false
  const rows = block.rows.map((cells) => table.rows.find(([first]) => first && Math.abs(first.y - (cells[0]?.y ?? 0)) <= first.size * 0.15))
  const aligned = rows.filter((row) => row !== undefined)
  if (aligned.length < block.rows.length || new Set(aligned).size < aligned.length) return false
  if (!isFigures(block)) return false
  for (const [at, cells] of block.rows.entries()) rows[at]?.push(...cells)
  table.right = Math.max(table.right, block.right)
  return true
}

/** Columns of words side by side may be boxes of a dashboard, each to be read for itself; a column of figures belongs to its rows. */
function isFigures({ rows }: Block): boolean {
  const text = rows.flatMap((row) => row.map((cell) => cell.text)).join('')
  return (text.match(/\p{L}/gu)?.length ?? 0) < text.replaceAll(/\s/g, '').length / 2
}

import type { Block, DocumentView, Span } from '../../shared/types.ts'
import { cellsOf, delimiterOf } from './cells.ts'

export interface TableRow extends Span {
  readonly cells: readonly Span[]
}

/** What every part of a long table shares. */
export interface TableFrame {
  /** The row that names the columns. */
  readonly head: TableRow
  /** Width of each column in characters, so that all parts of the table stand in line. */
  readonly widths: readonly number[]
}

/** Rows that are measured for the widths of columns, evenly spread over the table. */
const MEASURED_ROWS = 200
const [LEAST_CHARACTERS, MOST_CHARACTERS] = [4, 36]

/** The tables of a document. */
export class Tables {
  readonly #view: Pick<DocumentView, 'text' | 'format' | 'blocks' | 'pages'>
  readonly #delimiter: string
  readonly #frames = new Map<number, TableFrame>()

  constructor(view: Pick<DocumentView, 'text' | 'format' | 'blocks' | 'pages'>) {
    this.#view = view
    this.#delimiter = view.format === 'csv' ? delimiterOf(view.text) : ''
  }

  row({ start, end }: Span): TableRow {
    return { start, end, cells: cellsOf(this.#view.text, { start, end }, this.#view.format, this.#delimiter) }
  }

  /** The frame of the table that a row belongs to: the rows before and behind it without anything between, on its page. */
  frameOf(block: Block): TableFrame {
    const { blocks, pages } = this.#view
    const at = blocks.indexOf(block)
    const page = pages.findLast(({ start }) => start <= block.start)
    const belongs = (other: Block | undefined): boolean =>
      other?.kind === 'table-row' && other.start >= (page?.start ?? 0) && other.start < (page?.end ?? Infinity)
    let [first, last] = [at, at]
    while (belongs(blocks[first - 1])) first--
    const known = this.#frames.get(first)
    if (known) return known
    while (belongs(blocks[last + 1])) last++
    const frame = { head: this.row(blocks[first] ?? block), widths: this.#widths(blocks.slice(first, last + 1)) }
    this.#frames.set(first, frame)
    return frame
  }

  #widths(rows: readonly Block[]): readonly number[] {
    const widths: number[] = []
    const step = Math.max(1, rows.length / MEASURED_ROWS)
    for (let index = 0; index < rows.length; index += step) {
      const row = rows[Math.floor(index)]
      for (const [column, { start, end }] of (row ? this.row(row).cells : []).entries())
        widths[column] = Math.min(MOST_CHARACTERS, Math.max(widths[column] ?? LEAST_CHARACTERS, end - start))
    }
    return widths
  }
}

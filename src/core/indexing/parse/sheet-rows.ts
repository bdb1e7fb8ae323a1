import type { TextBuilder } from './text-builder.ts'

/** The text of one workbook may have this many UTF-16 units, about 35,000 passages; what comes after is left out with a warning. */
export const WORKBOOK_UNITS = 20 * 1024 * 1024

/**
 * Writes the rows of a sheet under its name: filled rows as table rows, blank ones not at all, and a cell that stands
 * alone above a table as a paragraph, so that the chunker finds the row that names the columns.
 */
export class SheetRows {
  readonly #builder: TextBuilder
  readonly #name: string
  /** A cell alone in its row, after a blank row or at the top: a title or the beginning of a list. */
  #alone: { readonly number: number; readonly text: string } | undefined
  #last = -1
  #named = false
  #full = false
  /** First column of the table; columns left of it are empty. */
  #left = 0

  constructor(builder: TextBuilder, name: string) {
    this.#builder = builder
    this.#name = name
  }

  /** The workbook's text is as long as it may be; rows are no longer taken. */
  get full(): boolean {
    return this.#full
  }

  /** Adds a row; `cells` may have holes. Rows come in order, blank ones may be left out. */
  row(number: number, cells: readonly (string | undefined)[]): void {
    const first = cells.findIndex((cell) => cell)
    if (first < 0 || this.#full) return
    const isTop = this.#last < 0 || number > this.#last + 1
    let filled = 0
    let units = 0
    for (const cell of cells) {
      if (cell) filled++
      units += cell?.length ?? 0
    }
    // Before they are joined: a row may hold one long shared text thousands of times.
    if (this.#builder.length + units > WORKBOOK_UNITS) {
      this.#full = true
      return
    }
    this.#settleAlone(number, filled)
    if (isTop) this.#left = first
    this.#last = number
    if (filled === 1 && isTop) this.#alone = { number, text: cells[first] ?? '' }
    else this.#add('table-row', rowText(cells, Math.min(this.#left, first), filled))
  }

  /** A text beside the rows: a comment, a text box. */
  note(text: string): void {
    this.#settleAlone(Infinity, 0)
    if (text !== '') this.#add('paragraph', text)
  }

  end(): void {
    this.#settleAlone(Infinity, 0)
  }

  #settleAlone(next: number, filled: number): void {
    const alone = this.#alone
    this.#alone = undefined
    if (alone) this.#add(next > alone.number + 1 || filled > 1 ? 'paragraph' : 'table-row', alone.text)
  }

  #add(kind: 'paragraph' | 'table-row', text: string): void {
    if (this.#full) return
    if (this.#builder.length + text.length > WORKBOOK_UNITS) {
      this.#full = true
      return
    }
    if (!this.#named) this.#builder.add('heading', this.#name, 1)
    this.#named = true
    this.#builder.add(kind, text)
  }
}

/** A row of more columns than this with hardly anything in them is told without its empty cells. */
const WIDE_COLUMNS = 64
const SPARSE_SHARE = 1 / 8

function rowText(cells: readonly (string | undefined)[], left: number, filled: number): string {
  const all = Array.from(cells.slice(left), (cell) => cell ?? '')
  while (all.at(-1) === '') all.pop()
  const isSparse = all.length > WIDE_COLUMNS && filled < all.length * SPARSE_SHARE
  return (isSparse ? all.filter((cell) => cell !== '') : all).join(' | ')
}

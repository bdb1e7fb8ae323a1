import type { SheetRows } from './sheet-rows.ts'
import { readXml, type XmlAttributes } from './xml-stream.ts'
import { cellText, RichText, type WorkbookStyle } from './xlsx-strings.ts'

export interface SheetResult {
  readonly damaged: boolean
  /** Formulas whose result is not stored: the file was written by a program that does not calculate. */
  readonly withoutValue: number
}

/** Reads the cells of a sheet as they stream by, row by row. */
export function readSheet(bytes: Uint8Array, rows: SheetRows, style: WorkbookStyle): SheetResult {
  const sheet = new OpenSheet(rows, style)
  const end = readXml(bytes, sheet)
  return { damaged: end === 'damaged', withoutValue: sheet.withoutValue }
}

/** Excel's widest sheet; a column further right is damage. */
const MOST_COLUMNS = 16_384

class OpenSheet {
  withoutValue = 0
  readonly #rows: SheetRows
  readonly #style: WorkbookStyle
  readonly #inline = new RichText()
  #row = 0
  #cells: (string | undefined)[] = []
  #column = 0
  #type = 'n'
  #styleIndex = 0
  #value = ''
  #inValue = false
  #hasFormula = false

  constructor(rows: SheetRows, style: WorkbookStyle) {
    this.#rows = rows
    this.#style = style
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'c') this.#openCell(attributes)
    else if (name === 'v') this.#inValue = true
    else if (name === 'f') this.#hasFormula = true
    else if (name === 'row') this.#openRow(attributes)
    else this.#inline.open(name)
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell()
    else if (name === 'v') this.#inValue = false
    else if (name === 'row') this.#closeRow()
    else this.#inline.close(name)
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text
    else this.#inline.text(text)
  }

  enough(): boolean {
    return this.#rows.full
  }

  #openRow({ r }: XmlAttributes): void {
    const number = Number(r ?? Number.NaN)
    this.#row = Number.isSafeInteger(number) && number > this.#row ? number : this.#row + 1
    this.#cells = []
    this.#column = -1
  }

  #closeRow(): void {
    this.#rows.row(this.#row, this.#cells)
    this.#cells = []
  }

  #openCell({ r, t, s }: XmlAttributes): void {
    this.#column = columnOf(r) ?? this.#column + 1
    this.#type = t ?? 'n'
    this.#styleIndex = Number(s ?? 0)
    this.#value = ''
    this.#hasFormula = false
    this.#inline.take()
  }

  #closeCell(): void {
    const text = this.#type === 'inlineStr' ? this.#inline.take() : this.#valueText()
    if (this.#hasFormula && this.#value === '' && this.#type !== 'str') this.withoutValue++
    if (text !== '' && this.#column < MOST_COLUMNS) this.#cells[this.#column] = text
  }

  #valueText(): string {
    const value = this.#value
    if (value === '') return ''
    switch (this.#type) {
      case 's':
        return this.#style.shared[Number(value)] ?? ''
      case 'b':
        return value.trim() === '1' ? 'TRUE' : 'FALSE'
      case 'd':
        return value.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace('T', ' ')
      case 'n': {
        const number = Number(value)
        return Number.isFinite(number) ? (this.#style.show[this.#styleIndex] ?? String)(number) : cellText(value)
      }
      default:
        return cellText(value)
    }
  }
}

/** Column of a cell reference, from 0: "C4" is 2. */
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const letter = (reference.charCodeAt(i) | 0x20) - 0x60
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column > 0 ? column - 1 : undefined
}

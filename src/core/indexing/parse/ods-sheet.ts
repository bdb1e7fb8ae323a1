import type { PageSpan } from '../../../shared/types.ts'
import { SheetRows } from './sheet-rows.ts'
import type { TextBuilder } from './text-builder.ts'
import { attribute, oneLine, type XmlAttributes } from './xml-stream.ts'

/** Equal cells and rows are stored once with a count, up to a million to fill a sheet; more than this say nothing new. */
const MOST_REPEATS = 100
/** LibreOffice's widest sheet. */
const MOST_COLUMNS = 16_384

/** Hears the content of an OpenDocument spreadsheet and writes its sheets. */
export class OdsReader {
  readonly #builder: TextBuilder
  readonly #pages: PageSpan[]
  #sheet = 0
  #name = ''
  #rows: SheetRows | undefined
  #firstBlock = 0
  #row = 0
  #rowRepeats = 1
  #cells: (string | undefined)[] = []
  #column = 0
  #cell: { readonly shown: string | undefined; readonly repeats: number; text: string } | undefined
  /** Text of a comment or a drawing, which is not its cell's. */
  #beside: { readonly element: string; readonly label: string; text: string } | undefined
  #besides: string[] = []
  #paragraphs = 0
  #skipping = 0
  #isFull = false

  constructor(builder: TextBuilder, pages: PageSpan[]) {
    this.#builder = builder
    this.#pages = pages
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#skipping > 0 || SKIPPED.has(name)) this.#skipping++
    else if (this.#beside) this.#openText(name)
    else if (name === 'table') this.#openSheet(attributes)
    else if (!this.#rows) return
    else if (name === 'table-row') this.#openRow(attributes)
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#openCell(attributes)
    else if (name === 'annotation') this.#beside = { element: name, label: 'Comment: ', text: '' }
    else if (name === 'frame' || name === 'custom-shape') this.#beside = { element: name, label: '', text: '' }
    else this.#openText(name)
  }

  close(name: string): void {
    if (this.#skipping > 0) this.#skipping--
    else if (name === 'p') this.#paragraphs = Math.max(0, this.#paragraphs - 1)
    else if (this.#beside) this.#closeBeside(name)
    else if (name === 'table') this.#closeSheet()
    else if (name === 'table-row') this.#closeRow()
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell()
  }

  text(text: string): void {
    if (this.#skipping > 0 || this.#paragraphs === 0) return
    if (this.#beside) this.#beside.text += text
    else if (this.#cell) this.#cell.text += text
  }

  enough(): boolean {
    return this.#isFull
  }

  /** Writes what is still open in a damaged file. */
  end(): void {
    this.#closeCell()
    this.#closeRow()
    this.#closeSheet()
  }

  #openText(name: string): void {
    if (name === 'p') {
      this.text(' ')
      this.#paragraphs++
      this.text(' ')
    } else if (name === 's' || name === 'tab' || name === 'line-break') this.text(' ')
  }

  #openSheet(attributes: XmlAttributes): void {
    this.#closeSheet()
    this.#sheet++
    this.#name = oneLine(attribute(attributes, 'name') ?? '') || `Sheet ${this.#sheet}`
    this.#rows = new SheetRows(this.#builder, this.#name)
    this.#firstBlock = this.#builder.blocks.length
    this.#row = 0
  }

  #closeSheet(): void {
    const rows = this.#rows
    if (!rows) return
    rows.end()
    for (const text of this.#besides) rows.note(text)
    this.#besides = []
    this.#isFull ||= rows.full
    this.#rows = undefined
    const first = this.#builder.blocks[this.#firstBlock]
    if (first) this.#pages.push({ page: this.#sheet, start: first.start, end: this.#builder.length, label: this.#name })
  }

  #openRow(attributes: XmlAttributes): void {
    this.#rowRepeats = countOf(attributes, 'number-rows-repeated')
    this.#cells = []
    this.#column = 0
  }

  #closeRow(): void {
    const isFilled = this.#cells.length > 0
    for (let i = 0; isFilled && i < Math.min(this.#rowRepeats, MOST_REPEATS); i++) this.#rows?.row(this.#row + i, this.#cells)
    this.#row += this.#rowRepeats
    this.#cells = []
    if (this.#rows?.full) this.#isFull = true
  }

  #openCell(attributes: XmlAttributes): void {
    this.#closeCell()
    this.#cell = { shown: shownValue(attributes), repeats: countOf(attributes, 'number-columns-repeated'), text: '' }
  }

  #closeCell(): void {
    const cell = this.#cell
    this.#cell = undefined
    if (!cell) return
    const text = oneLine(cell.shown ?? cell.text)
    for (let i = 0; text !== '' && i < Math.min(cell.repeats, MOST_REPEATS) && this.#column + i < MOST_COLUMNS; i++) {
      this.#cells[this.#column + i] = text
    }
    this.#column += cell.repeats
  }

  #closeBeside(name: string): void {
    const beside = this.#beside
    if (beside?.element !== name) return
    this.#beside = undefined
    const text = oneLine(beside.text)
    if (text !== '') this.#besides.push(beside.label + text)
  }
}

/** Not part of what a sheet says: former versions, how it is checked, who commented and when. */
const SKIPPED = new Set([
  'tracked-changes',
  'content-validations',
  'creator',
  'date',
  'forms',
  'desc',
  'title',
  'object',
  'image',
  'automatic-styles',
  'dde-links'
])

function countOf(attributes: XmlAttributes, name: string): number {
  const count = Number(attribute(attributes, name) ?? 1)
  return Number.isSafeInteger(count) && count > 0 ? count : 1
}

/** Days as 2024-03-05, which reads the same everywhere; other values are shown as the sheet shows them, in the cell's text. */
function shownValue(attributes: XmlAttributes): string | undefined {
  if (attribute(attributes, 'value-type') !== 'date') return undefined
  const [, day, hours] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(attribute(attributes, 'date-value') ?? '') ?? []
  return day && (hours && hours !== '00:00' ? `${day} ${hours}` : day)
}

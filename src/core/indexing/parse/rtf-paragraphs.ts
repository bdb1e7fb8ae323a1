import type { TextBuilder } from './text-builder.ts'

/** Collects the running text of an RTF file and writes it as paragraphs, list items, headings and table rows. */
export class RtfParagraphs {
  readonly #builder: TextBuilder
  #text: string[] = []
  #cells: string[] = []
  #asides: string[] = []
  /** The number of the list item that begins; empty for a bullet. */
  #marker: string | undefined

  constructor(builder: TextBuilder) {
    this.#builder = builder
  }

  text(text: string): void {
    this.#text.push(text)
  }

  /** What a list writes before an item: its number is part of what the document says, a bullet is not. */
  marker(text: string): void {
    this.#marker = /[\p{L}\p{N}]/u.test(text) ? `${text.trim()} ` : ''
  }

  /** A footnote or a text box: a paragraph of its own after the one that it stands in. */
  aside(text: string): void {
    if (text.trim() !== '') this.#asides.push(tidy(text))
  }

  cell(): void {
    this.#cells.push(this.#takeText().replaceAll(/\s+/g, ' '))
  }

  row(): void {
    const rest = this.#takeText()
    const cells = rest === '' ? this.#cells : [...this.#cells, rest]
    this.#cells = []
    if (cells.some((cell) => cell !== '')) this.#builder.add('table-row', cells.join(' | '))
    this.#writeAsides()
  }

  end({ level, list }: { readonly level: number | undefined; readonly list: boolean }): void {
    if (this.#cells.length > 0) this.row()
    const item = list || this.#marker !== undefined
    const text = this.#takeText()
    if (text !== '' && level !== undefined && text.length <= HEADING_UNITS)
      this.#builder.add('heading', text.replaceAll(/\s+/g, ' '), level)
    else this.#builder.add(item ? 'list-item' : 'paragraph', text)
    this.#writeAsides()
  }

  #takeText(): string {
    const text = tidy(this.#text.join(''))
    const marker = text === '' ? '' : (this.#marker ?? '')
    this.#text = []
    this.#marker = undefined
    return marker + text
  }

  #writeAsides(): void {
    for (const aside of this.#asides) this.#builder.add('paragraph', aside)
    this.#asides = []
  }
}

/** A longer paragraph is no heading, whatever its style says. */
const HEADING_UNITS = 300

function tidy(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/[ \t]*\n\s*/g, '\n')
    .trim()
}

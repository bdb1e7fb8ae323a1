import type { BlockKind } from '../../../shared/types.ts'
import { OdfStyles } from './odf-styles.ts'
import { attribute, oneLine, readXml, type XmlAttributes, type XmlEnd } from './xml-stream.ts'

/** Hears the text of an OpenDocument file block by block. */
export interface OdfSink {
  block(kind: BlockKind, text: string, level?: number): void
  /** An element that the text reader makes nothing of: a slide, its notes, a frame. Default: ignored. */
  open?(name: string, attributes: XmlAttributes): void
  close?(name: string): void
}

/** Reads the body of an OpenDocument text or presentation: headings, lists, tables, and the notes, which come last. */
export function readOdfText(content: Uint8Array, styles: Uint8Array | undefined, sink: OdfSink): XmlEnd {
  const known = new OdfStyles()
  if (styles) readXml(styles, { open: (name, attributes) => known.open(name, attributes), close() {}, text() {} })
  const reader = new OdfTextReader(known, sink)
  const end = readXml(content, reader)
  reader.end()
  return end
}

/** Not text of the document: what was deleted, who commented, what repeats the headings, how words are pronounced. */
const SKIPPED = new Set(
  (
    'tracked-changes table-of-content annotation note-citation ruby-text page-number page-count forms scripts font-face-decls settings ' +
    'event-listeners binary-data list-header page-thumbnail sequence-decls variable-decls user-field-decls'
  ).split(' ')
)

interface Paragraph {
  readonly kind: BlockKind
  readonly level?: number
  text: string
}

interface List {
  readonly style: string
  readonly level: number
  item: number
  /** The item that begins, until its first paragraph is written. */
  fresh: boolean
}

class OdfTextReader {
  readonly #styles: OdfStyles
  readonly #sink: OdfSink
  #inBody = false
  #skipping = 0
  readonly #paragraphs: Paragraph[] = []
  readonly #lists: List[] = []
  /** Cells of the rows that are open, a nested table's row last. */
  readonly #rows: string[][] = []
  /** Paragraphs of the footnote that is open. */
  #note: string[] | undefined
  readonly #notes: string[] = []

  constructor(styles: OdfStyles, sink: OdfSink) {
    this.#styles = styles
    this.#sink = sink
  }

  open(name: string, attributes: XmlAttributes): void {
    if (!this.#inBody) {
      if (name === 'body') this.#inBody = true
      else this.#styles.open(name, attributes)
    } else if (this.#skipping > 0 || SKIPPED.has(name)) this.#skipping++
    else this.#openElement(name, attributes)
  }

  close(name: string): void {
    if (!this.#inBody) return
    if (this.#skipping > 0) this.#skipping--
    else this.#closeElement(name)
  }

  text(text: string): void {
    if (this.#skipping > 0) return
    const open = this.#paragraphs.at(-1)
    if (open) open.text += open.kind === 'code' ? text : text.replaceAll(/[^\S\u00a0]+/g, ' ')
  }

  /** Writes what is still open in a damaged file, and the notes. */
  end(): void {
    while (this.#paragraphs.length > 0) this.#closeParagraph()
    while (this.#rows.length > 0) this.#closeRow()
    for (const [index, note] of this.#notes.entries()) this.#sink.block('list-item', `${index + 1}. ${note}`)
  }

  #openElement(name: string, attributes: XmlAttributes): void {
    if (name === 'p') this.#paragraphs.push({ ...this.#kindOf(attributes), text: '' })
    else if (name === 'h') {
      const level = Math.min(6, Math.max(1, Number(attribute(attributes, 'outline-level') ?? 1) || 1))
      this.#paragraphs.push({ kind: 'heading', level, text: '' })
    } else if (name === 'list') this.#openList(attributes)
    else if (name === 'list-item') this.#openItem(attributes)
    else if (name === 'table-row') this.#rows.push([])
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#rows.at(-1)?.push('')
    else if (name === 'note') this.#note = []
    else if (name === 's' || name === 'tab') this.text(' ')
    else if (name === 'line-break') this.#lineBreak()
    else if (name === 'title' || name === 'desc') this.text(' ')
    else this.#sink.open?.(name, attributes)
  }

  #closeElement(name: string): void {
    if (name === 'p' || name === 'h') this.#closeParagraph()
    else if (name === 'list') this.#lists.pop()
    else if (name === 'table-row') this.#closeRow()
    else if (name === 'note') this.#closeNote()
    else if (name === 'title' || name === 'desc') this.text(' ')
    else this.#sink.close?.(name)
  }

  #kindOf(attributes: XmlAttributes): Pick<Paragraph, 'kind' | 'level'> {
    const own = this.#styles.paragraph(attribute(attributes, 'style-name'))
    return own.kind === 'paragraph' && this.#lists.length > 0 ? { kind: 'list-item' } : own
  }

  #lineBreak(): void {
    const open = this.#paragraphs.at(-1)
    if (open) open.text += '\n'
  }

  #openList(attributes: XmlAttributes): void {
    const outer = this.#lists.at(-1)
    const style = attribute(attributes, 'style-name') ?? outer?.style ?? ''
    this.#lists.push({ style, level: (outer?.level ?? 0) + 1, item: 0, fresh: false })
  }

  #openItem(attributes: XmlAttributes): void {
    const list = this.#lists.at(-1)
    if (!list) return
    list.item = Number(attribute(attributes, 'start-value') ?? list.item + 1)
    list.fresh = true
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop()
    if (!paragraph) return
    const { kind, level, text } = paragraph
    const row = this.#rows.at(-1)
    if (this.#note) this.#note.push(oneLine(text))
    else if (row) {
      if (row.length === 0) row.push('')
      row[row.length - 1] = oneLine(`${row.at(-1) ?? ''} ${text}`)
    } else if (kind === 'list-item') this.#writeItem(text)
    else this.#sink.block(kind, kind === 'heading' ? oneLine(text) : kind === 'code' ? text.trimEnd() : tidy(text), level)
  }

  #writeItem(text: string): void {
    const words = tidy(text)
    const list = this.#lists.at(-1)
    if (words === '' || !list) return this.#sink.block('paragraph', words)
    const marker = list.fresh && this.#styles.isNumbered(list.style, list.level) ? `${list.item}. ` : ''
    list.fresh = false
    this.#sink.block('list-item', marker + words)
  }

  #closeRow(): void {
    const cells = this.#rows.pop() ?? []
    const outer = this.#rows.at(-1)
    const filled = cells.filter((cell) => cell !== '')
    if (filled.length === 0) return
    if (!outer && !this.#note) this.#sink.block('table-row', cells.join(' | '))
    else if (this.#note) this.#note.push(filled.join(' '))
    else if (outer) outer[Math.max(0, outer.length - 1)] = oneLine(`${outer.at(-1) ?? ''} ${filled.join(' ')}`)
  }

  #closeNote(): void {
    const words = this.#note?.filter((text) => text !== '').join(' ') ?? ''
    this.#note = undefined
    if (words !== '') this.#notes.push(words)
  }
}

/** A paragraph with its own line breaks and no others. */
function tidy(text: string): string {
  return text
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/ ?\n\s*/g, '\n')
    .trim()
}

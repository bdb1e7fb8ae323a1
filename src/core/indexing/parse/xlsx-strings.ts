import { BUILT_IN_FORMATS, showNumber, type ShowNumber } from './cell-format.ts'
import { oneLine, readXml } from './xml-stream.ts'
import { descendants, elementAt, elementsOf, readTree } from './xml-tree.ts'

/** What the cells of all sheets refer to by number. */
export interface WorkbookStyle {
  readonly shared: readonly string[]
  /** How numbers of each style are shown. */
  readonly show: readonly ShowNumber[]
}

/** The texts that cells share. */
export function readShared(bytes: Uint8Array | undefined): { readonly strings: string[]; readonly damaged: boolean } {
  const strings: string[] = []
  if (!bytes) return { strings, damaged: false }
  const rich = new RichText()
  const end = readXml(bytes, {
    open(name) {
      if (name === 'si') rich.take()
      else rich.open(name)
    },
    close(name) {
      if (name === 'si') strings.push(rich.take())
      else rich.close(name)
    },
    text: (text) => rich.text(text)
  })
  return { strings, damaged: end === 'damaged' }
}

/** Collects the text of runs; how Japanese words are pronounced stands beside them and is not text. */
export class RichText {
  #text = ''
  #inText = false
  #phonetic = 0

  open(name: string): void {
    if (name === 't') this.#inText = true
    else if (name === 'rPh') this.#phonetic++
  }

  close(name: string): void {
    if (name === 't') this.#inText = false
    else if (name === 'rPh') this.#phonetic--
  }

  text(text: string): void {
    if (this.#inText && this.#phonetic === 0) this.#text += text
  }

  /** What was collected, on one line; the next text begins. */
  take(): string {
    const text = this.#text
    this.#text = ''
    this.#inText = false
    this.#phonetic = 0
    return cellText(text)
  }
}

/** A cell's text on one line. Characters that XML has not are written as _x000D_. */
export function cellText(text: string): string {
  const plain = text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
  return oneLine(plain)
}

/** How numbers are shown, by the number of their style. */
export function readStyles(bytes: Uint8Array | undefined, epoch1904: boolean): ShowNumber[] {
  if (!bytes) return []
  const { root } = readTree(bytes)
  const codes = new Map(BUILT_IN_FORMATS)
  for (const { attributes } of descendants(root, 'numFmt')) codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
  const made = new Map<string, ShowNumber>()
  return elementsOf(elementAt(root, 'styleSheet', 'cellXfs'), 'xf').map(({ attributes }) => {
    const code = codes.get(Number(attributes['numFmtId'] ?? 0)) ?? ''
    const show = made.get(code) ?? showNumber(code, epoch1904)
    made.set(code, show)
    return show
  })
}

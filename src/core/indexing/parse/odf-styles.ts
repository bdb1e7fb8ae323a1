import type { BlockKind } from '../../../shared/types.ts'
import { attribute, type XmlAttributes } from './xml-stream.ts'

/** What the styles of an OpenDocument text say about its structure: which lists are numbered, which paragraphs are quotes or titles. */
export class OdfStyles {
  readonly #parents = new Map<string, string>()
  /** Levels that are numbered, by list style. */
  readonly #numbered = new Map<string, Set<number>>()
  #list = ''

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'list-style') this.#list = attribute(attributes, 'name') ?? ''
    else if (name === 'list-level-style-number') this.#addNumbered(attributes)
    else if (name === 'style') {
      const parent = attribute(attributes, 'parent-style-name')
      if (parent !== undefined) this.#parents.set(attribute(attributes, 'name') ?? '', parent)
    }
  }

  isNumbered(list: string, level: number): boolean {
    return this.#numbered.get(list)?.has(level) ?? false
  }

  /** What a paragraph of this style is, as far as its own name or an ancestor's says. */
  paragraph(style: string | undefined): { readonly kind: BlockKind; readonly level?: number } {
    let name = style
    for (let generation = 0; name !== undefined && generation < 20; generation++) {
      if (name === 'Title') return { kind: 'heading', level: 1 }
      const heading = /^Heading_20_([1-6])$/.exec(name)?.[1]
      if (heading) return { kind: 'heading', level: Number(heading) }
      if (name === 'Quotations') return { kind: 'quote' }
      if (name === 'Preformatted_20_Text') return { kind: 'code' }
      name = this.#parents.get(name)
    }
    return { kind: 'paragraph' }
  }

  #addNumbered(attributes: XmlAttributes): void {
    if (!attribute(attributes, 'num-format')) return
    const levels = this.#numbered.get(this.#list) ?? new Set()
    levels.add(Number(attribute(attributes, 'level') ?? 1))
    this.#numbered.set(this.#list, levels)
  }
}

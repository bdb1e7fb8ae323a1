import { oneLine, readXml, type XmlAttributes } from './xml-stream.ts'

export interface XmlTag {
  readonly attributes: XmlAttributes
  /** The text directly after the tag: that of an element without children. */
  readonly text: string
}

/** The elements of a small XML file (a package's list of parts) by their local name, in order. */
export function xmlTags(xml: string, name: string): XmlTag[] {
  const found: { attributes: XmlAttributes; text: string }[] = []
  let open: { text: string } | undefined
  readXml(xml, {
    open(local, attributes) {
      const tag = local === name ? { attributes, text: '' } : undefined
      if (tag) found.push(tag)
      open = tag
    },
    close() {
      open = undefined
    },
    text(text) {
      if (open) open.text += text
    }
  })
  return found.map(({ attributes, text }) => ({ attributes, text: oneLine(text) }))
}

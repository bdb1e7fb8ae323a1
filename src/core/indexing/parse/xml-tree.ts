import { readXml, type XmlAttributes } from './xml-stream.ts'

/** An element of a small document; large ones are read as a stream. */
export interface XmlElement {
  readonly name: string
  readonly attributes: XmlAttributes
  readonly children: readonly (XmlElement | string)[]
}

/** Reads a document whole. A damaged one gives what stands before and around the damage. */
export function readTree(source: Uint8Array | string): { readonly root: XmlElement; readonly damaged: boolean } {
  const root: Open = { name: '', attributes: {}, children: [] }
  const open: Open[] = [root]
  let elements = 0
  const end = readXml(source, {
    open(name, attributes) {
      const element: Open = { name, attributes, children: [] }
      open.at(-1)?.children.push(element)
      open.push(element)
      elements++
    },
    close() {
      if (open.length > 1) open.pop()
    },
    text(text) {
      open.at(-1)?.children.push(text)
    },
    enough: () => elements > MOST_ELEMENTS
  })
  return { root, damaged: end === 'damaged' || elements > MOST_ELEMENTS }
}

/** Child elements, of one name if it is given. */
export function elementsOf(parent: XmlElement | undefined, name?: string): XmlElement[] {
  if (!parent) return []
  return parent.children.filter((node): node is XmlElement => typeof node !== 'string' && (name === undefined || node.name === name))
}

/** The first element on a path of names below an element. */
export function elementAt(from: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((element, name) => elementsOf(element, name)[0], from)
}

/** All elements of a name below an element, in document order, however deep. */
export function* descendants(from: XmlElement | undefined, name: string): Generator<XmlElement> {
  for (const element of elementsOf(from)) {
    if (element.name === name) yield element
    yield* descendants(element, name)
  }
}

/** All text below an element as it stands. */
export function textOf(element: XmlElement | undefined): string {
  return element?.children.map((node) => (typeof node === 'string' ? node : textOf(node))).join('') ?? ''
}

interface Open extends XmlElement {
  readonly children: (XmlElement | string)[]
}

/** A slide has some hundred elements, and 400,000 of them take about 200 MB. */
const MOST_ELEMENTS = 400_000

import { SaxesParser } from 'saxes'

export type XmlAttributes = Readonly<Record<string, string>>

/** Hears an XML document as it is read; names come without their prefix, which programs choose as they like. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes): void
  close(name: string): void
  text(text: string): void
  /** Asked between two slices: whether the rest may be left unread. Default: never. */
  enough?(): boolean
}

/** `damaged`: not well formed or nested too deep; the handler has heard what could be made of it. */
export type XmlEnd = 'whole' | 'damaged'

/**
 * Reads XML from its bytes, slice by slice, without a tree. Entities that a document declares are never expanded and
 * nothing is fetched: saxes passes over the document type.
 */
export function readXml(bytes: Uint8Array, handler: XmlHandler): XmlEnd {
  const parser = new SaxesParser({ position: false })
  // Without a prototype, so that `&constructor;` is as unknown as any other name.
  parser.ENTITIES = Object.assign(Object.create(null), XML_ENTITIES)
  let end: XmlEnd = 'whole'
  let depth = 0
  parser.on('error', () => (end = 'damaged'))
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth <= MOST_DEPTH) handler.open(localName(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    if (depth-- <= MOST_DEPTH) handler.close(localName(name))
  })
  const onText = (text: string): void => handler.text(text)
  parser.on('text', onText)
  parser.on('cdata', onText)
  const decoder = decoderFor(bytes)
  for (let at = 0; at < bytes.byteLength; at += SLICE_BYTES) {
    parser.write(decoder.decode(bytes.subarray(at, at + SLICE_BYTES), { stream: true }))
    if (handler.enough?.()) return end
    if (depth > MOST_DEPTH) return 'damaged'
  }
  parser.write(decoder.decode()).close()
  return end
}

/** The value of an attribute, whatever its prefix. */
export function attribute(attributes: XmlAttributes, name: string): string | undefined {
  const plain = attributes[name]
  if (plain !== undefined) return plain
  for (const key in attributes) if (key.endsWith(name) && key.charAt(key.length - name.length - 1) === ':') return attributes[key]
  return undefined
}

/** Text as a reader sees it: white space of any length is one space. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** Deeper than any office document nests (LibreOffice: about 40 for a list in a table in a text box). */
const MOST_DEPTH = 500
/** Small enough that little is decoded in vain when the handler has enough. */
const SLICE_BYTES = 64 * 1024
const XML_ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function decoderFor(bytes: Uint8Array): TextDecoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be')
  const declared = /^<\?xml[^>]*encoding=["']([\w-]+)/.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))?.[1]
  try {
    return new TextDecoder(declared ?? 'utf-8')
  } catch {
    // An encoding that nobody knows; nearly everything is UTF-8.
    return new TextDecoder()
  }
}

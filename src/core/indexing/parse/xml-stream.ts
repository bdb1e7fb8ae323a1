import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'

export type XmlAttributes = Readonly<Record<string, string>>

/** Hears an XML document as it is read; names come without their prefix, which programs choose as they like. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes): void
  close(name: string): void
  text(text: string): void
  /** Told once, of the first thing that is wrong. */
  damaged?(reason: string): void
  /** Asked between two slices: whether the rest may be left unread. Default: never. */
  enough?(): boolean
}

/** `damaged`: not well formed or nested too deep; the handler has heard what could be made of it. */
export type XmlEnd = 'whole' | 'damaged'

/**
 * Reads XML slice by slice, without a tree; bytes in the encoding that they declare. Entities that a document declares
 * are never expanded and nothing is fetched: saxes passes over the document type.
 */
export function readXml(source: Uint8Array | string, handler: XmlHandler): XmlEnd {
  const parser = new SaxesParser({ xmlns: false, position: handler.damaged !== undefined })
  // Without a prototype, so that `&constructor;` is as unknown as any other name.
  parser.ENTITIES = Object.assign(Object.create(null), XML_ENTITIES)
  let end: XmlEnd = 'whole'
  let depth = 0
  const damaged = (reason: string): void => {
    if (end === 'whole') handler.damaged?.(reason)
    end = 'damaged'
  }
  parser.on('error', ({ message }) => damaged(message.split('\n')[0]?.slice(0, REASON_UNITS) ?? ''))
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth <= MOST_DEPTH) handler.open(localName(name), attributes)
    else damaged(`elements nest deeper than ${MOST_DEPTH}`)
  })
  parser.on('closetag', ({ name }) => {
    if (depth-- <= MOST_DEPTH) handler.close(localName(name))
  })
  const onText = (text: string): void => handler.text(text)
  parser.on('text', onText)
  parser.on('cdata', onText)
  for (const slice of slicesOf(source)) {
    parser.write(slice)
    if (handler.enough?.() || depth > MOST_DEPTH) return end
  }
  parser.close()
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
const REASON_UNITS = 120
const XML_ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

function* slicesOf(source: Uint8Array | string): Generator<string> {
  if (typeof source === 'string') {
    for (let at = 0; at < source.length; at += SLICE_BYTES) yield source.slice(at, at + SLICE_BYTES)
    return
  }
  const decoder = decoderFor(source)
  for (let at = 0; at < source.byteLength; at += SLICE_BYTES) yield decoder.decode(source.subarray(at, at + SLICE_BYTES), { stream: true })
  yield decoder.decode()
}

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

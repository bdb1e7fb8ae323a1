import type { BlockKind } from '../../../shared/types.ts'
import type { TextFile } from './formats.ts'
import { megabytes } from './limits.ts'
import { failed, type ParseOutcome, read, skipped } from './outcome.ts'
import { TextBuilder } from './text-builder.ts'
import { readXml } from './xml-stream.ts'

/**
 * Reads XML of any kind (feeds, DocBook, drawings, records) as the text between its tags, with attributes that say
 * something. A document type is not read, so that no entity can expand or fetch anything.
 */
export function parseXml({ text: source, warnings, title: fallbackTitle }: TextFile): ParseOutcome {
  if (source.length > XML_UNITS) {
    return skipped(
      `The file has ${megabytes(source.length)}, and Footnote reads at most ${megabytes(XML_UNITS)} of XML`,
      'Split it into smaller files'
    )
  }
  const builder = new TextBuilder()
  const damage = addXmlBlocks(source, builder)
  const text = builder.text()
  if (text.trim() === '') {
    return damage === undefined
      ? skipped('The file holds no text between its tags', 'Nothing to do')
      : failed(`The XML is damaged (${damage})`, 'Open it in the program that made it and save it again')
  }
  const heading = builder.blocks.find((block) => block.kind === 'heading')
  return read({
    title: heading ? text.slice(heading.start, heading.end) : fallbackTitle,
    format: 'xml',
    text,
    pages: [],
    blocks: builder.blocks,
    warnings: damage === undefined ? warnings : [...warnings, `The XML is not well formed (${damage}); what could be read was.`]
  })
}

/** Text and blocks of this much XML stay below the parser's memory. */
const XML_UNITS = 100 * 1024 * 1024

const HEADINGS = new Set('title head heading subtitle'.split(' '))
const ITEMS = new Set('li listitem item entry row'.split(' '))
const CODE = new Set('programlisting screen code pre literallayout source'.split(' '))
/** Elements amid a sentence. */
const INLINE = new Set(
  'a abbr b bold cite code command em emphasis filename hi i italic link literal mark q quote ref sub sup span strong tspan u ulink uri xref br'.split(
    ' '
  )
)
/** Elements whose name says nothing about their text. */
const PROSE = new Set(
  'p para simpara text tspan div body content description summary abstract section chapter value string data v t'.split(' ')
)
/** Attributes that are made for programs. */
const SILENT =
  /^(?:xmlns.*|xml:.*|xsi:.*|style|class|d|points|transform|viewBox|width|height|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|fill|stroke.*|id|.*uuid|.*hash|version|encoding)$/i
const ATTRIBUTE_UNITS = 500

interface Open {
  readonly name: string
  readonly isInline: boolean
  /** Units of the buffer when it was opened. */
  readonly from: number
}

/** Adds the blocks; gives what is wrong with the XML, if something is. */
function addXmlBlocks(source: string, builder: TextBuilder): string | undefined {
  const open: Open[] = []
  let buffer = ''
  let damage: string | undefined
  const flush = (element: Open | undefined): void => {
    const kind = kindOf(element)
    const plain = kind === 'code' ? buffer.replace(/^\s*\n/, '').trimEnd() : buffer.replaceAll(/\s+/g, ' ').trim()
    buffer = ''
    if (plain === '' || !element) return
    const written = /<\/?[a-z][^>]{0,500}>/i.test(plain) ? withoutTags(plain) : plain
    const line = kind === 'list-item' && !ITEMS.has(element.name) && !PROSE.has(element.name) ? `${element.name}: ${written}` : written
    builder.add(kind, line, kind === 'heading' ? Math.min(6, Math.max(1, open.length - 1)) : undefined)
  }
  readXml(source, {
    open(written, attributes) {
      const name = written.toLowerCase()
      const isInline = INLINE.has(name) && buffer.trim() !== ''
      if (!isInline) flush(open.at(-1))
      else if (name === 'br') buffer += ' '
      const said = Object.entries(attributes).filter(
        ([key, value]) => !SILENT.test(key) && /\p{L}{2}/u.test(value) && value.length <= ATTRIBUTE_UNITS
      )
      open.push({ name, isInline, from: buffer.length })
      if (!isInline && said.length > 0 && !CODE.has(name)) {
        const list = said.map(([key, value]) => `${attributeName(key)} = ${value.replaceAll(/\s+/g, ' ')}`)
        builder.add('list-item', `${name}: ${list.join(', ')}`)
      }
    },
    close() {
      const element = open.at(-1)
      if (element && !element.isInline) flush(element)
      // An empty element amid a sentence stands between two words.
      else if (element?.from === buffer.length) buffer += ' '
      open.pop()
    },
    text(text) {
      if (open.length > 0 && !/^(?:style|script)$/.test(open.at(-1)?.name ?? '')) buffer += text
    },
    damaged(reason) {
      damage = reason
    }
  })
  flush(open.at(-1))
  return damage
}

function kindOf(element: Open | undefined): BlockKind {
  const name = element?.name ?? ''
  if (HEADINGS.has(name)) return 'heading'
  if (CODE.has(name)) return 'code'
  return /^(?:p|para|simpara|text|div|body|content|abstract|section|chapter|description|summary)$/.test(name) ? 'paragraph' : 'list-item'
}

/** Feeds carry web pages as text. */
function withoutTags(html: string): string {
  return html
    .replaceAll(/<(?:br|\/p|\/li|\/h\d|\/div)[^>]{0,500}>/gi, ' ')
    .replaceAll(/<\/?[a-z][^>]{0,500}>/gi, '')
    .replaceAll(/&nbsp;/g, ' ')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function attributeName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}

import { parse } from 'parse5'
import { decodeText } from './decode.ts'
import { memberName, readPackage } from './epub-package.ts'
import type { BinaryFile } from './formats.ts'
import { addHtmlBlocks } from './html-blocks.ts'
import { HTML_UNITS, megabytes } from './limits.ts'
import { failed, type ParseOutcome, read, skipped } from './outcome.ts'
import { TextBuilder } from './text-builder.ts'
import { xhtmlAsHtml } from './xhtml.ts'
import { oneLine } from './xml-stream.ts'
import { xmlTags } from './xml-tags.ts'
import { descendants, elementAt, readTree, textOf } from './xml-tree.ts'
import { repack } from './zip.ts'

/** Reads an e-book: its chapters in reading order. Fonts and pictures stay packed. */
export function parseEpub({ bytes, title: fallbackTitle, limits }: BinaryFile): ParseOutcome {
  const zip = repack(bytes, limits.inflatedBytes, (name) => !PACKED.test(name))
  if (zip.state === 'damaged')
    return failed('The file is damaged: its container is incomplete', 'Get the book again from where it came from')
  if (zip.state === 'too-large')
    return failed(
      `The book unpacks to more than ${megabytes(limits.inflatedBytes)} of text, which no ordinary book does`,
      'If you trust it, split it'
    )
  const member = (name: string): string => decodeText(zip.member(name) ?? new Uint8Array())?.text ?? ''
  const root = xmlTags(member('META-INF/container.xml'), 'rootfile')[0]?.attributes['full-path']
  const named = root === undefined ? undefined : memberName('', root)
  const opf = named !== undefined && zip.names.includes(named) ? named : zip.names.find((name) => name.endsWith('.opf'))
  const book = readPackage(opf === undefined ? '' : member(opf), opf ?? '')
  const spine = book.spine.length > 0 ? book.spine : zip.names.filter((name) => /\.x?html?$/i.test(name)).toSorted()
  if (spine.length === 0) return failed('The file is a zip archive without a book in it', 'Get the book again from where it came from')
  const locked = new Set(
    xmlTags(member('META-INF/encryption.xml'), 'CipherReference').map(({ attributes }) => memberName('', attributes['URI'] ?? ''))
  )
  if (spine.some((name) => locked.has(name))) return LOCKED

  const warnings = book.spine.length > 0 ? [] : ['The book does not say in which order its chapters come; they were read by name.']
  const labels = book.toc === undefined ? new Map<string, string>() : chapterLabels(member(book.toc), book.toc)
  const byLowerCase = new Map(zip.names.map((name) => [name.toLowerCase(), name]))
  const builder = new TextBuilder()
  for (const wanted of new Set(spine)) {
    const name = zip.member(wanted) ? wanted : byLowerCase.get(wanted.toLowerCase())
    const source = name === undefined ? '' : member(name)
    if (source === '' && !PACKED.test(wanted)) warnings.push(`The chapter ${wanted} is missing or is not text.`)
    else if (source.length > HTML_UNITS) warnings.push(`The chapter ${wanted} is too long to be read (${megabytes(source.length)}).`)
    else addChapter(source, labels.get(wanted), builder)
  }
  const text = builder.text()
  if (text.trim() === '')
    return skipped('The book holds no text', 'If it is a book of pictures, save it as PDF and run text recognition on it')
  return read({
    title: book.title ?? fallbackTitle,
    format: 'epub',
    text,
    pages: [],
    blocks: builder.blocks,
    ...(book.facts ? { facts: book.facts } : {}),
    warnings
  })
}

/** Members that are never read. */
const PACKED = /\.(?:jpe?g|png|gif|svg|webp|avif|bmp|tiff?|otf|ttf|woff2?|css|js|mp[34]|m4[av]|ogg|wav|smil|pdf)$/i

const LOCKED = failed(
  'The book is locked by its seller (DRM)',
  'Footnote reads books without a lock; ask the seller for one, or leave this one in its own reader'
)

/** A chapter begins with a heading: its own, or else the name that the table of contents gives it. */
function addChapter(source: string, label: string | undefined, builder: TextBuilder): void {
  const chapter = new TextBuilder()
  addHtmlBlocks(parse(xhtmlAsHtml(source)), chapter)
  if (chapter.length === 0) return
  if (label !== undefined && !chapter.blocks.some(({ kind }) => kind === 'heading')) builder.add('heading', label, 1)
  builder.addPart(chapter.text(), chapter.blocks)
}

/** What an EPUB 2 table of contents calls its chapters: the first name for each file. */
function chapterLabels(ncx: string, name: string): Map<string, string> {
  const labels = new Map<string, string>()
  for (const point of descendants(readTree(ncx).root, 'navPoint')) {
    const label = oneLine(textOf(elementAt(point, 'navLabel', 'text')))
    const src = elementAt(point, 'content')?.attributes['src']
    const chapter = src === undefined ? undefined : memberName(name, src)
    if (label && chapter !== undefined && !labels.has(chapter)) labels.set(chapter, label)
  }
  return labels
}

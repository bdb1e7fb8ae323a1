import mammoth from 'mammoth'
import { parse } from 'parse5'
import type { BinaryFile } from './formats.ts'
import { addHtmlBlocks } from './html-blocks.ts'
import { megabytes } from './limits.ts'
import { failed, type ParseOutcome, read, skipped } from './outcome.ts'
import { TextBuilder } from './text-builder.ts'
import { repack } from './zip.ts'

/** Reads a Word document: mammoth turns it into HTML, which becomes blocks like any page. */
export async function parseDocx({ bytes, title: fallbackTitle, limits }: BinaryFile): Promise<ParseOutcome> {
  const zip = repack(bytes, limits.inflatedBytes, (name) => READ.test(name))
  if (zip.state === 'damaged') {
    return failed(
      'The file is damaged: its container is incomplete',
      'Get the file again from where it came from, or restore it from a backup'
    )
  }
  if (zip.state === 'too-large') {
    return failed(
      `The file unpacks to more than ${megabytes(limits.inflatedBytes)}, which no ordinary document does`,
      'If you trust it, open it in Word and save it in parts'
    )
  }
  if (!zip.names.includes('[Content_Types].xml') || !zip.names.some((name) => name.startsWith('word/'))) {
    return failed(
      'The file is a zip archive without a Word document in it',
      'Give it the extension of the program that made it, or unpack it'
    )
  }
  const { value: html } = await mammoth.convertToHtml(
    { buffer: Buffer.from(zip.bytes) },
    // Pictures are not read; only their descriptions are text.
    { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })), externalFileAccess: false }
  )
  const builder = new TextBuilder()
  addHtmlBlocks(parse(html), builder)
  const text = builder.text()
  if (text.trim() === '')
    return skipped('The document holds no text', 'If it holds pictures of text, save it as PDF and run text recognition on it')
  const heading = builder.blocks.find((block) => block.kind === 'heading')
  const title = coreTitle(zip.text('docProps/core.xml')) ?? (heading ? text.slice(heading.start, heading.end) : fallbackTitle)
  return read({ title, format: 'docx', text, pages: [], blocks: builder.blocks, warnings: [] })
}

/** Members that text comes from; pictures, fonts and embedded files stay packed. */
const READ = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(?:_rels\/)?[^/]+\.(?:xml|rels))$/

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function coreTitle(xml: string): string | undefined {
  const title = /<dc:title[^>]*>([^<]*)<\/dc:title>/.exec(xml)?.[1]
  return title?.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '').trim() || undefined
}

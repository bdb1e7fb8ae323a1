import mammoth from 'mammoth'
import { parse } from 'parse5'
import { openContainer } from './container.ts'
import { docxWords } from './docx-words.ts'
import type { BinaryFile } from './formats.ts'
import { addHtmlBlocks } from './html-blocks.ts'
import { coreProperties } from './ooxml.ts'
import { failed, type ParseOutcome, read, skipped } from './outcome.ts'
import { TextBuilder } from './text-builder.ts'

/** Reads a Word document: mammoth turns it into HTML, which becomes blocks like any page. */
export async function parseDocx(file: BinaryFile): Promise<ParseOutcome> {
  const { container: zip, problem } = openContainer(file, 'Word', (name) => READ.test(name))
  if (problem) return problem
  if (!zip.names.includes('[Content_Types].xml') || !zip.names.some((name) => name.startsWith('word/'))) {
    return failed(
      'The file is a zip archive without a Word document in it',
      'Give it the extension of the program that made it, or unpack it'
    )
  }
  const html = await htmlOf(zip.bytes)
  const builder = html === undefined ? docxWords(zip.member('word/document.xml') ?? new Uint8Array()) : blocksOf(html)
  const text = builder.text()
  if (html === undefined && text === '')
    return failed('The content of the document is damaged', 'Open it in Word, let it repair the file, and save it again')
  if (text.trim() === '')
    return skipped('The document holds no text', 'If it holds pictures of text, save it as PDF and run text recognition on it')
  const heading = builder.blocks.find((block) => block.kind === 'heading')
  const core = coreProperties(zip.member('docProps/core.xml'))
  return read({
    title: core.title ?? (heading ? text.slice(heading.start, heading.end) : file.title),
    format: 'docx',
    text,
    pages: [],
    blocks: builder.blocks,
    ...(core.facts ? { facts: core.facts } : {}),
    warnings: html === undefined ? ['The document is damaged: its words were read, its lists, tables and notes were not.'] : []
  })
}

function blocksOf(html: string): TextBuilder {
  const builder = new TextBuilder()
  addHtmlBlocks(parse(html), builder)
  return builder
}

/** Undefined where mammoth gives up: on broken XML and missing parts it throws, with words for programmers. */
async function htmlOf(bytes: Uint8Array): Promise<string | undefined> {
  try {
    // Pictures are not read; only their descriptions are text.
    const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
    return (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage, externalFileAccess: false })).value
  } catch {
    // Errors, and sometimes strings: all of them say that the document is not as it should be.
    return undefined
  }
}

/** Members that text comes from; pictures, fonts and embedded files stay packed. */
const READ = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(?:_rels\/)?[^/]+\.(?:xml|rels))$/

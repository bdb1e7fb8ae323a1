import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Document, PageSpan } from '../../../shared/types.ts'
import type { BinaryFile } from './formats.ts'
import { failed, needsOcr, type ParseOutcome, read, skipped } from './outcome.ts'
import { linesOf, type PdfLine } from './pdf-lines.ts'
import { addPdfBlocks, headingSizes } from './pdf-blocks.ts'
import { TextBuilder } from './text-builder.ts'

/** Reads a PDF's text layer, page by page in reading order. Files with an owner password only are open to readers. */
export async function parsePdf({ bytes, title: fallbackTitle }: BinaryFile): Promise<ParseOutcome> {
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  GlobalWorkerOptions.workerSrc = pathToFileURL(join(root, 'legacy/build/pdf.worker.mjs')).href
  const task = getDocument({
    // pdf.js takes the bytes over and refuses Buffers.
    data: new Uint8Array(bytes),
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    enableXfa: false,
    cMapUrl: join(root, 'cmaps') + sep,
    standardFontDataUrl: join(root, 'standard_fonts') + sep,
    wasmUrl: join(root, 'wasm') + sep,
    verbosity: 0
  })
  try {
    const pdf = await task.promise
    return await readPages(pdf, fallbackTitle)
  } catch (thrown) {
    return problem(thrown)
  } finally {
    await task.destroy()
  }
}

async function readPages(pdf: PDFDocumentProxy, fallbackTitle: string): Promise<ParseOutcome> {
  const pages: PdfLine[][] = []
  const broken: number[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    try {
      const page = await pdf.getPage(number)
      pages.push(linesOf((await page.getTextContent()).items))
      page.cleanup()
    } catch {
      // One damaged page must not cost the others; it is named in the warnings.
      pages.push([])
      broken.push(number)
    }
  }
  if (broken.length === pdf.numPages) return DAMAGED
  const silent = pages.flatMap((lines, index) => (lines.length === 0 && !broken.includes(index + 1) ? [index + 1] : []))
  if (pages.every((lines) => lines.length === 0)) return (await hasPictures(pdf)) ? PICTURES : NO_TEXT
  return read(await build(pdf, pages, fallbackTitle, warningsFor(broken, silent)))
}

async function build(pdf: PDFDocumentProxy, pages: PdfLine[][], fallbackTitle: string, warnings: string[]): Promise<Document> {
  const builder = new TextBuilder()
  const sizes = headingSizes(pages)
  const spans: PageSpan[] = []
  for (const [index, lines] of pages.entries()) {
    const first = builder.blocks.length
    addPdfBlocks(lines, sizes, builder)
    const start = builder.blocks[first]?.start ?? builder.length
    spans.push({ page: index + 1, start, end: builder.length })
  }
  const text = builder.text()
  const heading = builder.blocks.find((block) => block.kind === 'heading' && block.start < (spans[0]?.end ?? 0))
  const title = (await metadataTitle(pdf)) ?? (heading ? text.slice(heading.start, heading.end) : fallbackTitle)
  return { title, format: 'pdf', text, pages: spans, blocks: builder.blocks, warnings }
}

/** The title in the metadata, unless it is one that a program put there: a file name, a number, "untitled". */
async function metadataTitle(pdf: PDFDocumentProxy): Promise<string | undefined> {
  const { info } = await pdf.getMetadata()
  const title = 'Title' in info && typeof info.Title === 'string' ? info.Title.replace(/^Microsoft \w+ - /, '').trim() : ''
  if (!/\p{L}{2}/u.test(title) || /^\(?(?:anonymous|untitled|unspecified|title|document\d*)\)?$/i.test(title)) return undefined
  return /\.(?:docx?|pdf|xlsx?|pptx?|indd|tex|dvi|qxd|rtf|txt|html?)$/i.test(title) ? undefined : title
}

/** Pages whose drawing is looked through for pictures; enough to tell a scan from an empty document. */
const PAGES_TO_LOOK_AT = 3

async function hasPictures(pdf: PDFDocumentProxy): Promise<boolean> {
  for (let number = 1; number <= Math.min(PAGES_TO_LOOK_AT, pdf.numPages); number++) {
    const page = await pdf.getPage(number)
    const { fnArray } = await page.getOperatorList()
    // Anything drawn may be text as pictures or as outlines; a handful of operators only sets up an empty page.
    if (fnArray.length > 2) return true
  }
  return false
}

function warningsFor(broken: readonly number[], silent: readonly number[]): string[] {
  const warnings: string[] = []
  if (broken.length > 0) warnings.push(`Damaged and left out: page ${broken.slice(0, 20).join(', ')}.`)
  if (silent.length > 0) warnings.push(`No text, perhaps pictures: page ${silent.slice(0, 20).join(', ')}.`)
  return warnings
}

const DAMAGED = failed('The PDF is damaged', 'Open it in a PDF viewer and save it again, or get it again from where it came from')
const PICTURES = needsOcr('The PDF holds pictures of pages and no text', 'Run text recognition (OCR) on it and save it as a searchable PDF')
const NO_TEXT = skipped('The PDF holds no text', 'Nothing to do; it is read again when it changes')

function problem(thrown: unknown): ParseOutcome {
  const name = thrown instanceof Error ? thrown.name : ''
  if (name === 'PasswordException')
    return failed('The PDF is protected with a password', 'Open it in a PDF viewer and save a copy without the password')
  return DAMAGED
}

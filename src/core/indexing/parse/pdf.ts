import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Document, PageSpan, TextBox } from '../../../shared/types.ts'
import type { BinaryFile } from './formats.ts'
import { OCR_REMEDY, pagesWait, SILENT_PAGES } from '../ocr/waiting.ts'
import { failed, needsOcr, type ParseOutcome, read, skipped } from './outcome.ts'
import { addPdfBlocks, paragraphGap, type PlacedLine } from './pdf-blocks.ts'
import { factsOf } from './pdf-facts.ts'
import { headingStyle } from './pdf-headings.ts'
import { vocabularyOf } from './pdf-hyphens.ts'
import { outlineHeadings } from './pdf-outline.ts'
import { type Clock, PDF_TIMES, type PdfTimes, type ReadPages, readPages } from './pdf-pages.ts'
import { type Running, withoutRunning } from './pdf-running.ts'
import { openPdf } from './pdf-source.ts'
import { withTrailer } from './pdf-trailer.ts'
import { TextBuilder } from './text-builder.ts'

/** Reads a PDF's text layer, page by page in reading order. Files with an owner password only are open to readers. */
export async function parsePdf(
  { bytes, title }: Pick<BinaryFile, 'bytes' | 'title'>,
  times: PdfTimes = PDF_TIMES,
  clock?: Clock
): Promise<ParseOutcome> {
  let task = openPdf(bytes)
  let mended: Uint8Array | undefined
  try {
    const pdf = await task.promise.catch(async (thrown: unknown) => {
      mended = nameOf(thrown) === 'InvalidPDFException' ? withTrailer(bytes) : undefined
      if (!mended) throw thrown
      await task.destroy()
      task = openPdf(mended)
      return await task.promise
    })
    const pages = await readPages(pdf, times, clock)
    if (pages.broken.length === pdf.numPages) return DAMAGED
    if (pages.pages.every(({ lines }) => lines.length === 0)) {
      if (pages.cutAt !== undefined) return TOO_SLOW
      return (await hasPictures(pdf)) ? PICTURES : NO_TEXT
    }
    const document = await build(pdf, pages, title)
    const warnings = mended ? [CUT_OFF, ...document.warnings] : document.warnings
    return read({ ...document, warnings }, pagesWait(silentPages(pages)))
  } catch (thrown) {
    return problem(thrown)
  } finally {
    await task.destroy()
  }
}

async function build(pdf: PDFDocumentProxy, source: ReadPages, fallbackTitle: string): Promise<Document> {
  const running = withoutRunning(source.pages)
  const { pages } = running
  const outline = await outlineHeadings(pdf, pages)
  const style = { ...headingStyle(pages, outline), words: vocabularyOf(pages), paragraphGap: paragraphGap(pages) }
  const labels = await labelsOf(pdf, running)
  const builder = new TextBuilder()
  const spans: PageSpan[] = []
  const boxes: TextBox[] = []
  for (const [index, lines] of pages.entries()) {
    const page = index + 1
    const first = builder.blocks.length
    for (const line of addPdfBlocks(lines, style, builder)) boxes.push(boxOf(line, page))
    const label = labels.get(page)
    spans.push({ page, start: builder.blocks[first]?.start ?? builder.length, end: builder.length, ...(label ? { label } : {}) })
  }
  const text = builder.text()
  const heading = builder.blocks.find((block) => block.kind === 'heading' && block.start < (spans[0]?.end ?? 0))
  const { title, facts } = await factsOf(pdf)
  return {
    title: title ?? (heading ? text.slice(heading.start, heading.end).replaceAll('\n', ' ') : fallbackTitle),
    format: 'pdf',
    text,
    pages: spans,
    blocks: builder.blocks,
    ...(facts ? { facts } : {}),
    boxes,
    warnings: warningsFor(source)
  }
}

/** Tenths of a point: a hair's breadth on the page, and half the bytes in the archive. */
function boxOf({ line: { box }, start, end }: PlacedLine, page: number): TextBox {
  const tenths = (points: number): number => Math.round(points * 10) / 10
  return { start, end, page, x: tenths(box.x), y: tenths(box.y), width: tenths(box.width), height: tenths(box.height) }
}

/** What pages are called: the file's own labels, else the numbers printed on them; only where that is not their number. */
async function labelsOf(pdf: PDFDocumentProxy, { labels }: Running): Promise<ReadonlyMap<number, string>> {
  const own = await pdf.getPageLabels().catch(() => null)
  if (!own) return labels
  return new Map(own.flatMap((label, index) => (label !== '' && label !== String(index + 1) ? [[index + 1, label] as const] : [])))
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

/** Pages named in a warning; the rest is counted by who reads the document's pages. */
const NAMED_PAGES = 20

function warningsFor(source: ReadPages): string[] {
  const { broken, cutAt } = source
  const warnings: string[] = []
  const silent = silentPages(source)
  if (broken.length > 0) warnings.push(`Damaged and left out: page ${broken.slice(0, NAMED_PAGES).join(', ')}.`)
  if (silent.length > 0) warnings.push(`${SILENT_PAGES}${silent.slice(0, NAMED_PAGES).join(', ')}.`)
  if (cutAt !== undefined) warnings.push(`Reading took too long and ended before page ${cutAt}; split the file to have the rest read.`)
  return warnings
}

/** Pages that are sound and hold no text: empty, or pictures. */
function silentPages({ pages, broken, cutAt }: ReadPages): number[] {
  return pages.flatMap(({ lines }, index) => {
    const page = index + 1
    return lines.length === 0 && !broken.includes(page) && page < (cutAt ?? Infinity) ? [page] : []
  })
}

const DAMAGED = failed('The PDF is damaged', 'Open it in a PDF viewer and save it again, or get it again from where it came from')
const TOO_SLOW = failed('Reading the PDF took too long', 'Split it, or print it to a new PDF')
const PICTURES = needsOcr('The PDF holds pictures of pages and no text', OCR_REMEDY)
const NO_TEXT = skipped('The PDF holds no text', 'Nothing to do; it is read again when it changes')

const CUT_OFF = 'The PDF breaks off before its end; what is there was read. Get it again from where it came from.'

function nameOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : ''
}

function problem(thrown: unknown): ParseOutcome {
  if (nameOf(thrown) === 'PasswordException')
    return failed('The PDF is protected with a password', 'Open it in a PDF viewer and save a copy without the password')
  return DAMAGED
}

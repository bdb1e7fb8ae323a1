import { setImmediate } from 'node:timers/promises'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { TextContent } from 'pdfjs-dist/types/src/display/api.js'
import { withOwnSpaces } from './pdf-letters.ts'
import { linesOf } from './pdf-lines.ts'
import type { PageLines } from './pdf-running.ts'

/** How long a PDF may take. */
export interface PdfTimes {
  /** One page. The slowest of 412 pages of filings takes 0.2 s. Default 8 s. */
  readonly pageMs: number
  /** What slow pages may take together beyond `EASY_PAGE_MS` each: a huge file is read to its end, a malicious one is not. Default 20 s. */
  readonly excessMs: number
  /** The whole file; the parser's thread is ended at 120 s, and then nothing is left of it. Default 105 s. */
  readonly totalMs: number
}

export const PDF_TIMES: PdfTimes = { pageMs: 8_000, excessMs: 20_000, totalMs: 105_000 }

const EASY_PAGE_MS = 250
/** pdf.js keeps fonts and pictures that pages share; every so many pages they are dropped. */
const CLEANUP_PAGES = 200

/** Milliseconds from anywhere; a test has its own. */
export interface Clock {
  now(): number
}

export interface ReadPages {
  readonly pages: readonly PageLines[]
  /** Numbers of pages that could not be read. */
  readonly broken: readonly number[]
  /** The first page that was not read because time was up. */
  readonly cutAt: number | undefined
}

/** Reads the lines of every page, one page in memory at a time. */
export async function readPages(pdf: PDFDocumentProxy, times: PdfTimes, clock: Clock = performance): Promise<ReadPages> {
  const pages: PageLines[] = []
  const broken: number[] = []
  const began = clock.now()
  let excess = 0
  for (let number = 1; number <= pdf.numPages; number++) {
    const start = clock.now()
    if (excess > times.excessMs || start - began > times.totalMs) {
      while (pages.length < pdf.numPages) pages.push(NO_LINES)
      return { pages, broken, cutAt: number }
    }
    // pdf.js reads on in microtasks; timers get their turn here, and with them whoever watches over this thread.
    await setImmediate()
    try {
      const page = await pdf.getPage(number)
      pages.push(await readPage(page, times.pageMs))
      page.cleanup()
      if (number % CLEANUP_PAGES === 0) await pdf.cleanup()
    } catch {
      // One damaged page must not cost the others; it is named in the warnings.
      pages.push(NO_LINES)
      broken.push(number)
    }
    excess += Math.max(0, clock.now() - start - EASY_PAGE_MS)
  }
  return { pages, broken, cutAt: undefined }
}

const NO_LINES: PageLines = { lines: [], height: 0 }

async function readPage(page: PDFPageProxy, limitMs: number): Promise<PageLines> {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const content = await contentOf(page, limitMs)
  return { lines: linesOf(content, { width, height, transform, userUnit: page.userUnit }), height }
}

/** The page's text as a stream, so that it can be left in the middle. */
async function contentOf(page: PDFPageProxy, limitMs: number): Promise<TextContent> {
  // pdf.js types the stream's chunks as any; each is a TextContent.
  const reader = (page.streamTextContent() as ReadableStream<TextContent>).getReader()
  const content: TextContent = { items: [], styles: {}, lang: null }
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('The page took too long')), limitMs)
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late])
      if (done) return await Promise.race([withOwnSpaces(content, page), late])
      for (const item of value.items) content.items.push(item)
      Object.assign(content.styles, value.styles)
    }
  } catch (thrown) {
    // The worker stops at its next chunk; nobody waits for it.
    void reader.cancel(thrown).catch(() => undefined)
    throw thrown
  } finally {
    clearTimeout(timer)
  }
}

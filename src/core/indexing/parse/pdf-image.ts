import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { openPdf } from './pdf-source.ts'

/** A page as a picture. */
export interface PageImage {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
  /** Pixels per PDF point: divides a place in the picture into the coordinates of a `TextBox`. */
  readonly scale: number
}

/** A PDF whose pages can be drawn one after another; `close` frees it. */
export interface PdfImages {
  readonly pages: number
  /** Draws a page, counted from 1. Default 300 dpi, which text recognition is made for; at most `MOST_PIXELS`. */
  renderPage(page: number, options?: { readonly dpi?: number; readonly signal?: AbortSignal }): Promise<PageImage>
  close(): Promise<void>
}

/** Opens a PDF to draw its pages, without a window: pdf.js draws with @napi-rs/canvas, its own optional dependency. */
export async function openPdfImages(bytes: Uint8Array): Promise<PdfImages> {
  const task = openPdf(bytes)
  const pdf = await task.promise
  return {
    pages: pdf.numPages,
    renderPage: (page, { dpi = 300, signal } = {}) => renderPage(pdf, page, dpi, signal),
    close: () => task.destroy()
  }
}

const POINTS_PER_INCH = 72
/** 25 million pixels are 100 MB of memory, and an A3 page at 360 dpi: larger plans are drawn smaller. */
const MOST_PIXELS = 25_000_000

async function renderPage(pdf: PDFDocumentProxy, number: number, dpi: number, signal: AbortSignal | undefined): Promise<PageImage> {
  signal?.throwIfAborted()
  const page = await pdf.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  const scale = Math.min(dpi / POINTS_PER_INCH, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)))
  const viewport = page.getViewport({ scale })
  // pdf.js types its factory as object; under Node it is its NodeCanvasFactory, over @napi-rs/canvas.
  const factory = pdf.canvasFactory as CanvasFactory
  const drawn = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height))
  const drawing = page.render({ canvas: drawn.canvas, viewport })
  const stop = (): void => drawing.cancel()
  signal?.addEventListener('abort', stop, { once: true })
  try {
    await drawing.promise
    const png = await drawn.canvas.encode('png')
    return { png, width: drawn.canvas.width, height: drawn.canvas.height, scale }
  } finally {
    signal?.removeEventListener('abort', stop)
    factory.destroy(drawn)
    page.cleanup()
  }
}

/** What of @napi-rs/canvas is used here. */
interface NodeCanvas {
  readonly width: number
  readonly height: number
  encode(format: 'png'): Promise<Uint8Array>
}

interface CanvasFactory {
  create(width: number, height: number): { readonly canvas: NodeCanvas }
  destroy(drawn: { readonly canvas: NodeCanvas }): void
}

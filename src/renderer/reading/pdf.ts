import { getDocument, PDFWorker, TextLayer, type PDFDocumentLoadingTask, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist'
import PdfWorker from 'pdfjs-dist/build/pdf.worker.mjs?worker'

export type { PDFDocumentProxy }

/** A PDF that is open; `close` frees its pages and its place in the worker. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy
  close(): Promise<void>
}

let worker: PDFWorker | undefined

/** Opens a PDF from its bytes. Everything pdf.js needs is bundled: nothing is fetched. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const task: PDFDocumentLoadingTask = getDocument({
    // One for all: pdf.js would refuse the next PDF while it closes the last one on the same port.
    worker: (worker ??= PDFWorker.create({ port: new PdfWorker() })),
    // A copy: the bytes are transferred to the worker, and the caller may show them again.
    data: bytes.slice(),
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false
  })
  return { document: await task.promise, close: () => task.destroy() }
}

export interface DrawnPage {
  readonly items: readonly string[]
  /** One element per item, in the same order. */
  readonly elements: readonly HTMLElement[]
  /** Holds the elements; as large as the page. */
  readonly layer: HTMLElement
  /** The page's size in PDF points. */
  readonly points: { readonly width: number; readonly height: number }
}

/** Draws a page at `scale` into a canvas and lays its text, selectable and transparent, over it. */
export async function drawPage(
  page: PDFPageProxy,
  { canvas, layer, scale, signal }: { canvas: HTMLCanvasElement; layer: HTMLElement; scale: number; signal: AbortSignal }
): Promise<DrawnPage> {
  const viewport = page.getViewport({ scale })
  const density = window.devicePixelRatio || 1
  canvas.width = Math.floor(viewport.width * density)
  canvas.height = Math.floor(viewport.height * density)
  const drawing = page.render({ canvas, viewport, transform: density === 1 ? undefined : [density, 0, 0, density, 0, 0] })
  layer.replaceChildren()
  const text = new TextLayer({ textContentSource: await page.getTextContent(), container: layer, viewport })
  const cancel = (): void => {
    drawing.cancel()
    text.cancel()
  }
  signal.addEventListener('abort', cancel, { once: true })
  try {
    await Promise.all([drawing.promise, text.render()])
  } finally {
    signal.removeEventListener('abort', cancel)
  }
  const points = page.getViewport({ scale: 1 })
  return { items: text.textContentItemsStr, elements: text.textDivs, layer, points: { width: points.width, height: points.height } }
}

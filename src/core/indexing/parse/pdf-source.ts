import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getDocument, GlobalWorkerOptions, type PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Starts reading a PDF with pdf.js; whoever asks awaits `promise` and calls `destroy`. Nothing is fetched. Default `maxImagePixels`: any; larger pictures are left out. */
export function openPdf(bytes: Uint8Array, { maxImagePixels = -1 } = {}): PDFDocumentLoadingTask {
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  GlobalWorkerOptions.workerSrc = pathToFileURL(join(root, 'legacy/build/pdf.worker.mjs')).href
  return getDocument({
    // pdf.js takes the bytes over and refuses Buffers.
    data: new Uint8Array(bytes),
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    enableXfa: false,
    maxImageSize: maxImagePixels,
    cMapUrl: join(root, 'cmaps') + sep,
    standardFontDataUrl: join(root, 'standard_fonts') + sep,
    wasmUrl: join(root, 'wasm') + sep,
    verbosity: 0
  })
}

import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { page as blankPage, rasterOf } from './canvas.ts'
import { MAX_PIXELS, type PageSource } from './raster.ts'

/** Pixels a point: 200 dpi, from where tesseract reads 10-point print without mistakes; 300 takes twice as long. */
const SCALE = 200 / 72

/** Opens a PDF as pictures of its pages: masks, strips and vectors are drawn as a viewer would. */
export async function openPdf(bytes: Uint8Array): Promise<PageSource> {
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  GlobalWorkerOptions.workerSrc = pathToFileURL(join(root, 'legacy/build/pdf.worker.mjs')).href
  const task = getDocument({
    data: new Uint8Array(bytes),
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    maxImageSize: MAX_PIXELS,
    cMapUrl: join(root, 'cmaps') + sep,
    standardFontDataUrl: join(root, 'standard_fonts') + sep,
    wasmUrl: join(root, 'wasm') + sep,
    verbosity: 0
  })
  const pdf = await task.promise
  return {
    pages: pdf.numPages,
    draw: async (number) => {
      const page = await pdf.getPage(number)
      try {
        const { width, height } = page.getViewport({ scale: 1 })
        const { canvas, scale } = blankPage(width, height, SCALE)
        // Skia's canvas is what pdf.js itself uses under Node; its types know the browser's only.
        await page.render({
          canvas: canvas as unknown as Parameters<typeof page.render>[0]['canvas'],
          viewport: page.getViewport({ scale })
        }).promise
        return rasterOf(canvas, scale)
      } finally {
        page.cleanup()
      }
    },
    close: () => task.destroy()
  }
}

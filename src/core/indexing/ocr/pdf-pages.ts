import { openPdf as startPdf } from '../parse/pdf-source.ts'
import { page as blankPage, rasterOf } from './canvas.ts'
import { MAX_PIXELS, type PageSource } from './raster.ts'

/** Pixels a point: 200 dpi, from where tesseract reads 10-point print without mistakes; 300 takes twice as long. */
const SCALE = 200 / 72

/** Opens a PDF as pictures of its pages: masks, strips and vectors are drawn as a viewer would. */
export async function openPdf(bytes: Uint8Array): Promise<PageSource> {
  const task = startPdf(bytes, { maxImagePixels: MAX_PIXELS })
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

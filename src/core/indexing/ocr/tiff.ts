import { createRequire } from 'node:module'
import type * as Utif from 'utif2'
import { drawPixels } from './canvas.ts'
import { MAX_PIXELS, type PageSource } from './raster.ts'

// CommonJS whose exports Node cannot name; require is what gives them, with the package's own types.
const { decode, decodeImage, toRGBA8 } = createRequire(import.meta.url)('utif2') as typeof Utif

/** TIFF's tags for width and height. */
const WIDTH = 't256'
const HEIGHT = 't257'

/** Opens the pages of a TIFF, fax compression included; throws on a damaged one. */
export function openTiff(bytes: Uint8Array): PageSource {
  const file = new Uint8Array(bytes).buffer
  // Thumbnails and masks have sizes too; an entry without one is no picture.
  const pages = decode(file).filter((one) => numberIn(one[WIDTH]) > 0 && numberIn(one[HEIGHT]) > 0)
  if (pages.length === 0) throw new Error('The TIFF holds no picture.')
  return {
    pages: pages.length,
    draw: async (number) => {
      const page = pages[number - 1]
      if (!page) throw new RangeError(`There is no page ${number}.`)
      if (numberIn(page[WIDTH]) * numberIn(page[HEIGHT]) > MAX_PIXELS) throw new Error('The page has too many pixels.')
      decodeImage(file, page)
      const raster = drawPixels(toRGBA8(page), page.width, page.height)
      page.data = new Uint8Array() // one page's pixels in memory at a time
      return await Promise.resolve(raster)
    },
    close: () => Promise.resolve()
  }
}

function numberIn(value: unknown): number {
  return Array.isArray(value) && typeof value[0] === 'number' ? value[0] : 0
}

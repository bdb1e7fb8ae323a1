/** A page as grey pixels: what tesseract reads. */
export interface Raster {
  readonly width: number
  readonly height: number
  /** One byte a pixel, 0 is black. */
  readonly grey: Uint8Array
  /** Pixels of the raster for one point of the page (one pixel of an image): boxes are divided by it. */
  readonly scale: number
}

/** A file as pages that are drawn when they are asked for, so that one page is in memory at a time. */
export interface PageSource {
  readonly pages: number
  draw(page: number): Promise<Raster>
  close(): Promise<void>
}

/** Larger images are refused unseen: at four bytes a pixel this is 400 MB while it is decoded. */
export const MAX_PIXELS = 100e6
/** Larger pages are drawn smaller: A4 at 300 dpi has 8.7 million pixels, and more tells tesseract nothing. */
export const MAX_RASTER_PIXELS = 12e6
/** Smaller pictures are icons and lines, not pages. */
export const MIN_SIDE_PIXELS = { long: 100, short: 40 }

/** Grey pixels from RGBA, over white. */
export function greyOf(rgba: Uint8Array | Uint8ClampedArray): Uint8Array {
  const grey = new Uint8Array(rgba.length >> 2)
  for (let at = 0, from = 0; at < grey.length; at++, from += 4) {
    const alpha = rgba[from + 3] ?? 255
    const value = ((rgba[from] ?? 0) * 77 + (rgba[from + 1] ?? 0) * 151 + (rgba[from + 2] ?? 0) * 28) >> 8
    grey[at] = alpha === 255 ? value : ((value * alpha) / 255 + 255 - alpha) | 0
  }
  return grey
}

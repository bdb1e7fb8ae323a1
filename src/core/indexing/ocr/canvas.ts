import { createCanvas, loadImage, type Canvas, type SKRSContext2D } from '@napi-rs/canvas'
import { greyOf, MAX_RASTER_PIXELS, type Raster } from './raster.ts'

/** The one importer of the canvas: decodes PNG, JPEG, WebP, GIF (its first picture) and BMP. */
export async function drawImage(bytes: Uint8Array): Promise<Raster> {
  const image = await loadImage(bytes)
  return drawn(image.width, image.height, 1, (context, width, height) => context.drawImage(image, 0, 0, width, height))
}

/** Draws pixels that are decoded already, made smaller where they are too many. */
export function drawPixels(rgba: Uint8Array, width: number, height: number): Raster {
  if (width * height <= MAX_RASTER_PIXELS) return { width, height, scale: 1, grey: greyOf(rgba) }
  const whole = createCanvas(width, height)
  const context = whole.getContext('2d')
  const data = context.createImageData(width, height)
  data.data.set(rgba)
  context.putImageData(data, 0, 0)
  return drawn(width, height, 1, (smaller, toWidth, toHeight) => smaller.drawImage(whole, 0, 0, toWidth, toHeight))
}

function drawn(
  width: number,
  height: number,
  wanted: number,
  draw: (context: SKRSContext2D, width: number, height: number) => void
): Raster {
  const { canvas, scale } = page(width, height, wanted)
  draw(canvas.getContext('2d'), canvas.width, canvas.height)
  return rasterOf(canvas, scale)
}

/** A white canvas for a page of this size in points, at `wanted` pixels a point or as many as are allowed. */
export function page(width: number, height: number, wanted: number): { readonly canvas: Canvas; readonly scale: number } {
  const scale = Math.min(wanted, Math.sqrt(MAX_RASTER_PIXELS / Math.max(1, width * height)))
  const canvas = createCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)))
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  return { canvas, scale }
}

export function rasterOf(canvas: Canvas, scale: number): Raster {
  const { width, height } = canvas
  return { width, height, scale, grey: greyOf(canvas.getContext('2d').getImageData(0, 0, width, height).data) }
}

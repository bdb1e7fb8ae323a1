/** Width and height of an image in pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** Reads the size that an image states in its head, without decoding it; undefined where there is none (or a TIFF, which has many). */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const starts = (text: string, at = 0): boolean => Buffer.from(bytes.subarray(at, at + text.length)).toString('latin1') === text
  try {
    if (starts('\x89PNG')) return { width: view.getUint32(16), height: view.getUint32(20) }
    if (starts('GIF8')) return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
    if (starts('BM')) return bmpSize(view)
    if (starts('RIFF') && starts('WEBP', 8)) return webpSize(view, starts)
    return starts('\xff\xd8') ? jpegSize(view) : undefined
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined // the head is cut off
    throw thrown
  }
}

function bmpSize(view: DataView): ImageSize {
  // The oldest kind of header has 16-bit sizes; a negative height means rows from the top.
  if (view.getUint32(14, true) === 12) return { width: view.getUint16(18, true), height: view.getUint16(20, true) }
  return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) }
}

function webpSize(view: DataView, starts: (text: string, at: number) => boolean): ImageSize {
  if (starts('VP8X', 12)) return { width: 1 + (view.getUint32(24, true) & 0xffffff), height: 1 + (view.getUint32(26, true) >>> 8) }
  if (starts('VP8L', 12)) {
    const bits = view.getUint32(21, true)
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

/** Start-of-frame markers carry the size: C0 to CF without the three that mean something else. */
function jpegSize(view: DataView): ImageSize | undefined {
  for (let at = 2; at < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
}

import type { BinaryFile } from '../parse/formats.ts'
import { failed, needsOcr, type ParseProblem, skipped } from '../parse/outcome.ts'
import { imageSize } from './image-size.ts'
import { OCR_REMEDY } from './waiting.ts'
import { MAX_PIXELS, MIN_SIDE_PIXELS } from './raster.ts'

/** What becomes of an image before its text is recognised: it waits for that, or is too small or too large for it. */
export function parseImage({ bytes }: Pick<BinaryFile, 'bytes'>): ParseProblem {
  return unfitImage(bytes) ?? PICTURE
}

/** The same from the first bytes of a longer file; what they do not tell is found out when it is drawn. */
export function parseImageHead(head: Uint8Array): ParseProblem {
  const problem = unfitImage(head)
  return problem === undefined || problem === DAMAGED ? PICTURE : problem
}

/** Why an image is not looked at; undefined for one that is. A TIFF's pages are checked when they are drawn. */
export function unfitImage(bytes: Uint8Array): ParseProblem | undefined {
  const isTiff = (bytes[0] === 0x49 && bytes[1] === 0x49) || (bytes[0] === 0x4d && bytes[1] === 0x4d)
  if (isTiff) return undefined
  const size = imageSize(bytes)
  if (!size || size.width < 1 || size.height < 1) return DAMAGED
  if (size.width * size.height > MAX_PIXELS) return TOO_LARGE
  const long = Math.max(size.width, size.height)
  const short = Math.min(size.width, size.height)
  return long < MIN_SIDE_PIXELS.long || short < MIN_SIDE_PIXELS.short ? TOO_SMALL : undefined
}

/** Nothing was recognised; read again when the languages change. */
export const NO_TEXT_SEEN = skipped('Text recognition found no text in it', 'Nothing to do; if there is text, add its language')
const PICTURE = needsOcr('The text of an image must be recognised before it can be found', OCR_REMEDY)
const TOO_SMALL = skipped('The image is too small to hold text', 'Nothing to do')
const TOO_LARGE = skipped(`The image has more than ${MAX_PIXELS / 1e6} million pixels`, 'Save a smaller copy of it')
export const DAMAGED = failed(
  'The image is damaged',
  'Open it in an image viewer and save it again, or get it again from where it came from'
)

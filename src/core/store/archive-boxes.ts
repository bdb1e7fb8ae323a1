import type { Document, TextBox } from '../../shared/types.ts'

/** A document as the archive writes it: its boxes as one list of whole numbers, `FIELDS` a box. */
export type ArchivedDocument = Omit<Document, 'boxes'> & { readonly boxes?: readonly number[] }

/** Distance from the end of the box before, units, page, and x, y, width, height in tenths of a point. */
const FIELDS = 7
const TENTHS = 10

/** Boxes are a line each, and as objects as large as the text itself: as numbers they take a third of that. */
export function packBoxes({ boxes, ...rest }: Document): ArchivedDocument {
  if (!boxes) return rest
  let at = 0
  return {
    ...rest,
    boxes: boxes.flatMap(({ start, end, page, ...place }) => {
      const distance = start - at
      at = end
      const { x, y, width, height } = place
      return [distance, end - start, page, ...[x, y, width, height].map((points) => Math.round(points * TENTHS))]
    })
  }
}

/** Boxes as they were packed, to a tenth of a point. */
export function unpackBoxes({ boxes, ...rest }: ArchivedDocument): Document {
  if (!boxes) return rest
  const unpacked: TextBox[] = []
  let at = 0
  for (let index = 0; index < boxes.length; index += FIELDS) {
    const [distance = 0, units = 0, page = 0, x = 0, y = 0, width = 0, height = 0] = boxes.slice(index, index + FIELDS)
    const start = at + distance
    at = start + units
    unpacked.push({ start, end: at, page, x: x / TENTHS, y: y / TENTHS, width: width / TENTHS, height: height / TENTHS })
  }
  return { ...rest, boxes: unpacked }
}

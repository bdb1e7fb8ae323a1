interface Size {
  readonly width: number
  readonly height: number
}
type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>

export interface CardPlace {
  readonly left: number
  readonly top: number
  /** What there is room for. */
  readonly maxHeight: number
}

/** Between the card, what it belongs to, and the edges of the window. */
const GAP_PX = 6
/** Two lines of a quote and the name of its file; with less room the card lies over the text. */
const LEAST_PX = 96

/**
 * Where a card stands: above `clear`, or below, or beside it, else cut to the larger room above or below; in the window and never over
 * `clear`, unless that fills the window: then it only leaves `anchor` free. In CSS pixels of the window.
 */
export function placeCard(anchor: Box, clear: Box, card: Size, view: Size): CardPlace {
  const within = (at: number, length: number, whole: number): number => Math.max(GAP_PX, Math.min(at, whole - length - GAP_PX))
  const left = within((anchor.left + anchor.right - card.width) / 2, card.width, view.width)
  const above = Math.min(clear.top, view.height) - 2 * GAP_PX
  const below = view.height - Math.max(clear.bottom, 0) - 2 * GAP_PX
  if (card.height <= above) return { left, top: clear.top - GAP_PX - card.height, maxHeight: above }
  if (card.height <= below) return { left, top: clear.bottom + GAP_PX, maxHeight: below }
  const beside = [clear.right + GAP_PX, clear.left - GAP_PX - card.width].find((at) => at === within(at, card.width, view.width))
  const top = within(anchor.top, card.height, view.height)
  if (beside !== undefined) return { left: beside, top, maxHeight: view.height - 2 * GAP_PX }
  const room = Math.max(above, below)
  if (room < LEAST_PX && clear !== anchor) return placeCard(anchor, anchor, card, view)
  return above > below ? { left, top: GAP_PX, maxHeight: above } : { left, top: clear.bottom + GAP_PX, maxHeight: below }
}

import type { Span } from '../../shared/types.ts'

/** A stretch of one text item of a PDF page, in the item's own offsets. */
export interface ItemRange {
  readonly item: number
  readonly start: number
  readonly end: number
}

/**
 * Finds stretches of the extracted text of a page among the text items it was drawn from. The extraction sets spaces and
 * line breaks of its own and may join hyphenated words, so both sides are compared without white space and hyphens; of
 * several occurrences the nearest one is meant. Empty when the stretch is not there.
 */
export function pageMatcher(items: readonly string[], extracted: string): (span: Span) => readonly ItemRange[] {
  const page = compact(items)
  const text = compact([extracted])
  return ({ start, end }) => {
    const expected = unitAt(text, start)
    const wanted = text.letters.slice(expected, unitAt(text, end))
    if (wanted === '') return []
    const found = nearest(page.letters, wanted, expected)
    return found < 0 ? [] : rangesOf(items, page.origins.slice(found, found + wanted.length))
  }
}

function rangesOf(items: readonly string[], origins: readonly ItemRange[]): readonly ItemRange[] {
  const ranges: ItemRange[] = []
  for (const origin of origins) {
    const last = ranges.at(-1)
    // One range per item: what was skipped inside it (spaces, hyphens) is inside the quote too.
    if (last?.item === origin.item) ranges[ranges.length - 1] = { ...last, end: origin.end }
    else ranges.push(origin)
  }
  // Where the quote goes on in another item, spaces and hyphens at the seam belong to it.
  return ranges.map((range, index) => ({
    item: range.item,
    start: index === 0 ? range.start : 0,
    end: index === ranges.length - 1 ? range.end : (items[range.item]?.length ?? range.end)
  }))
}

interface Compact {
  readonly letters: string
  /** For each unit of `letters`, where it stands. */
  readonly origins: readonly ItemRange[]
}

/** What extraction may add or drop: white space, hyphens of every kind, soft hyphens, zero-width characters. */
const FLEETING = /[\s\u00ad\u200b-\u200d\ufeff\u2010-\u2015-]/

function compact(items: readonly string[]): Compact {
  let letters = ''
  const origins: ItemRange[] = []
  for (const [item, text] of items.entries()) {
    for (let start = 0; start < text.length;) {
      const character = String.fromCodePoint(text.codePointAt(start) ?? 0)
      const end = start + character.length
      if (!FLEETING.test(character)) {
        // Ligatures and full-width forms become plain letters, as extraction may or may not have done.
        const folded = character.normalize('NFKC')
        letters += folded
        for (let unit = 0; unit < folded.length; unit++) origins.push({ item, start, end })
      }
      start = end
    }
  }
  return { letters, origins }
}

/** The first letter at or behind an offset of a text that is one item. */
function unitAt({ origins }: Compact, offset: number): number {
  let [low, high] = [0, origins.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((origins[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

function nearest(text: string, wanted: string, expected: number): number {
  const [before, after] = [text.lastIndexOf(wanted, expected), text.indexOf(wanted, expected)]
  if (before < 0 || after < 0) return Math.max(before, after)
  return expected - before <= after - expected ? before : after
}

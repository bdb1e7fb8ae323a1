/** A stretch of one text item of a PDF page, in the item's own offsets. */
export interface ItemRange {
  readonly item: number
  readonly start: number
  readonly end: number
}

/**
 * Finds a quote of the extracted text among the text items of the page it came from. The extraction sets spaces and
 * line breaks of its own and may join hyphenated words, so both sides are compared without white space and hyphens.
 * `before` is the extracted text of the page up to the quote: of several occurrences the one nearest to it is meant.
 * Empty when the quote is not there.
 */
export function matchQuote(items: readonly string[], quote: string, before: string): readonly ItemRange[] {
  const page = compact(items)
  const wanted = compact([quote]).letters
  if (wanted === '') return []
  const expected = compact([before]).letters.length
  const found = nearest(page.letters, wanted, expected)
  if (found < 0) return []
  const ranges: ItemRange[] = []
  for (let at = found; at < found + wanted.length; at++) {
    const origin = page.origins[at]
    if (!origin) continue
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

function nearest(text: string, wanted: string, expected: number): number {
  let best = -1
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (best < 0 || Math.abs(at - expected) < Math.abs(best - expected)) best = at
  }
  return best
}

import type { PdfLine } from './pdf-lines.ts'

export interface PageLines {
  readonly lines: readonly PdfLine[]
  readonly height: number
}

export interface Running {
  /** Each page without the lines that stand on many pages at the same place. */
  readonly pages: readonly (readonly PdfLine[])[]
  /** The number printed on a page, where it is not the page's own. */
  readonly labels: ReadonlyMap<number, string>
}

/**
 * Takes running titles and page numbers out of the text. They are known by repetition: the same words, or a number that
 * counts with the pages, at the same height of the upper or lower edge. A running title that stands nowhere else is
 * kept where it comes first, so that nothing is lost to search.
 */
export function withoutRunning(pages: readonly PageLines[]): Running {
  const candidates = pages.flatMap(candidatesOf)
  const shift = pageShift(candidates, pages.length)
  const groups = new Map<string, Candidate[]>()
  for (const candidate of candidates.filter(({ atEdge }) => atEdge)) {
    const counted = shift === undefined ? candidate.line.text : withoutNumber(candidate, shift)
    const key = `${candidate.edge} ${counted.replaceAll(/\s+/g, ' ').toLowerCase()}`
    groups.set(key, [...(groups.get(key) ?? []), candidate])
  }
  const dropped = new Set<PdfLine>()
  const labels = new Map<number, string>()
  const numbered = candidates.filter((candidate) => shift !== undefined && isNumbered(candidate, shift))
  if (shift !== undefined) {
    const fewest = Math.max(2, Math.ceil(pages.length * NUMBERED_SHARE))
    // Web pages that became PDFs put the number under the text, wherever that ends.
    const last = numbered.filter(({ isLast }) => isLast)
    const counting = sameHeight(numbered, fewest)
    for (const { line, page } of last.length >= Math.max(FEWEST_PAGES, fewest) ? [...counting, ...last] : counting) {
      dropped.add(line)
      if (shift !== 0) labels.set(page, String(page + shift))
    }
  }
  const titles: (readonly Candidate[])[] = []
  for (const group of groups.values()) {
    // The head of a table that goes on says what its columns are.
    const together = sameHeight(
      group.filter(({ line }) => line.cells === 1),
      FEWEST_PAGES
    )
    for (const { line } of together) dropped.add(line)
    if (together.length > 0) titles.push(together)
  }
  const rest = pages.map(({ lines }) => lines.filter((line) => !dropped.has(line)))
  const body = new Set(rest.flat().map(({ text }) => text.toLowerCase()))
  for (const [first] of titles) {
    const words = first && (shift === undefined ? first.line.text : withoutNumber(first, shift)).replace(PAGE_WORDS, '').trim()
    if (first && words && /\p{L}{3}/u.test(words) && ![...body].some((text) => text.includes(words.toLowerCase())))
      dropped.delete(first.line)
  }
  return { pages: pages.map(({ lines }) => lines.filter((line) => !dropped.has(line))), labels }
}

/** Shares of the page's height in which running lines stand, and how many lines from the edge they may be. */
const EDGE_SHARE = 0.14
const EDGE_LINES = 4
/** Fewer pages than this with the same line are no pattern. */
const FEWEST_PAGES = 3
/** Share of all pages that carry a number that counts with them; blank and title pages do not. */
const NUMBERED_SHARE = 0.4
/** Heights that differ by less, in points, are the same place. */
const SAME_PLACE = 4
const PAGE_WORDS = /(?:page|seite|página|pagina|strana|sida|side)?\s*[#|–—-]?\s*(?:of|von|de|di|sur|\/)?\s*\d*\s*[–—-]?$/iu

interface Candidate {
  readonly line: PdfLine
  readonly page: number
  readonly edge: 'top' | 'bottom'
  /** Points from the edge. */
  readonly distance: number
  readonly atEdge: boolean
  /** Nothing stands below it. */
  readonly isLast: boolean
}

function candidatesOf({ lines, height }: PageLines, index: number): Candidate[] {
  const upright = lines.filter(({ column }) => column % 4 === 0).toSorted((a, b) => a.box.y - b.box.y)
  const page = index + 1
  const top = upright.slice(0, EDGE_LINES).filter(({ box }) => box.y < height * EDGE_SHARE)
  const last = upright.at(-1)
  const bottom = upright.slice(-EDGE_LINES).filter((line) => line === last || line.box.y > height * (1 - EDGE_SHARE))
  return [
    ...top.map((line) => ({ line, page, edge: 'top' as const, distance: line.box.y, atEdge: true, isLast: false })),
    ...bottom.map((line) => ({
      line,
      page,
      edge: 'bottom' as const,
      distance: height - line.box.y,
      atEdge: line.box.y > height * (1 - EDGE_SHARE),
      isLast: line === last
    }))
  ]
}

/** What is added to a page's number to get the one printed on it; the most frequent one, if two pages or more agree on it. */
function pageShift(candidates: readonly Candidate[], pages: number): number | undefined {
  const pagesOf = new Map<number, Set<number>>()
  for (const { line, page } of candidates) {
    for (const number of edgeNumbers(line.text)) {
      const shift = number - page
      pagesOf.set(shift, (pagesOf.get(shift) ?? new Set()).add(page))
    }
  }
  const [best] = [...pagesOf].toSorted((a, b) => b[1].size - a[1].size || Math.abs(a[0]) - Math.abs(b[0]))
  return best && best[1].size >= Math.max(2, pages * NUMBERED_SHARE) ? best[0] : undefined
}

/** Numbers at the start or the end of a line, "of 12" left aside. */
function edgeNumbers(text: string): number[] {
  const line = text.replace(/\s*(?:of|von|de|di|sur|\/)\s*\d{1,4}\W*$/iu, '')
  const found = [/^\W*(\d{1,4})(?![\d.,]*\d)\b/.exec(line)?.[1], /(?<![\d.,])\b(\d{1,4})\W*$/.exec(line)?.[1]]
  return found.flatMap((digits) => (digits === undefined ? [] : [Number(digits)]))
}

function isNumbered({ line, page }: Candidate, shift: number): boolean {
  return edgeNumbers(line.text).includes(page + shift)
}

function withoutNumber({ line, page }: Candidate, shift: number): string {
  return line.text.replaceAll(/\d+/g, (digits) => (Number(digits) === page + shift ? '#' : digits))
}

/** Those of a group that stand at its most frequent height, if they are on as many pages as asked. */
function sameHeight(group: readonly Candidate[], fewest: number): readonly Candidate[] {
  if (group.length < fewest) return []
  const near = (at: number) => group.filter(({ distance }) => Math.abs(distance - at) <= SAME_PLACE)
  const places = [...new Set(group.map(({ distance }) => Math.round(distance)))]
  const most = places.map(near).reduce<readonly Candidate[]>((best, one) => (one.length > best.length ? one : best), [])
  return new Set(most.map(({ page }) => page)).size >= fewest ? most : []
}

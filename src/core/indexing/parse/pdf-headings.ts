import type { PdfLine } from './pdf-lines.ts'
import type { OutlineHeading } from './pdf-outline.ts'

/** How a document's headings look. */
export interface HeadingStyle {
  /** Font sizes of headings and their levels. */
  readonly sizes: ReadonlyMap<number, number>
  /** Fonts of headings that are set as large as the text, in bold for instance. */
  readonly fonts: ReadonlySet<string>
  readonly fontLevel: number
  readonly outline: ReadonlyMap<PdfLine, OutlineHeading>
}

/**
 * Font sizes that mark headings, largest first: clearly larger than the size of most of the text, and rare. A document
 * set in many sizes (a poster, a form) has none. Where bookmarks name headings, their levels hold for the sizes too.
 */
export function headingStyle(pages: readonly (readonly PdfLine[])[], outline: ReadonlyMap<PdfLine, OutlineHeading>): HeadingStyle {
  const bySize = new Map<number, number>()
  const byFont = new Map<string, number>()
  let total = 0
  for (const { text, size, font } of pages.flat()) {
    bySize.set(rounded(size), (bySize.get(rounded(size)) ?? 0) + text.length)
    byFont.set(font, (byFont.get(font) ?? 0) + text.length)
    total += text.length
  }
  const body = mostOf(bySize) ?? 0
  const larger = [...bySize].filter(([size]) => size >= body * HEADING_FACTOR)
  const share = larger.reduce((sum, [, count]) => sum + count, 0) / Math.max(1, total)
  const sizes = share > MOST_HEADING_SHARE ? [] : larger.map(([size]) => size).toSorted((a, b) => b - a)
  const rare = [...byFont].filter(([, count]) => count <= total * MOST_FONT_SHARE).map(([font]) => font)
  const named = levelsOfOutline(outline)
  const deepest = Math.max(0, ...[...outline.values()].map(({ level }) => level))
  const levels = new Map(sizes.map((size, at) => [size, Math.min(6, named.get(size) ?? deepest + at + 1)]))
  return { sizes: levels, fonts: new Set(rare), fontLevel: Math.min(6, Math.max(deepest, sizes.length, 1) + 1), outline }
}

/** The level of the heading that a block of lines is, or undefined; `beside` are the lines before and after it. */
export function headingLevel(
  lines: readonly PdfLine[],
  text: string,
  style: HeadingStyle,
  beside: readonly (PdfLine | undefined)[]
): number | undefined {
  const [first] = lines
  if (!first || text.length > HEADING_LENGTH || !/\p{L}{2}/u.test(text)) return undefined
  const level = style.sizes.get(rounded(first.size))
  if (level !== undefined) return level
  // Bold words over the columns of a table are its head.
  if (beside.some((row) => row && row.cells > 1 && first.x > row.x + first.size * 3)) return undefined
  const alone = lines.length <= 2 && first.cells === 1 && lines.every(({ font }) => style.fonts.has(font))
  return alone && text.length <= BOLD_LENGTH && /^[\p{Lu}\d(]/u.test(text) && /[\p{L}\p{N})?]$/u.test(text) ? style.fontLevel : undefined
}

/** Half points: the same font comes in sizes like 11.04 and 10.98. */
export function rounded(size: number): number {
  return Math.round(size * 2) / 2
}

const HEADING_FACTOR = 1.15
const MOST_HEADING_SHARE = 0.25
const HEADING_LENGTH = 160
/** A font that carries more of a document than this is a text font. */
const MOST_FONT_SHARE = 0.12
/** Longer lines in a rare font are emphasis. */
const BOLD_LENGTH = 90

function levelsOfOutline(outline: ReadonlyMap<PdfLine, OutlineHeading>): ReadonlyMap<number, number> {
  const counts = new Map<number, Map<number, number>>()
  for (const [line, { level }] of outline) {
    const levels = counts.get(rounded(line.size)) ?? new Map<number, number>()
    counts.set(rounded(line.size), levels.set(level, (levels.get(level) ?? 0) + 1))
  }
  return new Map([...counts].flatMap(([size, levels]) => [[size, mostOf(levels) ?? 1] as const]))
}

function mostOf<Key>(counts: ReadonlyMap<Key, number>): Key | undefined {
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}

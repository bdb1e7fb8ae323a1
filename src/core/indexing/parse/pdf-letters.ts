import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { TextContent } from 'pdfjs-dist/types/src/display/api.js'

/**
 * Text whose letters are placed one by one: pdf.js takes the gaps between them for spaces ("H e r e i s"), and the spaces that the file
 * itself writes are lost among them. Such a run gets the file's own. Pages without such a run cost nothing.
 */
export async function withOwnSpaces(content: TextContent, page: PDFPageProxy): Promise<TextContent> {
  if (!content.items.some((item) => 'str' in item && isSpacedOut(item.str))) return content
  const drawn = await drawnText(page)
  const items = content.items.map((item) => ('str' in item && isSpacedOut(item.str) ? { ...item, str: asDrawn(item.str, drawn) } : item))
  return { ...content, items }
}

/** Words of a run, and the share of them that are one letter, from which its letters stand alone; "I am 5 a b c" has fewer. */
const FEWEST_WORDS = 8
const SINGLE_SHARE = 0.6

function isSpacedOut(text: string): boolean {
  const words = text.trim().split(/\s+/)
  return words.length >= FEWEST_WORDS && words.filter((word) => /^[\p{L}\p{N}]$/u.test(word)).length >= words.length * SINGLE_SHARE
}

/** The characters of a page in the order in which they are drawn. */
interface Drawn {
  readonly text: string
  /** Without the spaces that are drawn. */
  readonly letters: string
  /** Where each of the letters stands in the text. */
  readonly places: readonly number[]
}

async function drawnText(page: PDFPageProxy): Promise<Drawn> {
  const { fnArray, argsArray } = await page.getOperatorList()
  // pdf.js types its arguments as any; of text they are one list of glyphs and shifts.
  const runs = argsArray.flatMap((args: unknown, at) => (fnArray[at] === OPS.showText && Array.isArray(args) ? [args[0] as unknown] : []))
  const text = runs.flatMap((run) => (Array.isArray(run) ? run.map(letterOf) : [])).join('')
  return { text, letters: lettersOf(text), places: [...text.matchAll(/\S/g)].map(({ index }) => index) }
}

function lettersOf(text: string): string {
  return text.replaceAll(/\s+/g, '')
}

function letterOf(glyph: unknown): string {
  return typeof glyph === 'object' && glyph !== null && 'unicode' in glyph && typeof glyph.unicode === 'string' ? glyph.unicode : ''
}

/** The run as the page draws it; as it was where its letters are not drawn in this order, or without a space among them. */
function asDrawn(run: string, { text, letters, places }: Drawn): string {
  const wanted = lettersOf(run)
  const at = letters.indexOf(wanted)
  const first = places[at]
  const last = places[at + wanted.length - 1]
  if (first === undefined || last === undefined) return run
  const own = text.slice(first, last + 1).replaceAll(/\s+/g, ' ')
  return own.includes(' ') ? own : run
}

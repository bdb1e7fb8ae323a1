import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PdfLine } from './pdf-lines.ts'

/** A bookmark: what it is called, the page it opens, and how deep it stands, from 1. */
interface Bookmark {
  readonly title: string
  readonly page: number
  readonly level: number
}

/** What the bookmarks make of a line: a heading that takes this many lines. */
export interface OutlineHeading {
  readonly level: number
  readonly lines: number
}

/** Bookmarks that are followed; a book has hundreds. */
const MOST_BOOKMARKS = 3000
/** A heading is broken into at most this many lines. */
const MOST_LINES = 3

/** The lines that a document's bookmarks name, found on the pages that they open. */
export async function outlineHeadings(
  pdf: PDFDocumentProxy,
  pages: readonly (readonly PdfLine[])[]
): Promise<ReadonlyMap<PdfLine, OutlineHeading>> {
  const headings = new Map<PdfLine, OutlineHeading>()
  for (const { title, page, level } of await bookmarksOf(pdf)) {
    const wanted = bare(title)
    if (wanted === '') continue
    const lines = pages[page - 1] ?? []
    const at = lines.findIndex((line, index) => !headings.has(line) && linesOfTitle(lines, index, wanted) > 0)
    const line = lines[at]
    if (line) headings.set(line, { level: Math.min(6, level), lines: linesOfTitle(lines, at, wanted) })
  }
  return headings
}

/** How many lines from `at` on say the title, with or without its number; 0 when they do not. */
function linesOfTitle(lines: readonly PdfLine[], at: number, wanted: string): number {
  let text = ''
  for (let count = 1; count <= MOST_LINES; count++) {
    text += bare(lines[at + count - 1]?.text ?? '')
    if (text === '' || text.length > wanted.length + NUMBER_LENGTH) return 0
    if (text === wanted || (text.length > wanted.length ? isNumbered(text, wanted) : isNumbered(wanted, text))) return count
  }
  return 0
}

/** "Section 12" before a title: longer is another title. */
const NUMBER_LENGTH = 12

function isNumbered(long: string, short: string): boolean {
  return short.length >= 3 && long.endsWith(short) && /^(?:\p{L}*\d[\p{L}\d]*|[ivxlc]+)$/u.test(long.slice(0, -short.length))
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>

async function bookmarksOf(pdf: PDFDocumentProxy): Promise<Bookmark[]> {
  const bookmarks: Bookmark[] = []
  const walk = async (items: Outline | undefined, level: number): Promise<void> => {
    for (const { title, dest, items: inner } of items ?? []) {
      if (bookmarks.length >= MOST_BOOKMARKS) return
      const page = await pageOf(pdf, dest)
      if (page !== undefined) bookmarks.push({ title, page, level })
      // pdf.js types the items of an item as any[]; they are built as their parents are.
      await walk(inner as Outline, level + 1)
    }
  }
  try {
    await walk(await pdf.getOutline(), 1)
  } catch {
    // A damaged outline costs its headings, not the text.
  }
  return bookmarks
}

async function pageOf(pdf: PDFDocumentProxy, dest: string | readonly unknown[] | null): Promise<number | undefined> {
  try {
    const [target] = (typeof dest === 'string' ? await pdf.getDestination(dest) : dest) ?? []
    if (typeof target === 'number') return target + 1
    // The first entry of a destination is a page's reference; pdf.js refuses anything else.
    return target ? (await pdf.getPageIndex(target as { num: number; gen: number })) + 1 : undefined
  } catch {
    // It points to a page that is not there.
    return undefined
  }
}

import type { DocumentView, Span } from '../../shared/types.ts'

/** A place that a document can be entered at. */
export interface OutlineEntry extends Span {
  readonly name: string
  /** From 0: how far it stands in. */
  readonly depth: number
  readonly page?: number
}

/** Longest name of an entry: two lines of the list. */
const NAME_UNITS = 120

/** The headings of a document, or its named pages (sheets, slides) where it has none. */
export function outlineOf(view: Pick<DocumentView, 'text' | 'blocks' | 'pages'>): readonly OutlineEntry[] {
  const headings = view.blocks.filter(({ kind, label }) => kind === 'heading' && label !== '')
  const least = Math.min(6, ...headings.map(({ level }) => level ?? 1))
  let at = 0
  const entries = headings.flatMap(({ start, end, level, label }) => {
    while ((view.pages[at]?.end ?? Infinity) <= start) at++
    const page = view.pages[at]?.page
    const name = label ?? nameOf(view.text.slice(start, Math.min(end, start + NAME_UNITS)))
    return name === '' ? [] : [{ start, end, name, depth: (level ?? 1) - least, ...(page === undefined ? {} : { page }) }]
  })
  return entries.length > 0 ? entries : view.pages.flatMap((page) => (page.label === undefined ? [] : [namedPage(page)]))
}

/** A heading's text without the signs that make it one in Markdown. */
function nameOf(text: string): string {
  return text
    .replace(/^#{1,6}\s+|\s+#+\s*$/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function namedPage({ start, end, page, label }: DocumentView['pages'][number]): OutlineEntry {
  return { start, end: Math.min(end, start + 1), name: label ?? '', depth: 0, page }
}

import { parse } from 'parse5'
import type { TextFile } from './formats.ts'
import { addHtmlBlocks, htmlTitle } from './html-blocks.ts'
import { HTML_UNITS, megabytes } from './limits.ts'
import { type ParseOutcome, read, skipped } from './outcome.ts'
import { TextBuilder } from './text-builder.ts'

/** Reads the readable text of a web page: headings, paragraphs, lists and tables, without scripts, styles and menus. */
export function parseHtml({ text: source, warnings, title: fallbackTitle }: TextFile): ParseOutcome {
  if (source.length > HTML_UNITS) {
    return skipped(
      `The page has ${megabytes(source.length)}, and Footnote reads at most ${megabytes(HTML_UNITS)} of HTML`,
      'Save it as plain text, or split it'
    )
  }
  const root = parse(source.replace(INTERNAL_SUBSET, ''))
  const builder = new TextBuilder()
  addHtmlBlocks(root, builder)
  const heading = builder.blocks.find((block) => block.kind === 'heading')
  const text = builder.text()
  if (text.trim() === '') return skipped('The page holds no readable text', 'Open it in a browser and save it again as a complete page')
  const title = htmlTitle(root) ?? (heading ? text.slice(heading.start, heading.end) : fallbackTitle)
  return read({ title, format: 'html', text, pages: [], blocks: builder.blocks, warnings })
}

/** Entity definitions of XHTML; HTML has none, and parse5 would take them for text. */
const INTERNAL_SUBSET = /^\s*(?:<\?xml[^>]*\?>)?\s*<!DOCTYPE[^>[]*\[[\s\S]{0,100000}?\]\s*>/i

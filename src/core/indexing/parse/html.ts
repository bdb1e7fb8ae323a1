import { parse } from 'parse5'
import type { TextFile } from './formats.ts'
import { addHtmlBlocks, htmlTitle } from './html-blocks.ts'
import { chromeOf } from './html-chrome.ts'
import { htmlFacts } from './html-facts.ts'
import { HTML_UNITS, megabytes } from './limits.ts'
import { type ParseOutcome, read, skipped } from './outcome.ts'
import { TextBuilder } from './text-builder.ts'
import { xhtmlAsHtml } from './xhtml.ts'

/** Reads the readable text of a web page: headings, paragraphs, lists and tables, without scripts, menus and what is hidden. */
export function parseHtml({ text: source, warnings, title: fallbackTitle }: TextFile): ParseOutcome {
  if (source.length > HTML_UNITS) {
    return skipped(
      `The page has ${megabytes(source.length)}, and Footnote reads at most ${megabytes(HTML_UNITS)} of HTML`,
      'Save it as plain text, or split it'
    )
  }
  const root = parse(xhtmlAsHtml(source))
  const builder = new TextBuilder()
  addHtmlBlocks(root, builder, chromeOf(root))
  const heading = builder.blocks.find((block) => block.kind === 'heading')
  const text = builder.text()
  if (text.trim() === '') return skipped('The page holds no readable text', 'Open it in a browser and save it again as a complete page')
  const title = htmlTitle(root) ?? (heading ? text.slice(heading.start, heading.end) : fallbackTitle)
  const facts = htmlFacts(root)
  return read({ title, format: 'html', text, pages: [], blocks: builder.blocks, ...(facts ? { facts } : {}), warnings })
}

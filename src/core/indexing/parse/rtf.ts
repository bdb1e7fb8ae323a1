import type { BinaryFile } from './formats.ts'
import { type ParseOutcome, read, skipped } from './outcome.ts'
import { RtfReader } from './rtf-reader.ts'
import { rtfTokens } from './rtf-tokens.ts'
import { TextBuilder } from './text-builder.ts'

/**
 * Reads RTF. A reader of our own: the small library (@iarna/rtf-to-html) keeps the fallback of every Unicode character
 * ("€?"), the one that does not (officeparser) brings 65 MB.
 */
export function parseRtf({ bytes, title: fallbackTitle }: BinaryFile): ParseOutcome {
  const builder = new TextBuilder()
  const reader = new RtfReader(builder)
  let depth = 0
  for (const token of rtfTokens(bytes)) {
    if (token.type === 'open') depth++
    else if (token.type === 'close') depth--
    reader.take(token)
  }
  reader.end()
  const text = builder.text()
  if (text.trim() === '')
    return skipped('The document holds no text', 'If it holds pictures of text, save it as PDF and run text recognition on it')
  const heading = builder.blocks.find((block) => block.kind === 'heading')
  const title = reader.title ?? (heading ? text.slice(heading.start, heading.end) : fallbackTitle)
  const warnings = depth > 0 ? ['The file ends too early: its last part is missing.'] : []
  return read({ title, format: 'rtf', text, pages: [], blocks: builder.blocks, facts: reader.facts, warnings })
}

import type { BinaryFile } from './formats.ts'
import { openOdf } from './odf.ts'
import { readOdfText } from './odf-text.ts'
import { failed, type ParseOutcome, read, skipped } from './outcome.ts'
import { TextBuilder } from './text-builder.ts'

/** Reads an OpenDocument text. */
export function parseOdt(file: BinaryFile): ParseOutcome {
  const { odf, problem } = openOdf(file, 'LibreOffice Writer')
  if (problem) return problem
  const builder = new TextBuilder()
  const end = readOdfText(odf.content, odf.styles, { block: (kind, text, level) => builder.add(kind, text, level) })
  const text = builder.text()
  if (text.trim() === '') return end === 'damaged' ? DAMAGED : NO_TEXT
  const heading = builder.blocks.find((block) => block.kind === 'heading')
  return read({
    title: odf.title ?? (heading ? text.slice(heading.start, heading.end) : file.title),
    format: 'odt',
    text,
    pages: [],
    blocks: builder.blocks,
    ...(odf.facts ? { facts: odf.facts } : {}),
    warnings: end === 'damaged' ? ['The document is damaged and was read as far as possible.'] : []
  })
}

const DAMAGED = failed('The content of the document is damaged', 'Open it in LibreOffice, let it repair the file, and save it again')
const NO_TEXT = skipped('The document holds no text', 'If it holds pictures of text, save it as PDF and run text recognition on it')

import type { PageSpan } from '../../../shared/types.ts'
import type { BinaryFile } from './formats.ts'
import { OdsReader } from './ods-sheet.ts'
import { openOdf } from './odf.ts'
import { failed, type ParseOutcome, read, skipped } from './outcome.ts'
import { TextBuilder } from './text-builder.ts'
import { readXml } from './xml-stream.ts'

/** Reads an OpenDocument spreadsheet: a page is a sheet; a row is a table row with its values as the sheet shows them. */
export function parseOds(file: BinaryFile): ParseOutcome {
  const { odf, problem } = openOdf(file, 'LibreOffice Calc')
  if (problem) return problem
  const builder = new TextBuilder()
  const pages: PageSpan[] = []
  const reader = new OdsReader(builder, pages)
  const end = readXml(odf.content, reader)
  reader.end()
  if (pages.length === 0) return end === 'damaged' ? DAMAGED : EMPTY
  const warnings: string[] = []
  if (end === 'damaged') warnings.push('The spreadsheet is damaged and was read as far as possible.')
  if (reader.enough()) warnings.push('The spreadsheet is very long; its last rows were left out.')
  return read({
    title: odf.title ?? file.title,
    format: 'ods',
    text: builder.text(),
    pages,
    blocks: builder.blocks,
    ...(odf.facts ? { facts: odf.facts } : {}),
    warnings
  })
}

const DAMAGED = failed('The content of the spreadsheet is damaged', 'Open it in LibreOffice, let it repair the file, and save it again')
const EMPTY = skipped('The spreadsheet is empty', 'Nothing to do; it is read again when something is written into it')

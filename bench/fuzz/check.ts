import type { ParseOutcome } from '../../src/core/indexing/parse/outcome.ts'
import { chunkDocument } from '../../src/core/indexing/chunk/chunk.ts'
import type { Document } from '../../src/shared/types.ts'

/** What is wrong with an outcome, whatever the file was; undefined if nothing is. */
export function faultOf(outcome: ParseOutcome): string | undefined {
  if (outcome.ok) return faultOfDocument(outcome.document)
  const { reason, remedy } = outcome
  if (reason.trim() === '' || remedy.trim() === '') return 'a problem without a reason or a remedy'
  if (/permission|ERR_ACCESS_DENIED|restricted/i.test(reason)) return `it reached outside: ${reason}`
  if (reason.startsWith('The reader ended unexpectedly')) return reason
  return undefined
}

function faultOfDocument(document: Document): string | undefined {
  const { text, pages, blocks, boxes = [], preamble } = document
  const outside = (span: { start: number; end: number }): boolean => !(span.start >= 0 && span.start <= span.end && span.end <= text.length)
  let last = 0
  for (const page of pages) {
    if (outside(page)) return `page ${page.page} lies outside of the text`
    if (page.start < last) return `page ${page.page} begins before the one before it ends`
    last = page.end
  }
  last = 0
  for (const block of blocks) {
    if (outside(block) || block.start < last) return 'blocks overlap or lie outside of the text'
    last = block.end
  }
  if (boxes.some(outside)) return 'a box lies outside of the text'
  if (preamble && outside(preamble)) return 'the preamble lies outside of the text'
  if (document.title.trim() === '') return 'no title'
  try {
    for (const chunk of chunkDocument(document, { path: 'fuzz', document: 'fuzz', modifiedMs: 0 }))
      if (chunk.text !== text.slice(chunk.start, chunk.end)) return 'a chunk is not its span of the text'
  } catch (thrown) {
    return `the chunker threw: ${String(thrown)}`
  }
  return undefined
}

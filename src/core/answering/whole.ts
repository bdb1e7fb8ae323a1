import type { Document, FileEntry, Span } from '../../shared/types.ts'
import type { Excerpt } from './excerpts.ts'

/** Stretches of a file that was opened as a whole, not found by a search, as what the loop writes from. */
export function excerptsFrom(
  { path, modifiedMs }: Pick<FileEntry, 'path' | 'modifiedMs'>,
  { document, hash }: { readonly document: Document; readonly hash: string },
  spans: readonly Span[],
  heading = ''
): readonly Excerpt[] {
  const start = Math.min(...spans.map((span) => span.start))
  const end = Math.max(...spans.map((span) => span.end))
  const { preamble, title } = document
  const header = preamble && preamble.end <= start ? document.text.slice(preamble.start, preamble.end) : ''
  const page = document.pages.find((one) => one.start <= start && start < one.end)?.page
  const passage = {
    id: `${hash}:${start}-${end}`,
    ...{ path, document: hash, ordinal: 0, title, modifiedMs, start, end },
    text: document.text.slice(start, end),
    headings: heading ? [heading] : [],
    context: [title, heading, header].filter(Boolean).join('\n'),
    ...{ rank: 1, score: 1, scores: {}, why: [] },
    ...(page === undefined ? {} : { page })
  }
  const evidence = { passage, document }
  return spans.map((span) => ({ ...span, evidence, lexical: 1 }))
}

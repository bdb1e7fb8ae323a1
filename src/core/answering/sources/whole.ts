import type { Document, FileEntry, Span } from '../../../shared/types.ts'
import type { Evidence } from '../text/evidence.ts'
import type { Excerpt } from './excerpts.ts'

/** Farther apart (UTF-16 units), two stretches are two passages: a sentence is checked against all of its passage. */
const FAR = 2000

/** Stretches of a file that was opened as a whole, not found by a search, as what the loop writes from. */
export function excerptsFrom(
  file: Pick<FileEntry, 'path' | 'modifiedMs'>,
  opened: { readonly document: Document; readonly hash: string },
  spans: readonly Span[],
  heading = ''
): readonly Excerpt[] {
  const groups: Span[][] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = groups.at(-1)
    if (last && span.start - (last.at(-1)?.end ?? 0) <= FAR) last.push(span)
    else groups.push([span])
  }
  return groups.flatMap((group) => {
    const evidence = evidenceOf(file, opened, { start: group[0]?.start ?? 0, end: group.at(-1)?.end ?? 0 }, heading)
    return group.map((span) => ({ ...span, evidence, lexical: 1 }))
  })
}

function evidenceOf(
  { path, modifiedMs }: Pick<FileEntry, 'path' | 'modifiedMs'>,
  { document, hash }: { readonly document: Document; readonly hash: string },
  { start, end }: Span,
  heading: string
): Evidence {
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
  return { passage, document }
}

import type { Document, Span } from '../../../shared/types.ts'

/** Tells of spans of a document whether they lie within a heading; its blocks are looked through once. */
export function headingsOf({ blocks }: Pick<Document, 'blocks'>): (span: Span) => boolean {
  const headings = blocks.filter(({ kind }) => kind === 'heading')
  return ({ start, end }) => headings.some((block) => block.start <= start && end <= block.end)
}

/** Whether a span reaches into a row of a table, which is read below the names of its columns. */
export function reachesRow({ blocks }: Pick<Document, 'blocks'>, { start, end }: Span): boolean {
  return blocks.some((block) => block.kind === 'table-row' && block.start < end && block.end > start)
}

import type { Block, Document } from '../../../shared/types.ts'
import type { TextFile } from './formats.ts'
import { readMatter } from './front-matter.ts'
import { findPreamble } from './preamble.ts'
import { textBlocks } from './text-blocks.ts'

/** Reads plain text: `text` is the decoded file itself. */
export function parseText({ text, warnings, title: fallbackTitle }: TextFile): Document {
  const preamble = findPreamble(text)
  const blocks: Block[] = preamble
    ? [{ kind: 'paragraph', ...preamble }, ...textBlocks(text, { start: preamble.end, end: text.length })]
    : textBlocks(text)
  const { facts } = preamble ? readMatter(text.slice(preamble.start, preamble.end)) : {}
  return {
    title:
      preambleTitle(text.slice(preamble?.start ?? 0, preamble?.end ?? 0)) ??
      leadingHeading(text, blocks) ??
      (preamble ? undefined : leadingLine(text, blocks, fallbackTitle)) ??
      fallbackTitle,
    format: 'text',
    text,
    pages: [],
    blocks,
    ...(preamble ? { preamble } : {}),
    ...(facts ? { facts } : {}),
    warnings
  }
}

function preambleTitle(preamble: string): string | undefined {
  return /^(?:subject|title|topic|betreff):[ \t]*(\S.*)$/im.exec(preamble)?.[1]?.trim()
}

/** Only a heading that stands first is a title; a later one names a part. */
function leadingHeading(text: string, blocks: readonly Block[]): string | undefined {
  const first = blocks[0]
  const heading = first?.kind === 'heading' ? headingText(text.slice(first.start, first.end)) : undefined
  return heading && !/^(?:chapter|part|section|kapitel|teil)\b/i.test(heading) ? heading : undefined
}

/** Longest line that can be a title. */
const TITLE_UNITS = 160

/**
 * A first line that stands alone above longer text is the title where the file's name says nothing ("31715818"). It may end like
 * a sentence, but not like a salutation.
 */
function leadingLine(text: string, blocks: readonly Block[], name: string): string | undefined {
  const [first, second] = blocks
  if (!first || !second || first.kind !== 'paragraph' || /\p{L}{3,}/u.test(name)) return undefined
  const line = text.slice(first.start, first.end).trim()
  const isTitle = line.length <= TITLE_UNITS && !line.includes('\n') && /\p{L}{2}/u.test(line) && !/[,:;]$/.test(line)
  return isTitle && text.length - first.end > 2 * line.length ? line : undefined
}

/** A heading's words without its markup: underline, hashes, wiki signs. */
export function headingText(heading: string): string {
  const [line = ''] = heading.split('\n')
  return line
    .replace(/^\s*(?:#{1,6}\s+|={1,6}\s+)/, '')
    .replace(/\s+(?:#{1,6}|={1,6})\s*$/, '')
    .trim()
}

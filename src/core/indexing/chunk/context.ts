import type { Document, Span } from '../../../shared/types.ts'
import { estimateTokens } from './estimate-tokens.ts'

/** Tokens of title and headings, of the preamble, and of a table's column names: context helps as long as the chunk outweighs it. */
const PATH_TOKENS = 24
const PREAMBLE_TOKENS = 20
const COLUMN_TOKENS = 30

/** What a chunk needs from elsewhere in its document: title and heading path, header lines, column names. What it holds itself is left out. */
export function contextOf(document: Document, chunk: Span, headings: readonly string[], columns: Span | undefined): string {
  const own = document.text.slice(chunk.start, chunk.end)
  const path = [readableTitle(document.title), ...headings].filter(
    (part, index, all) => part !== '' && all.indexOf(part) === index && !own.slice(0, part.length + NEAR_START).includes(part)
  )
  const lines = [shortPath(path)]
  if (document.preamble && !overlaps(chunk, document.preamble)) lines.push(clip(excerpt(document.text, document.preamble), PREAMBLE_TOKENS))
  if (columns && !overlaps(chunk, columns)) lines.push(clip(excerpt(document.text, columns), COLUMN_TOKENS))
  return lines.filter((line) => line !== '').join('\n')
}

/** A heading that the chunk begins with stands within this many units of its start (hashes, header lines before it). */
const NEAR_START = 100

/** The path within its tokens: what is between the document and the innermost heading goes first. */
function shortPath(path: readonly string[]): string {
  const whole = path.join(' › ')
  if (path.length < 2 || estimateTokens(whole) <= PATH_TOKENS) return clip(whole, PATH_TOKENS)
  return [path[0] ?? '', path.at(-1) ?? ''].map((part) => clip(part, PATH_TOKENS / 2)).join(' › ')
}

/** File names say more with spaces; one without letters (a date, a number) says nothing that a search could use. */
function readableTitle(title: string): string {
  return /\p{L}{2}/u.test(title) ? title.replaceAll(/[_]+/g, ' ').trim() : ''
}

function excerpt(text: string, span: Span): string {
  return text
    .slice(span.start, Math.min(span.end, span.start + 400))
    .toWellFormed()
    .replace(/^(?:---|\+\+\+)\s*|\s*(?:---|\+\+\+)$/g, '')
    .replaceAll(/\s*\n\s*/g, ' · ')
    .trim()
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

function clip(text: string, most: number): string {
  if (estimateTokens(text) <= most) return text
  const words = text
    .slice(0, most * 8)
    .toWellFormed()
    .split(' ')
  while (words.length > 1 && estimateTokens(words.join(' ')) > most) words.pop()
  const kept = words.join(' ')
  return estimateTokens(kept) <= most ? kept : kept.slice(0, most).toWellFormed()
}

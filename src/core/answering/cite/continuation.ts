import type { Span } from '../../../shared/types.ts'
import { addressesModel } from '../text/addresses-model.ts'
import type { Evidence } from '../text/evidence.ts'
import { documentSentences } from '../text/sentences.ts'
import { contentWords } from '../text/words.ts'

/** Longest continuation in UTF-16 units: a short paragraph, or a list of steps. */
const LONGEST = 600
/** A sentence of which the answer says this share tells nothing new. */
const SAID = 0.7

/**
 * What an answer that tells a list from its first item on leaves out at its end: a small model names four of seven things to bring. Undefined
 * where it tells no list, fewer than two of its items or others than its first, or all. `said`: its words as stems.
 */
export function restOfList({ document, passage }: Evidence, cited: readonly Span[], said: ReadonlySet<string>): Span | undefined {
  const { text, blocks } = document
  const isTold = (item: Span): boolean => {
    const words = contentWords(text.slice(item.start, item.end))
    return cited.some(({ start, end }) => start < item.end && end > item.start) && words.some((word) => said.has(word))
  }
  const at = blocks.findIndex((block) => block.kind === 'list-item' && isTold(block))
  if (at < 0 || blocks[at - 1]?.kind === 'list-item') return undefined
  const stop = blocks.findIndex(({ kind }, index) => index > at && kind !== 'list-item')
  const items = blocks.slice(at, stop < 0 ? blocks.length : stop).filter(({ end }) => end <= passage.end)
  const told = items.findIndex((item) => !isTold(item))
  const rest = items.slice(told)
  const start = rest[0]?.start ?? 0
  const end = rest.findLast((item) => item.end - start <= LONGEST)?.end ?? start
  return told < 2 || end === start || rest.some(isTold) || addressesModel(text.slice(start, end)) ? undefined : { start, end }
}

/**
 * How the file goes on from the place that an answer cites: to the end of its paragraph, or of the list that it leads to or of whose steps it is one,
 * without what the answer (`said`: its words as stems) says already at either end; undefined where nothing is left.
 */
export function continuationOf({ document, passage }: Evidence, { start, end }: Span, said: ReadonlySet<string>): Span | undefined {
  const { text, blocks } = document
  const at = blocks.findIndex((block) => block.start < end && block.end >= end)
  const own = blocks[at]
  if (!own) return undefined
  const item = text.slice(own.start, own.end)
  const leads = own.kind === 'list-item' ? /^\s*\d+[.)]/.test(item) : /:\s*$/.test(item)
  const after = leads ? blocks.slice(at + 1) : []
  const stop = after.findIndex(({ kind }) => kind !== 'list-item')
  const last = after.slice(0, stop < 0 ? after.length : stop).at(-1) ?? own
  const reach = { start: Math.max(start, own.start, passage.start), end: Math.min(last.end, passage.end) }
  const sentences = documentSentences(document, reach)
  const isNew = ({ start, end }: Span): boolean => {
    const words = contentWords(text.slice(start, end))
    return words.filter((word) => said.has(word)).length < SAID * words.length
  }
  const first = sentences.findIndex(isNew)
  const rest = sentences.slice(Math.max(0, first))
  const begin = rest[0]?.start ?? 0
  const told = rest.filter((sentence) => sentence.end - begin <= LONGEST)
  const until = told.findLast(isNew)
  const span = until && { start: begin, end: until.end }
  return first < 0 || !span || addressesModel(text.slice(span.start, span.end)) ? undefined : span
}

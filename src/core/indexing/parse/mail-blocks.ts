import type { Block } from '../../../shared/types.ts'
import { textBlocks } from './text-blocks.ts'

/** Blocks of a message's plain text: lines that quote an earlier message (">") are quotes, the rest is read like any text. */
export function mailBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let from = 0
  let quote: { start: number; end: number } | undefined
  const flush = (): void => {
    if (quote) blocks.push({ kind: 'quote', ...quote })
    quote = undefined
  }
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at)
    const stop = newline < 0 ? text.length : newline
    if (text.charAt(at) === '>') {
      if (!quote) blocks.push(...textBlocks(text, { start: from, end: at }))
      quote = { start: quote?.start ?? at, end: at + text.slice(at, stop).trimEnd().length }
    } else if (quote) {
      flush()
      from = at
    }
    at = stop + 1
  }
  flush()
  const last = blocks.at(-1)
  if (last?.kind !== 'quote' || from > last.start)
    blocks.push(...textBlocks(text, { start: Math.min(from, text.length), end: text.length }))
  return blocks
}

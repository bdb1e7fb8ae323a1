import { basename } from 'node:path'
import type { Evidence } from './evidence.ts'
import { dayOf } from '../retrieval/recency.ts'
import { windowsOf } from './windows.ts'
import { contentWords } from './words.ts'

/** Another file's sentence must hold this share of the words of the one that was cited, to speak of the same thing. */
const SAME_THING = 0.7
/** Fewer words in common say too little. */
const FEWEST_WORDS = 2

/** A figure with what it counts: "1,240 euros", "€ 48", "3 keys". */
const MEASURED = /(?:([€$£])\s?)?(\d+(?:[.,]\d+)*)\s?(%|[€$£]|\p{L}{3,})?/gu

/**
 * A sentence of another file that speaks of the same thing with another figure of the same kind, as a plain sentence with
 * its day; undefined where no source disagrees. Which of them is right is for the reader to say.
 */
export function conflictWith(sentence: string, cited: ReadonlySet<string>, evidence: readonly Evidence[]): string | undefined {
  const claimed = measures(sentence)
  const words = new Set([...contentWords(sentence)].filter((word) => ![...claimed.keys()].includes(word)))
  if (claimed.size === 0 || words.size < FEWEST_WORDS) return undefined
  for (const item of evidence) {
    if (cited.has(item.passage.document)) continue
    for (const window of windowsOf(item)) {
      if (window.width > 1) continue
      const shared = [...words].filter((word) => window.words.has(word)).length
      if (shared < FEWEST_WORDS || shared / words.size < SAME_THING) continue
      const text = item.document.text.slice(window.start, window.end)
      const other = measures(text)
      const disagrees = [...claimed].some(
        ([unit, figures]) => other.has(unit) && ![...(other.get(unit) ?? [])].some((figure) => figures.has(figure))
      )
      if (disagrees) return `Another file differs: “${text.replaceAll(/\s+/g, ' ')}” (${basename(item.passage.path)}${dated(item)}).`
    }
  }
  return undefined
}

function measures(text: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const [, before, figure = '', after] of text.matchAll(MEASURED)) {
    const unit = before ?? after
    if (!unit || /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|and|the|for|from|until)/i.test(unit)) continue
    const key = contentWords(unit)[0] ?? unit
    found.set(key, (found.get(key) ?? new Set()).add(figure))
  }
  return found
}

function dated({ passage }: Evidence): string {
  const day = String(dayOf(passage))
  return day.length === 8 ? `, ${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}` : ''
}

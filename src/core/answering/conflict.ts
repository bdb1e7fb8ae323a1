import { basename } from 'node:path'
import type { AnswerSentence, Conflict } from '../../shared/types.ts'
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
 * The places where sources that were read say something else than a sentence of the answer; each place once. What the answer
 * cites itself is no conflict: it says both.
 */
export function conflictsOf(sentences: readonly AnswerSentence[], evidence: readonly Evidence[]): readonly Conflict[] {
  const said = new Set(sentences.flatMap(({ citations }) => citations.map(({ document }) => document)))
  const found = sentences.flatMap(({ text, citations, verbatim }, sentence) => {
    if (verbatim) return []
    const cited = new Set(citations.map(({ document }) => document))
    const other = conflictWith(text, said, evidence)
    const days = evidence.flatMap((item) => (cited.has(item.passage.document) ? (dated(item) ?? []) : []))
    return other ? [{ sentence, ...other, ...(days[0] ? { citedDay: days[0] } : {}) }] : []
  })
  return found.filter((one, index) => found.findIndex(({ document, start }) => document === one.document && start === one.start) === index)
}

/** In words: "Another file differs: “The rent is 900 euros.” (letter.txt, 2024-02-01)." */
export function conflictInWords({ quote, path, day, citedDay }: Conflict): string {
  const than = day && citedDay && day !== citedDay ? ` ${day < citedDay ? 'The answer follows the newer one' : 'It is the newer one'}.` : ''
  return `Another file differs: “${quote.replaceAll(/\s+/g, ' ')}” (${[basename(path), day].filter(Boolean).join(', ')}).${than}`
}

/** A sentence of another file that speaks of the same thing with another figure of the same kind; undefined where no source disagrees. */
function conflictWith(
  sentence: string,
  cited: ReadonlySet<string>,
  evidence: readonly Evidence[]
): Omit<Conflict, 'sentence' | 'citedDay'> | undefined {
  const claimed = measures(sentence)
  const words = new Set([...contentWords(sentence)].filter((word) => ![...claimed.keys()].includes(word)))
  if (claimed.size === 0 || words.size < FEWEST_WORDS) return undefined
  for (const item of evidence) {
    if (cited.has(item.passage.document)) continue
    for (const window of windowsOf(item)) {
      if (window.width > 1) continue
      const shared = [...words].filter((word) => window.words.has(word)).length
      if (shared < FEWEST_WORDS || shared / words.size < SAME_THING) continue
      const { start, end } = window
      const quote = item.document.text.slice(start, end)
      const other = measures(quote)
      const disagrees = [...claimed].some(
        ([unit, figures]) => other.has(unit) && ![...(other.get(unit) ?? [])].some((figure) => figures.has(figure))
      )
      const { path, document } = item.passage
      const day = dated(item)
      if (disagrees) return { path, document, start, end, quote, ...(day ? { day } : {}) }
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

function dated({ passage }: Evidence): string | undefined {
  const day = String(dayOf(passage))
  // A file that names only its year or month has zeros for the rest.
  return day.length === 8 ? `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`.replace(/(?:-00)+$/, '') : undefined
}

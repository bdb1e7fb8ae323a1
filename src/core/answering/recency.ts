import { basename } from 'node:path'
import type { Evidence } from './cite.ts'

/** A question about how things stand, not about how they were. */
const ASKS_NOW = /\b(?:now|nowadays|currently|current|today|at present|at the moment|these days|latest|newest|most recent|still)\b/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WRITTEN = /\b(\d{1,2})(?:st|nd|rd|th|\.)?\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+((?:19|20)\d{2})\b/gi
const NUMERIC = /(?<!\d)((?:19|20)\d{2})[-_.]?(?:(0[1-9]|1[0-2])(?:[-_.]?([0-2]\d|3[01]))?)?(?!\d)/g

/**
 * The sources in the order in which the model reads them: newest first where the question asks about now, because a
 * small model believes what it reads first; else as they were found. Undated ones come last, in their order.
 */
export function readingOrder(question: string, evidence: readonly Evidence[]): readonly Evidence[] {
  if (!ASKS_NOW.test(question)) return evidence
  return evidence.toSorted((a, b) => dayOf(b) - dayOf(a))
}

/** The day a passage is about, as yyyymmdd: the latest in the names that place it, else in its text; 0 without one. File times say little: a copy has today's. */
function dayOf({ passage }: Evidence): number {
  const { path, title, headings, context, text } = passage
  return latestDay([basename(path), title, ...headings, context].join(' ')) || latestDay(text)
}

function latestDay(text: string): number {
  const written = [...text.matchAll(WRITTEN)].map(
    ([, day, month, year]) => Number(year) * 10_000 + (MONTHS.indexOf((month ?? '').toLowerCase()) + 1) * 100 + Number(day)
  )
  const numeric = [...text.matchAll(NUMERIC)].map(
    ([, year, month = '0', day = '0']) => Number(year) * 10_000 + Number(month) * 100 + Number(day)
  )
  return Math.max(0, ...written, ...numeric)
}

import { basename } from 'node:path'
import type { Chunk } from '../../shared/types.ts'
import { MONTH_STARTS, monthNumber } from '../months.ts'
import { quartersIn } from '../quarters.ts'

/** A question about how things stand, not about how they were. */
const ASKS_NOW = /\b(?:now|nowadays|currently|current|today|at present|at the moment|these days|latest|newest|most recent|still)\b/i
const WRITTEN = new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th|\.)?\s+(${MONTH_STARTS.join('|')})[a-z]*\.?\s+((?:19|20)\d{2})\b`, 'gi')
const NUMERIC = /(?<!\d)((?:19|20)\d{2})[-_.]?(?:(0[1-9]|1[0-2])(?:[-_.]?([0-2]\d|3[01]))?)?(?!\d)/g

/** Whether a question asks how things stand now, so that of two documents the newer one is right. */
export function asksNow(question: string): boolean {
  return ASKS_NOW.test(question)
}

/** The day a passage is about, as yyyymmdd: the latest in the names that place it, else in its text; 0 without one. File times say little: a copy has today's. */
export function dayOf({ path, title, headings, context, text }: Chunk): number {
  return latestDay([basename(path), title, ...headings, context].join(' ')) || latestDay(text)
}

function latestDay(text: string): number {
  const written = [...text.matchAll(WRITTEN)].map(
    ([, day, month, year]) => Number(year) * 10_000 + (monthNumber(month ?? '') ?? 0) * 100 + Number(day)
  )
  const numeric = [...text.matchAll(NUMERIC)].map(
    ([, year, month = '0', day = '0']) => Number(year) * 10_000 + Number(month) * 100 + Number(day)
  )
  const quarters = quartersIn(text).map(({ year, quarter }) => year * 10_000 + quarter * 300)
  return Math.max(0, ...written, ...numeric, ...quarters)
}

import { basename } from 'node:path'
import type { Chunk } from '../../shared/types.ts'
import { monthNumber, MONTH_WORD } from '../months.ts'
import { quartersIn } from '../quarters.ts'

/** A question about how things stand, not about how they were. */
const ASKS_NOW =
  /(?<!\p{L})(?:now|nowadays|currently|current|today|at present|at the moment|these days|latest|newest|most recent|still|jetzt|aktuell\p{L}*|derzeit\p{L}*|momentan\p{L}*|gegenwärtig\p{L}*|heute|zurzeit|neu?este[nrsm]?|immer noch|teraz|obecn\p{L}+|aktualn\p{L}+|najnowsz\p{L}+|nadal|wciąż)(?!\p{L})/iu
const WRITTEN = new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th|\.)?\s+(${MONTH_WORD})\.?\s+((?:19|20)\d{2})\b`, 'giu')
/** "14.10.2024": who writes points writes the day first. */
const DOTTED = /(?<!\d)([0-2]?\d|3[01])\.\s?(0?[1-9]|1[0-2])\.\s?((?:19|20)\d{2})(?!\d)/g
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
  const dotted = [...text.matchAll(DOTTED)].map(([, day, month, year]) => Number(year) * 10_000 + Number(month) * 100 + Number(day))
  const numeric = [...text.matchAll(NUMERIC)].map(
    ([, year, month = '0', day = '0']) => Number(year) * 10_000 + Number(month) * 100 + Number(day)
  )
  const quarters = quartersIn(text).map(({ year, quarter }) => year * 10_000 + quarter * 300)
  return Math.max(0, ...written, ...dotted, ...numeric, ...quarters)
}

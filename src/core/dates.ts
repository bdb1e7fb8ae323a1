import { monthNumber, MONTHS_IN_FULL } from './months.ts'

/**
 * Half-open range of time, in milliseconds since the epoch. Days are UTC days: documents carry no time zone either. Which of them is
 * today, the asker's own calendar says: in the evening in California it is tomorrow in UTC.
 */
export interface TimeRange {
  readonly fromMs: number
  readonly toMs: number
}

const MONTH = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|${MONTHS_IN_FULL})`
const YEAR = String.raw`((?:19|20)\d{2})`
/** A month without a year means that month of any of so many years back, and of the next. */
const YEARS_BACK = 15

type Reader = (match: RegExpExecArray, nowMs: number) => TimeRange[]

/** What counts as a date in a question, the most exact first; what one has read, the next do not see. */
/** "Today", "last week" and their like in three languages; in German and Polish by any ending. */
const RELATIVE =
  /(?<!\p{L})(today|yesterday|(?:this|last) (?:week|month|year)|heute|gestern|(?:diese|letzte|vorige|vergangene)[nrsm]? (?:woche|monat|jahr)s?|dziś|dzisiaj|wczoraj|(?:tym|tego|zeszł\p{L}+|ubiegł\p{L}+) (?:tygodni\p{L}+|miesiąc\p{L}+|rok\p{L}*))(?!\p{L})/giu

function inEnglish(words: string): string {
  const said = words.toLowerCase()
  if (/^(?:heute|dzi)/.test(said)) return 'today'
  if (/^(?:gestern|wczoraj)/.test(said)) return 'yesterday'
  const unit = /woche|tygodni/.test(said) ? 'week' : /mona|miesiąc/.test(said) ? 'month' : /jahr|rok/.test(said) ? 'year' : ''
  return unit === '' ? said : `${/^(?:diese|tym|tego)/.test(said) ? 'this' : 'last'} ${unit}`
}

const READERS: readonly (readonly [RegExp, Reader])[] = [
  [
    /(?<!\d)((?:19|20)\d{2})[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\d|3[01])(?!\d)/g,
    ([, y, m, d]) => [day(number(y), number(m) - 1, number(d))]
  ],
  [
    new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?${MONTH}\.?,?\s+${YEAR}\b`, 'giu'),
    ([, d, m, y]) => [day(number(y), month(m), number(d))]
  ],
  [
    new RegExp(String.raw`\b${MONTH}\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+${YEAR}\b`, 'giu'),
    ([, m, d, y]) => [day(number(y), month(m), number(d))]
  ],
  [new RegExp(String.raw`\b(?:(?:in|im|w)\s+)?${MONTH}\.?,?\s+${YEAR}\b`, 'giu'), ([, m, y]) => [months(number(y), month(m), 1)]],
  [/(?<!\d)((?:19|20)\d{2})[-/.](0[1-9]|1[0-2])(?![\d-])/g, ([, y, m]) => [months(number(y), number(m) - 1, 1)]],
  [
    new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?${MONTH}(?!\p{L})`, 'giu'),
    ([, d, m], now) => anyYear(now, (y) => day(y, month(m), number(d)))
  ],
  [
    new RegExp(String.raw`\b${MONTH}\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?!\s*(?::|am|pm|uhr))`, 'giu'),
    ([, m, d], now) => anyYear(now, (y) => day(y, month(m), number(d)))
  ],
  [
    new RegExp(String.raw`\b(?:last|letzte[nr]|zeszł\p{L}+|ubiegł\p{L}+)\s+${MONTH}(?!\p{L})`, 'giu'),
    ([, m], now) => [lastMonthNamed(now, month(m))]
  ],
  [
    new RegExp(String.raw`\b(?:in|since|during|of|until|by|this|im|seit|bis|ab|diesen|w|we|od|z|tego)\s+${MONTH}(?!\p{L})`, 'giu'),
    ([, m], now) => anyYear(now, (y) => months(y, month(m), 1))
  ],
  [
    /\b(?:in|since|during|of|for|year|jahre?|seit|ab|für|von|w|we|od|z|za|roku)\s+((?:19|20)\d{2})\b/gi,
    ([, y]) => [months(number(y), 0, 12)]
  ],
  [RELATIVE, ([, words], now) => [relative(inEnglish(words ?? ''), now)]]
]

/** The days, months and years that a question names, in any usual way of writing them: "2026-04-28", "20260428", "28 April", "in December", "last March", "yesterday". */
export function datesIn(question: string, nowMs: number): TimeRange[] {
  let left = question
  const found: TimeRange[] = []
  for (const [pattern, read] of READERS) {
    left = left.replace(pattern, (...args) => {
      // `replace` gives the match, its groups, the offset and the text; the groups are what a reader wants.
      const groups = args.slice(0, -2) as unknown as RegExpExecArray
      found.push(...read(groups, nowMs))
      return ' '
    })
  }
  return found
}

/** A bound of "after:2024" or "before:2024-05-03": the range that it names, undefined if it is no date. */
export function rangeOf(text: string): TimeRange | undefined {
  const [, y, m, d] = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text) ?? []
  if (!y) return undefined
  if (!m) return months(number(y), 0, 12)
  return d ? day(number(y), number(m) - 1, number(d)) : months(number(y), number(m) - 1, 1)
}

function relative(words: string, nowMs: number): TimeRange {
  const now = new Date(nowMs)
  const [y, m, d] = [now.getFullYear(), now.getMonth(), now.getDate()]
  if (words === 'today') return day(y, m, d)
  if (words === 'yesterday') return day(y, m, d - 1)
  if (words.endsWith('year')) return months(words.startsWith('last') ? y - 1 : y, 0, 12)
  if (words.endsWith('month')) return months(y, words.startsWith('last') ? m - 1 : m, 1)
  const monday = d - ((now.getDay() + 6) % 7) - (words.startsWith('last') ? 7 : 0)
  return { fromMs: Date.UTC(y, m, monday), toMs: Date.UTC(y, m, monday + 7) }
}

function lastMonthNamed(nowMs: number, index: number): TimeRange {
  const now = new Date(nowMs)
  return months(now.getFullYear() - (index < now.getMonth() ? 0 : 1), index, 1)
}

function anyYear(nowMs: number, range: (year: number) => TimeRange): TimeRange[] {
  const next = new Date(nowMs).getUTCFullYear() + 1
  return Array.from({ length: YEARS_BACK + 2 }, (_, back) => range(next - back))
}

function day(year: number, monthIndex: number, date: number): TimeRange {
  return { fromMs: Date.UTC(year, monthIndex, date), toMs: Date.UTC(year, monthIndex, date + 1) }
}

function months(year: number, first: number, count: number): TimeRange {
  return { fromMs: Date.UTC(year, first, 1), toMs: Date.UTC(year, first + count, 1) }
}

function month(name = ''): number {
  return (monthNumber(name) ?? 0) - 1
}

const number = (digits = ''): number => Number(digits)

import type { Excerpt } from './excerpts.ts'

const STAMP = /(?<!\d)((?:19|20)\d{2})[-./]?(0[1-9]|1[0-2])[-./]?([0-2]\d|3[01])(?:[_T ]+(\d{2}):?(\d{2}))?(?!\d)/

/** When an excerpt's file was written, from the line that dates it, and how that `stands` there; undefined where it has none. */
export function dayWritten({
  evidence: { passage, document }
}: Pick<Excerpt, 'evidence'>): { readonly ms: number; readonly written: string; readonly stands: string } | undefined {
  const header = document.preamble ? document.text.slice(document.preamble.start, document.preamble.end) : passage.context
  const [stands, year, month, day, hour = '00', minute = '00'] = STAMP.exec(header) ?? []
  if (!stands || !year || !month || !day) return undefined
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
  return { ms: date, written: `${year}-${month}-${day}`, stands }
}

/** The clock times that a question names, as minutes of the day: "at 5 PM", "at 14:30", "20260901_13:00". */
export function clockTimesIn(question: string): readonly number[] {
  return [...question.matchAll(CLOCK)].map(([, hour = '0', minute = '0', before = '', alone = '']) => {
    const half = before + alone
    const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0)
    return hours * 60 + Number(minute)
  })
}

const CLOCK = /(?<!\d)([01]?\d|2[0-3])(?::([0-5]\d)(?:\s*([ap])\.?m\b)?|\s*([ap])\.?m\b)/gi

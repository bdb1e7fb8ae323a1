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

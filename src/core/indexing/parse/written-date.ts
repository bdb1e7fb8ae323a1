import { monthNumber } from '../../months.ts'

/**
 * The day that a header names, as milliseconds: ISO dates with or without a time and hyphens, "3 March 2024", "March 3, 2024",
 * "3. März 2024", "03.04.2024". Undefined where none is sure: 03/04/2024 is two days in two countries.
 */
export function parseDate(value: string): number | undefined {
  const iso = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?/i.exec(value)
  if (iso) {
    const [, year, month, day, hour = '0', minute = '0', second = '0', zone] = iso
    return timeOf({ year, month, day }, ((Number(hour) * 60 + Number(minute) - zoneMinutes(zone)) * 60 + Number(second)) * 1000)
  }
  const compact = /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?:[T_ -]?(\d{2}):?(\d{2}))?(?!\d)/.exec(value)
  if (compact) {
    const [, year, month, day, hour = '0', minute = '0'] = compact
    return timeOf({ year, month, day }, (Number(hour) * 60 + Number(minute)) * 60_000)
  }
  // E-books often name their year only.
  const short = /^\s*(\d{4})(?:-(\d{2}))?\s*$/.exec(value)
  if (short) return timeOf({ year: short[1], month: short[2] ?? '1', day: '1' }, 0)
  const dotted = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/.exec(value)
  if (dotted) return timeOf({ day: dotted[1], month: dotted[2], year: dotted[3] }, 0)
  const dayFirst = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+of)?[\s-]+(\p{L}{3,})\.?,?[\s-]+(\d{4})(?!\d)/iu.exec(value)
  if (dayFirst) return timeOf({ day: dayFirst[1], month: monthNumber(dayFirst[2] ?? ''), year: dayFirst[3] }, 0)
  const monthFirst = /(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/iu.exec(value)
  return monthFirst ? timeOf({ day: monthFirst[2], month: monthNumber(monthFirst[1] ?? ''), year: monthFirst[3] }, 0) : undefined
}

interface Day {
  readonly year: string | undefined
  readonly month: string | number | undefined
  readonly day: string | undefined
}

/** Days are days in UTC: a header names none of its time zone. */
function timeOf({ year, month, day }: Day, ms: number): number | undefined {
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  // 31 February is no day, and a document from the year 3 is a misreading.
  const isReal =
    date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(year) >= 1000 && Number(year) <= 2200
  return isReal ? date.getTime() + ms : undefined
}

function zoneMinutes(zone: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '') ?? []
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

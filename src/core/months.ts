/** The months' names in English, January first. */
export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december'
]
/** How they begin: three letters tell all of them apart. */
export const MONTH_STARTS = MONTHS.map((name) => name.slice(0, 3))
/** How they begin in German, French and Spanish, where that differs. */
const STARTS_ELSEWHERE = [
  ['ene'],
  ['fév', 'fev'],
  ['mär'],
  ['avr', 'abr'],
  ['mai'],
  ['juin'],
  ['juil'],
  ['aoû', 'ago'],
  [],
  ['okt'],
  [],
  ['dez', 'déc', 'dic']
] as const

/** The month that a word names, 1 to 12; undefined for any other word. */
export function monthNumber(word: string): number | undefined {
  const lower = word.toLowerCase()
  const index = MONTH_STARTS.findIndex((start, month) =>
    [start, ...(STARTS_ELSEWHERE[month] ?? [])].some((beginning) => lower.startsWith(beginning))
  )
  return index < 0 ? undefined : index + 1
}

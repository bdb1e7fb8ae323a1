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
/** How they begin in German, French, Spanish and Polish, where that differs. */
const STARTS_ELSEWHERE = [
  ['ene', 'stycz'],
  ['fév', 'fev', 'luty', 'lute'],
  ['mär'],
  ['avr', 'abr', 'kwie'],
  ['mai', 'maj'],
  ['juin', 'czerw'],
  ['juil', 'lipc', 'lipie'],
  ['aoû', 'ago', 'sierp'],
  ['wrze'],
  ['okt', 'paź'],
  ['listop'],
  ['dez', 'déc', 'dic', 'grud']
] as const

/** How a month is written in a day, in any of these languages: the source of a pattern without groups. */
export const MONTH_WORD = String.raw`(?:${[...MONTH_STARTS, ...STARTS_ELSEWHERE.flat()].join('|')})\p{L}*`

/** The month that a word of a date names, 1 to 12; undefined for any other word. */
export function monthNumber(word: string): number | undefined {
  const lower = word.toLowerCase()
  const index = MONTH_STARTS.findIndex((start, month) =>
    [start, ...(STARTS_ELSEWHERE[month] ?? [])].some((beginning) => lower.startsWith(beginning))
  )
  return index < 0 ? undefined : index + 1
}

const IN_FULL = (
  'januar jänner styczeń stycznia styczniu|februar luty lutego lutym|märz marzec marca marcu|april kwiecień kwietnia kwietniu|mai maj maja maju|' +
  'juni czerwiec czerwca czerwcu|juli lipiec lipca lipcu|august sierpień sierpnia sierpniu|september wrzesień września wrześniu|' +
  'oktober październik października październiku|november listopad listopada listopadzie|dezember grudzień grudnia grudniu'
).split('|')
/** The months' full names in German and Polish: the source of a pattern without groups. */
export const MONTHS_IN_FULL = IN_FULL.flatMap((names) => names.split(' ')).join('|')
const NAMED = new Map(IN_FULL.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)))

/** The month whose German or Polish name a word is, 1 to 12; undefined for any other word, "Marta" among them. */
export function monthNamed(word: string): number | undefined {
  return NAMED.get(word.toLowerCase())
}

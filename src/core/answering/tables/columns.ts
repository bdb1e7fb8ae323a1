import { datesIn, rangeOf, type TimeRange } from '../../dates.ts'
import type { Row, Table } from '../text/table-rows.ts'
import type { TextLanguage } from '../../text-language.ts'
import { cellWords } from '../text/words.ts'

/** A column of a table, with what its cells say. */
export interface Column {
  readonly index: number
  /** In words: "charge GBP" of "charge_gbp". */
  readonly name: string
  readonly words: readonly string[]
  /** By row, where the column holds figures, all in one currency or unit; undefined for a cell that holds none. */
  readonly figures?: ReadonlyMap<Row, number>
  /** What stands at the figures in the cells: "£", "kg"; empty where nothing does. */
  readonly sign?: string
  /** By row, where it holds days. */
  readonly days?: ReadonlyMap<Row, TimeRange>
}

/** Share of a column's filled cells that must be figures, or days, for the column to hold such. */
const MOST = 0.8
/** A figure, with the sign or the unit that stands at it. */
const FIGURE = /^[£€$]?\s*([-−–]?)\s*[£€$]?\s*(\d[\d.,\s’']*)\s*(?:[£€$%]|\p{L}{1,4}\.?)?$/u

/** The columns of a table: of figures, of days or of words, told by their cells. */
export function columnsOf(table: Pick<Table, 'columns' | 'rows'>): readonly Column[] {
  return table.columns.map((name, index) => {
    const filled = table.rows.filter((row) => row.cells[index])
    const cell = (row: Row): string => row.cells[index] ?? ''
    const column = { index, name: spelt(name), words: cellWords(name) }
    const days = keyed(filled, (row) => dayOf(cell(row)))
    if (isMost(days.size, filled)) return { ...column, days }
    const point = decimalPoint(filled.map(cell))
    const figures = keyed(filled, (row) => figureOf(cell(row), point))
    // Pounds and euros, or kilograms and grams, have no sum.
    const [sign = '', ...others] = new Set([...figures.keys()].map((row) => cell(row).replaceAll(/[^\p{L}£€$%]/gu, '')).filter(Boolean))
    return isMost(figures.size, filled) && others.length === 0 ? { ...column, figures, sign } : column
  })
}

const spelt = (name: string): string =>
  name.replaceAll('_', ' ').replace(/\b(?:gbp|eur|usd|pln|chf|czk)$/, (currency) => currency.toUpperCase())

/** What rows are told apart by: the words of a column, or the months, years and days of their first day. */
export interface Grouping {
  /** The column's. */
  readonly name: string
  /** Where its days are told apart, by what. */
  readonly span?: 'month' | 'year' | 'day'
  readonly words: readonly string[]
  /** Empty where a row tells none. */
  readonly valueOf: (row: Row) => string
}

const LOCALES: Readonly<Record<TextLanguage, string>> = { en: 'en-GB', de: 'de-DE', pl: 'pl-PL' }

/** All that the rows of these columns can be told apart by. `language`: in which months are named. */
export function groupingsOf(columns: readonly Column[], language: TextLanguage = 'en'): readonly Grouping[] {
  const dated = columns.find(({ days }) => days)?.days
  const ofTime = (span: 'month' | 'year' | 'day', written: Intl.DateTimeFormatOptions): Grouping => ({
    name: span,
    span,
    words: cellWords(span),
    valueOf: (row) => {
      const day = dated?.get(row)
      return day === undefined ? '' : new Date(day.fromMs).toLocaleDateString(LOCALES[language], { ...written, timeZone: 'UTC' })
    }
  })
  const year = { year: 'numeric' } as const
  const month = { ...year, month: 'long' } as const
  return [
    ...columns
      .filter(({ figures, days }) => !figures && !days)
      .map(({ index, name, words }) => ({ name, words, valueOf: (row: Row) => row.cells[index] ?? '' })),
    ...(dated ? [ofTime('month', month), ofTime('year', year), ofTime('day', { ...month, day: 'numeric' })] : [])
  ]
}

/** Figures that only ever rise with the rows are readings of a meter, and no sum of them means anything. */
export function isReading({ figures }: Column): boolean {
  const values = [...(figures?.values() ?? [])]
  return values.length >= ENOUGH_READINGS && values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0))
}

const ENOUGH_READINGS = 4

/** Readings at the start of the rows that rise by one, or by a few where some were left out, number them: "job 2522" is no larger than "job 2501". */
export function isNumbering(column: Column): boolean {
  const values = [...(column.figures?.values() ?? [])]
  const [first = 0, last = 0] = [values[0], values.at(-1)]
  return column.index === 0 && isReading(column) && values.every(Number.isInteger) && last - first <= LONGEST_STEP * (values.length - 1)
}

const LONGEST_STEP = 3

/** How many decimals a figure of a cell has. */
export function decimalsOf(figure: number): number {
  return String(figure).split('.')[1]?.length ?? 0
}

const isMost = (count: number, filled: readonly Row[]): boolean => filled.length > 0 && count >= filled.length * MOST

function keyed<Value>(rows: readonly Row[], valueOf: (row: Row) => Value | undefined): Map<Row, Value> {
  return new Map(
    rows.flatMap((row) => {
      const value = valueOf(row)
      return value === undefined ? [] : [[row, value] as const]
    })
  )
}

/** A day as files of values write it: "2025-06-27", "27.6.2025", "27 June 2025", a year by itself. */
function dayOf(cell: string): TimeRange | undefined {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)$/.exec(cell) ?? []
  const plain = rangeOf(year ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : cell)
  if (plain) return year || /^(?:19|20)/.test(cell) ? plain : undefined
  const [range, ...others] = /\d{4}/.test(cell) && cell.length <= LONGEST_DAY ? datesIn(cell, 0) : []
  return others.length === 0 ? range : undefined
}

/** "Wednesday 24 September 2025, 14:30"; what is longer tells of something. */
const LONGEST_DAY = 34

/** The mark before the decimals of a column. Before three digits it may as well part thousands: the other cells tell, else it is a point. */
function decimalPoint(cells: readonly string[]): '.' | ',' {
  const marks = cells.flatMap((cell) => {
    const [, before = '', mark, digits = ''] = /^(.*?)([.,])(\d+)\D*$/.exec(cell) ?? []
    return mark && (digits.length !== 3 || /[.,]/.test(before.replaceAll(mark, '')) || /^\D*0$/.test(before)) ? [mark] : []
  })
  return marks.includes(',') && !marks.includes('.') ? ',' : '.'
}

function figureOf(cell: string, point: '.' | ','): number | undefined {
  const [, minus = '', digits = ''] = FIGURE.exec(cell.trim()) ?? []
  if (!digits) return undefined
  const value = Number(digits.replaceAll(point === '.' ? /[,\s’']/g : /[.\s’']/g, '').replace(point, '.'))
  return Number.isNaN(value) ? undefined : minus ? -value : value
}

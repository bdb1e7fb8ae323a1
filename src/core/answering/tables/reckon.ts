import { basename } from 'node:path'
import type { ColumnQuestion } from './column-question.ts'
import { decimalsOf, type Column, type Grouping } from './columns.ts'
import { RECKONED_WORDS, type ReckonedWords } from './reckoned-words.ts'
import type { RowsAsked } from './rows-asked.ts'
import type { Row } from '../text/table-rows.ts'
import { onOneLine } from '../text/words.ts'

/** Figures of a sum that are written out, and rows that get a footnote: what a reader can check by eye. */
export const MOST = 12

/** A sentence, and the rows that it tells of. */
export interface Reckoned {
  readonly text: string
  readonly rows: readonly Row[]
  /** It tells the figure of one row. */
  readonly isOne: boolean
}

/** What the rows come to; undefined where they hold no figure, or two are as good as each other. */
export function reckon(asked: ColumnQuestion, { files, column, group }: RowsAsked): Reckoned | undefined {
  const where = files.map(({ evidence }) => basename(evidence.passage.path)).join(', ')
  const words = RECKONED_WORDS[asked.language]
  if (!column) return counted(files, group, where, words)
  const all = files.flatMap(({ evidence, rows }) =>
    rows.flatMap((row) => {
      const figure = column.figures?.get(row)
      const quote = onOneLine(evidence.document.text.slice(row.start, row.end))
      return figure === undefined ? [] : [{ row, figure, stands: row.cells[column.index] ?? '', quote }]
    })
  )
  // What is spent has no minus; a row that has one tells of what came in.
  const isMixed = asked.ofSpending && all.some(({ figure }) => figure < 0) && all.some(({ figure }) => figure > 0)
  const terms = isMixed ? all.filter(({ figure }) => figure > 0) : all
  if (terms.length === 0 || (asked.asks === 'value' && terms.length > 1)) return undefined
  const told = reckoned(terms, asked, column, group, where, words)
  const filled = files.flatMap(({ rows }) => rows.filter((row) => row.cells[column.index]))
  const [minus, empty] = [all.length - terms.length, filled.length - all.length]
  const remarks = [...(minus > 0 ? [words.minusLeft(minus)] : []), ...(empty > 0 ? [words.noFigureLeft(empty)] : [])]
  return told && remarks.length > 0 ? { ...told, text: [told.text, ...remarks].join(' '), isOne: false } : told
}

/** Rows, or the different values of a column. */
function counted(files: RowsAsked['files'], group: Grouping | undefined, where: string, words: ReckonedWords): Reckoned {
  const rows = files.flatMap((file) => file.rows)
  if (!group) return { text: words.countedRows(rows.length, where), rows, isOne: false }
  const values = new Set(rows.map(group.valueOf).filter(Boolean))
  const listed = `${[...values].slice(0, MOST).join(', ')}${values.size > MOST ? ' …' : ''}`
  return { text: words.countedValues(values.size, nameOf(group, words), where, listed), rows, isOne: false }
}

/** What values are told apart by, in words. */
const nameOf = ({ name, span }: Grouping, words: ReckonedWords): string => (span ? words.span[span] : words.column(name))

function reckoned(
  terms: readonly Term[],
  asked: ColumnQuestion,
  column: Column,
  group: Grouping | undefined,
  where: string,
  words: ReckonedWords
): Reckoned | undefined {
  const { asks } = asked
  if (asks === 'mean') return meanOf(terms, column, where, words)
  if (asks !== 'largest' && asks !== 'smallest') return totalOf(terms, column, where, words)
  return group ? extremeGroup(terms, asks, column, group, where, words) : extremeRow(terms, asks, column, where, words)
}

/** A row with its figure, as a number and as it stands. */
interface Term {
  readonly row: Row
  readonly figure: number
  readonly stands: string
  /** The whole row, on one line. */
  readonly quote: string
}

function totalOf(terms: readonly Term[], column: Column, where: string, words: ReckonedWords): Reckoned {
  const { total, decimals } = sumOf(terms)
  const rows = terms.map(({ row }) => row)
  const [one] = terms
  if (one && terms.length === 1) return { text: words.one(withUnit(one.stands, column), where), rows, isOne: true }
  const sum = terms.length <= MOST ? `: ${terms.map(({ stands }) => stands).join(' + ')}` : ''
  return {
    text: `${words.total(withUnit(written(total, decimals, terms), column), terms.length, where)}${sum}.`,
    rows,
    isOne: false
  }
}

function meanOf(terms: readonly Term[], column: Column, where: string, words: ReckonedWords): Reckoned {
  const { total, decimals } = sumOf(terms)
  const mean = withUnit(written(total / terms.length, Math.max(decimals, 1), terms), column)
  return {
    text: words.mean(mean, written(total, decimals, terms), terms.length, where),
    rows: terms.map(({ row }) => row),
    isOne: false
  }
}

function extremeRow(
  terms: readonly Term[],
  asks: 'largest' | 'smallest',
  column: Column,
  where: string,
  words: ReckonedWords
): Reckoned | undefined {
  const best = bestOf(terms, asks)
  const [first] = best
  if (!first || best.length > MOST_TIED) return undefined
  const quotes = best.map(({ quote }) => `“${quote}”`).join(', ')
  return {
    text: words.extreme(withUnit(first.stands, column), quotes, asks, terms.length, where),
    rows: best.map(({ row }) => row),
    isOne: false
  }
}

/** As large as each other, and still an answer. */
const MOST_TIED = 3

/** "Which crop …": the rows of each value of a column are summed up before they are compared. */
function extremeGroup(
  terms: readonly Term[],
  asks: 'largest' | 'smallest',
  column: Column,
  group: Grouping,
  where: string,
  words: ReckonedWords
): Reckoned | undefined {
  const byValue = Map.groupBy(terms, ({ row }) => group.valueOf(row))
  byValue.delete('')
  const sums = [...byValue].map(([value, of]) => ({ value, of, figure: sumOf(of).total, decimals: sumOf(of).decimals }))
  const [best, ...tied] = bestOf(sums, asks)
  if (!best || tied.length > 0) return undefined
  const sum = withUnit(written(best.figure, best.decimals, best.of), column)
  const parts = best.of.length > 1 && best.of.length <= MOST ? ` (${best.of.map(({ stands }) => stands).join(' + ')})` : ''
  const text = words.extremeSum(best.value, sum + parts, asks, sums.length, nameOf(group, words), where)
  return { text, rows: best.of.map(({ row }) => row), isOne: false }
}

/** The first of the largest or the smallest, and those that are as large. */
function bestOf<Item extends { readonly figure: number }>(items: readonly Item[], asks: ColumnQuestion['asks']): readonly Item[] {
  const figures = items.map(({ figure }) => figure)
  const end = asks === 'largest' ? Math.max(...figures) : Math.min(...figures)
  return items.filter(({ figure }) => figure === end)
}

/** Free of the dust of binary fractions: "48.00 + 31.40" is 79.40. */
function sumOf(terms: readonly Term[]): { readonly total: number; readonly decimals: number } {
  const decimals = Math.max(
    ...terms.map(({ figure, stands }) => Math.max(decimalsOf(figure), /[.,](\d\d)\D*$/.exec(stands)?.[1]?.length ?? 0))
  )
  const scale = 10 ** decimals
  return { total: terms.reduce((sum, { figure }) => sum + Math.round(figure * scale), 0) / scale, decimals }
}

/** With the mark that the rows have before their decimals. */
function written(figure: number, decimals: number, terms: readonly Term[]): string {
  const hasComma = terms.every(({ stands }) => !/\.\d{1,2}\D*$/.test(stands)) && terms.some(({ stands }) => /,\d{1,2}\D*$/.test(stands))
  return hasComma ? figure.toFixed(decimals).replace('.', ',') : figure.toFixed(decimals)
}

/** "79.40 GBP" of a column "amount GBP", "9.8 km (distance)" of "distance km", else with the column's name. */
function withUnit(figure: string, { name: header, sign = '' }: Column): string {
  const [end = '', unit = sign] = UNIT.exec(header) ?? []
  const name = header.slice(0, header.length - end.length).trim()
  const isBare = !/[^\d.,\s-]/.test(figure)
  const shown = !isBare || unit === '' ? figure : /^[£€$]$/.test(unit) ? unit + figure : `${figure} ${unit}`
  return name === '' || /^(?:amount|sum|total)$/i.test(name) ? shown : `${shown} (${name})`
}

/** The unit at the end of a column's name. */
const UNIT =
  /(?:^|[\s([])([A-Z]{3}|[£€$%]|k?g|t|m?l|[kcm]?m|h|min|s|kWh|[Hh]ours|[Mm]inutes|[Dd]ays|[Ll]itres|[Mm]iles|[Pp]ages|[Pp]ieces)[)\]]?$/

import type { TextLanguage } from '../../text-language.ts'

type End = 'largest' | 'smallest'

/** How it is told what rows come to; amounts, names and rows are given as they stand. */
export interface ReckonedWords {
  readonly total: (sum: string, rows: number, where: string) => string
  readonly one: (sum: string, where: string) => string
  readonly mean: (mean: string, sum: string, rows: number, where: string) => string
  readonly extreme: (best: string, rows: string, end: End, of: number, where: string) => string
  readonly extremeSum: (best: string, sum: string, end: End, of: number, by: string, where: string) => string
  readonly countedRows: (count: number, where: string) => string
  readonly countedValues: (count: number, by: string, where: string, values: string) => string
  readonly minusLeft: (rows: number) => string
  readonly noFigureLeft: (rows: number) => string
  readonly column: (name: string) => string
  readonly span: Readonly<Record<'month' | 'year' | 'day', string>>
}

const PL_ROWS = (rows: number): string => (rows === 1 ? 'wierszu' : 'wierszach')

export const RECKONED_WORDS: Readonly<Record<TextLanguage, ReckonedWords>> = {
  en: {
    total: (sum, rows, where) => `${sum} in total, in ${rows} rows of ${where}`,
    one: (sum, where) => `${sum}, in one row of ${where}.`,
    mean: (mean, sum, rows, where) => `${mean} on average: ${sum} in ${rows} rows of ${where}.`,
    extreme: (best, rows, end, of, where) => `${best}: ${rows}, the ${end} of ${of} in ${where}.`,
    extremeSum: (best, sum, end, of, by, where) => `${best}: ${sum}, the ${end} of ${of} sums by ${by} in ${where}.`,
    countedRows: (count, where) => `${count}, counted by the rows of ${where}.`,
    countedValues: (count, by, where, values) => `${count}, counted by ${by} of ${where}: ${values}.`,
    minusLeft: (rows) => `${rows} ${rows === 1 ? 'row' : 'rows'} with a minus left out.`,
    noFigureLeft: (rows) => `${rows} ${rows === 1 ? 'row' : 'rows'} without a figure left out.`,
    column: (name) => `the column ${name}`,
    span: { month: 'month', year: 'year', day: 'day' }
  },
  de: {
    total: (sum, rows, where) => `${sum} insgesamt, in ${rows} Zeilen von ${where}`,
    one: (sum, where) => `${sum}, in einer Zeile von ${where}.`,
    mean: (mean, sum, rows, where) => `${mean} im Durchschnitt: ${sum} in ${rows} Zeilen von ${where}.`,
    extreme: (best, rows, end, of, where) =>
      `${best}: ${rows}, ${end === 'largest' ? 'das Größte' : 'das Kleinste'} von ${of} in ${where}.`,
    extremeSum: (best, sum, end, of, by, where) =>
      `${best}: ${sum}, die ${end === 'largest' ? 'größte' : 'kleinste'} von ${of} Summen nach ${by} in ${where}.`,
    countedRows: (count, where) => `${count}, gezählt nach den Zeilen von ${where}.`,
    countedValues: (count, by, where, values) => `${count}, gezählt nach ${by} von ${where}: ${values}.`,
    minusLeft: (rows) => `${rows} ${rows === 1 ? 'Zeile' : 'Zeilen'} mit einem Minus nicht mitgerechnet.`,
    noFigureLeft: (rows) => `${rows} ${rows === 1 ? 'Zeile' : 'Zeilen'} ohne Zahl nicht mitgerechnet.`,
    column: (name) => `der Spalte ${name}`,
    span: { month: 'Monat', year: 'Jahr', day: 'Tag' }
  },
  pl: {
    total: (sum, rows, where) => `${sum} łącznie, w ${rows} ${PL_ROWS(rows)} pliku ${where}`,
    one: (sum, where) => `${sum}, w jednym wierszu pliku ${where}.`,
    mean: (mean, sum, rows, where) => `${mean} średnio: ${sum} w ${rows} ${PL_ROWS(rows)} pliku ${where}.`,
    extreme: (best, rows, end, of, where) => `${best}: ${rows}, ${end === 'largest' ? 'najwięcej' : 'najmniej'} z ${of} w pliku ${where}.`,
    extremeSum: (best, sum, end, of, by, where) =>
      `${best}: ${sum}, ${end === 'largest' ? 'największa' : 'najmniejsza'} z ${of} sum według ${by} w pliku ${where}.`,
    countedRows: (count, where) => `${count}, policzone według wierszy pliku ${where}.`,
    countedValues: (count, by, where, values) => `${count}, policzone według ${by} pliku ${where}: ${values}.`,
    minusLeft: (rows) => `${rows} ${rows === 1 ? 'wiersza' : 'wierszy'} z minusem nie wliczono.`,
    noFigureLeft: (rows) => `${rows} ${rows === 1 ? 'wiersza' : 'wierszy'} bez liczby nie wliczono.`,
    column: (name) => `kolumny ${name}`,
    span: { month: 'miesiąca', year: 'roku', day: 'dnia' }
  }
}

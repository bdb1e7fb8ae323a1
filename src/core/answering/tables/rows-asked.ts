import { basename } from 'node:path'
import { rangeOf, type TimeRange } from '../../dates.ts'
import { addressesModel } from '../text/addresses-model.ts'
import { MONEY_COLUMN, MONEY_FILE, type ColumnAsk, type ColumnQuestion } from './column-question.ts'
import { columnsOf, groupingsOf, isNumbering, isReading, type Column, type Grouping } from './columns.ts'
import type { Evidence } from '../text/evidence.ts'
import { nameWords } from '../question/sides.ts'
import { namedTables, type Row, type Table } from '../text/table-rows.ts'
import { foldersOf } from '../text/windows.ts'
import { cellWords, numbersIn } from '../text/words.ts'

/** Rows that a question speaks of, of tables with the same columns, and the column of figures that it asks for. */
export interface RowsAsked {
  readonly files: readonly { readonly evidence: Evidence; readonly rows: readonly Row[] }[]
  /** Absent where rows are only counted. */
  readonly column?: Column
  /** Whose values are asked for, "which crop …", or counted, "how many crops". */
  readonly group?: Grouping
}

/**
 * The rows that a question asks of, for each kind of table that accounts for every word of it: by the cells of a row, the name of a
 * column or of the file. Tables with the same columns are one, as the expenses of two years. None where a word is left over or could
 * mean two things: no total is better than one of the wrong rows.
 */
export function rowsAsked(question: ColumnQuestion, files: readonly Evidence[]): readonly RowsAsked[] {
  // A PDF tells by its gaps alone where a cell ends: enough to read a row, not to add rows up.
  const tables = files
    .filter(({ document }) => document.format !== 'pdf')
    .flatMap((evidence) =>
      namedTables(evidence.document, { start: 0, end: evidence.document.text.length }).map((table) => ({ evidence, table }))
    )
  const kinds = [...Map.groupBy(tables, ({ table }) => table.columns.join('\t')).values()].flatMap(
    (alike) => inTables(question, alike) ?? []
  )
  const ofMoney = kinds.filter(isOfMoney)
  // What Nell paid stands in the expenses; that she drove, in the mileage, where the fuel has a price, too.
  return question.ofMoney && ofMoney.length > 0 ? kinds.filter((kind) => ofMoney.includes(kind) || isNamedBy(question, kind)) : kinds
}

const isOfMoney = ({ files }: RowsAsked): boolean => files.every(({ evidence }) => MONEY_FILE.test(basename(evidence.passage.path)))

const isNamedBy = ({ words }: ColumnQuestion, { files }: RowsAsked): boolean =>
  files.some(({ evidence }) => nameWords(evidence.passage.path).some((word) => words.includes(word)))

type FileTable = { readonly evidence: Evidence; readonly table: Table }

function inTables(asks: ColumnQuestion, tables: readonly FileTable[]): RowsAsked | undefined {
  const fileOf = new Map(tables.flatMap(({ evidence, table }) => table.rows.map((row) => [row, evidence] as const)))
  const columns = columnsOf({ columns: tables[0]?.table.columns ?? [], rows: [...fileOf.keys()] })
  const names = new Map(tables.map(({ evidence }) => [evidence, nameWords(evidence.passage.path)]))
  const question = asks.language === 'en' ? asks : inWordsOf(asks, columns, [...fileOf.keys()], [...names.values()].flat())
  const isNamed = (word: string): boolean => [...names.values()].some((name) => name.includes(word))
  const column = columnAsked(question, columns)
  const counted = question.asks === 'many' && !column
  const asked = counted ? question.unit : question.which
  const group = groupingsOf(columns, question.language).find(({ words }) => asked.some((word) => words.includes(word)))
  if (counted ? !group && !question.unit.some(isNamed) : !column && question.asks !== 'times') return undefined
  if (column && ADDS.has(question.asks) && isReading(column)) return undefined
  // "The most valuable object": where no thing is chosen by "which", each row is one.
  const things = isExtreme(question)
    ? columns.filter((one) => (question.which.length === 0 ? !one.figures && !one.days : isNumbering(one)))
    : []
  const claimed = new Set([...(column?.words ?? []), ...(group?.words ?? []), ...things.flatMap(({ words }) => words)])
  const left = question.words.filter((word) => !claimed.has(word))
  // Words of reckoning alone fit any table.
  const isMeant = left.length > 0 || question.spoken.some((word) => claimed.has(word) || isNamed(word))
  if (!isMeant && !(question.ofMoney && tables.every(({ evidence }) => MONEY_FILE.test(basename(evidence.passage.path))))) return undefined
  const held = [...fileOf].flatMap(([row, file]) => (isItem(row) ? [{ row, file, name: names.get(file) ?? [] }] : []))
  const places = new Set(tables.flatMap(({ evidence: { passage } }) => cellWords(`${foldersOf(passage.path)} ${passage.title}`)))
  const rows = ofWords({ ...question, words: left }, ofTimes(held, columns, question), columns, places)?.filter(
    // What speaks to a model in place of telling something does not count either.
    ({ row }) => question.figures.every((figure) => numbersIn(row.readable).has(figure)) && !addressesModel(row.readable)
  )
  if (!rows || rows.length === 0) return undefined
  const files = [...Map.groupBy(rows, ({ file }) => file)].map(([evidence, of]) => ({ evidence, rows: of.map(({ row }) => row) }))
  return { files, ...(column ? { column } : {}), ...(group ? { group } : {}) }
}

/**
 * The question with its words as the table writes them, where it has one that begins alike: "Kartoffel" for "Kartoffeln", "ziemniaki" for
 * "ziemniaków". Of two it is told by neither: a total of one of them would be wrong.
 */
function inWordsOf(question: ColumnQuestion, columns: readonly Column[], rows: readonly Row[], names: readonly string[]): ColumnQuestion {
  const inWords = columns.filter(({ figures, days }) => !figures && !days)
  const known = new Set([
    ...names,
    ...columns.flatMap(({ words }) => words),
    ...inWords.flatMap(({ index }) => [...new Set(rows.map(({ cells }) => cells[index] ?? ''))].flatMap(cellWords))
  ])
  const written = (word: string): string => {
    if (known.has(word)) return word
    const [alike, ...others] = [...known].filter((one) => beginsAlike(one, word))
    return alike !== undefined && others.length === 0 ? alike : word
  }
  const { words, spoken, unit, which } = question
  return { ...question, words: words.map(written), spoken: spoken.map(written), unit: unit.map(written), which: which.map(written) }
}

/** Two forms of a word differ in an ending of up to three letters, behind at least four. */
function beginsAlike(one: string, other: string): boolean {
  const shared = [...one].findIndex((letter, at) => letter !== other.charAt(at))
  const length = shared < 0 ? one.length : shared
  return length >= SHARED && Math.max(one.length, other.length) - length <= ENDING
}

const SHARED = 4
const ENDING = 3

/** A row with its file, and the stems of that file's name. */
interface Held {
  readonly row: Row
  readonly file: Evidence
  readonly name: readonly string[]
}

const isExtreme = ({ asks }: ColumnQuestion): boolean => asks === 'largest' || asks === 'smallest'

/** What adds figures up. */
const ADDS: ReadonlySet<ColumnAsk> = new Set<ColumnAsk>(['sum', 'mean', 'many'])

/** The one column of figures that is asked for: by its unit or name, as the only one of money, or as the only one. */
function columnAsked({ asks, unit, words: asked, spoken, ofMoney }: ColumnQuestion, columns: readonly Column[]): Column | undefined {
  if (asks === 'times') return undefined
  const holding = columns.filter((column) => column.figures && !isNumbering(column))
  const namedBy = (stems: readonly string[]): readonly Column[] => holding.filter(({ words }) => stems.some((word) => words.includes(word)))
  const ofUnit = namedBy(unit)
  if (ofUnit.length > 0) return only(ofUnit)
  if (asks === 'many') return only(holding.filter(({ name }) => QUANTITY_COLUMN.test(name)))
  const named = namedBy(asked)
  const money = holding.filter(({ name }) => MONEY_COLUMN.test(name))
  const lasting = holding.filter(({ name }) => DURATION_COLUMN.test(name))
  const both = named.filter((column) => money.includes(column))
  if (named.length > 0) return only(ofMoney && both.length > 0 ? both : named)
  if (lasting.length > 0 && spoken.some((word) => LASTS.has(word))) return only(lasting)
  return ofMoney || money.length === holding.length
    ? (only(money) ?? only(money.filter(({ name }) => MAIN_COLUMN.test(name))))
    : only(holding)
}

/** "Which job took the longest" asks for the minutes of a job, where the table has some. */
const LASTS = new Set(cellWords('longest shortest quickest fastest slowest'))
const DURATION_COLUMN =
  /(?<!\p{L})(?:min(?:ute)?s?|h(?:ou)?rs?|duration|time|days?|weeks?|dauer|minuten|stunden|czas|minut\p{L}*|godzin\p{L}*)(?!\p{L})/iu
/** How many of a thing a row stands for. */
const QUANTITY_COLUMN = /(?<!\p{L})(?:pieces?|pcs|quantity|qty|count|copies|stock|stück|menge|anzahl|sztuk\p{L}*|ilość)(?!\p{L})/iu
/** Of several columns of money the one that a bill is about, not the tax in it. */
const MAIN_COLUMN = /(?<!\p{L})(?:amount|price|total|sum|costs?|value|betrag|preis|summe|wert|kwota|cena|suma|wartość)(?!\p{L})/iu

const only = <Item>([best, ...others]: readonly Item[]): Item | undefined => (others.length === 0 ? best : undefined)

/** Rows whose day lies in the times; where no column holds days, the file's name must be of that year. */
function ofTimes(rows: readonly Held[], columns: readonly Column[], { times, spoken }: ColumnQuestion): readonly Held[] {
  if (times.length === 0) return rows
  const dated = columns.filter(({ days }) => days)
  const days = (dated.find(({ words }) => words.some((word) => spoken.includes(word))) ?? dated[0])?.days
  const lies = ({ fromMs, toMs }: TimeRange): boolean => times.some((time) => time.fromMs <= fromMs && toMs <= time.toMs)
  const timeOf = ({ row, file }: Held): TimeRange | undefined =>
    days ? days.get(row) : rangeOf(/(?<!\d)(?:19|20)\d\d(?!\d)/.exec(basename(file.passage.path))?.[0] ?? '')
  const inTimes = rows.flatMap((held) => {
    const time = timeOf(held)
    return time && lies(time) ? [{ held, year: new Date(time.fromMs).getUTCFullYear() }] : []
  })
  // "In May" is the last one of which the rows tell.
  const latest = times.length > MOST_NAMED ? Math.max(...inTimes.map(({ year }) => year)) : undefined
  return inTimes.flatMap(({ held, year }) => (latest === undefined || year === latest ? [held] : []))
}

/** Times that a question names; a month without a year stands for that of many years. */
const MOST_NAMED = 4

/** Not a row that adds up others. */
const isItem = ({ cells }: Row): boolean =>
  !cells.some((cell) => /^(?:(?:sub|grand)?[- ]?totals?|sums?|gesamt\p{L}*|summe|razem|suma)\s*:?$/iu.test(cell))

/** Rows that hold all words; undefined where a word stands nowhere, or both in some rows and in the name of their file. */
function ofWords(
  { words: asked, spoken }: ColumnQuestion,
  rows: readonly Held[],
  columns: readonly Column[],
  places: ReadonlySet<string>
): readonly Held[] | undefined {
  const inWords = columns.filter(({ figures, days }) => !figures && !days)
  const wordsOf = cellReader()
  let left = new Set(asked)
  let kept = rows
  // A cell that the question names whole decides by itself: "Allotment" of the categories, not each remark that has the word. So does
  // "paid" in a column of states, which elsewhere only says what was done.
  const wholeIn = ({ index }: Column): readonly Held[] =>
    kept.filter(({ row }) => {
      const words = wordsOf(row.cells[index])
      return words.length > 0 && words.every((word) => left.has(word) || (spoken.includes(word) && !asked.includes(word)))
    })
  const byWhole = inWords.map((column) => ({ column, whole: wholeIn(column).length })).toSorted((a, b) => b.whole - a.whole)
  // Names of the columns whose values were chosen.
  const meant = new Set<string>()
  for (const { column } of byWhole) {
    const whole = wholeIn(column)
    if (whole.length === 0) continue
    kept = whole
    const named = new Set(whole.flatMap(({ row }) => wordsOf(row.cells[column.index])))
    left = new Set([...left].filter((word) => !named.has(word)))
    for (const word of column.words) meant.add(word)
  }
  const holds = ({ row }: Held, word: string): boolean => inWords.some(({ index }) => wordsOf(row.cells[index]).includes(word))
  for (const word of left) {
    const holding = kept.filter((one) => holds(one, word))
    const ofFiles = kept.filter(({ name }) => name.includes(word))
    if (holding.length > 0 && holding.length < kept.length && ofFiles.length > 0) return undefined
    if (holding.length > 0 || ofFiles.length > 0) kept = holding.length > 0 ? holding : ofFiles
    else if (!places.has(word) && !meant.has(word)) {
      const header = columns.find(({ words }) => words.includes(word))
      if (!header) return undefined
      const ofHeader = marked(header, kept)
      if (!ofHeader) return undefined
      kept = ofHeader
    }
  }
  return kept
}

/**
 * Rows of which the name of a column is true: "insured" of a column of yes and no, "finished" of one of days. The name of a column of
 * figures leaves all, that of things ("the bike") all that have one; that of states in other words ("paid" by card) tells nothing of a row.
 */
function marked({ index, name, figures, days }: Column, rows: readonly Held[]): readonly Held[] | undefined {
  if (figures) return rows
  if (days) return rows.filter(({ row }) => days.has(row))
  const cells = rows.map(({ row }) => row.cells[index] ?? '')
  if (cells.every((cell) => /^(?:yes|no|y|n|true|false|x|✓|-|)$/i.test(cell)))
    return rows.filter((_, at) => /^(?:yes|y|true|x|✓)$/i.test(cells[at] ?? ''))
  return STATE.test(name) ? undefined : rows.filter((_, at) => cells[at] !== '')
}

/** What was done with a thing, or is left to do. */
const STATE = /(?:\p{L}ed|id|done|sent|lent|sold|built|bought|open|due|status|state)$/iu

/** Stems of a cell; what many cells say is taken apart once. */
function cellReader(): (cell: string | undefined) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (cell = '') => {
    const words = known.get(cell) ?? cellWords(cell)
    known.set(cell, words)
    return words
  }
}

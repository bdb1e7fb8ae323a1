import { basename } from 'node:path'
import { datesIn } from '../../dates.ts'
import { quartersIn, withoutQuarters, type Quarter } from '../../quarters.ts'
import { asksNow } from '../../retrieval/recency.ts'
import { addressesModel } from '../text/addresses-model.ts'
import { askedInEnglish } from '../question/asked-in-english.ts'
import type { Evidence } from '../text/evidence.ts'
import { isForeign } from '../question/question-kind.ts'
import { namedTables, type Row } from '../text/table-rows.ts'
import { foldersOf } from '../text/windows.ts'
import { cellWords, withoutDays } from '../text/words.ts'

/** A figure that stands where a row and a column of a table meet. */
export interface Figure {
  readonly evidence: Evidence
  readonly row: Row
  /** As the row names itself, and as the column does. */
  readonly label: string
  readonly column: string
  readonly value: string
  /** No other row of that name says otherwise. */
  readonly isOne: boolean
}

/**
 * The figures that a question asks for by what a row is called and the time that a column is of: "What was the gross margin in Q3 2023?";
 * one for each time that it names. None where a word of the question stands neither in the row nor around it, or where a row says more
 * than the question. Of rows with one name the first counts: reports begin with the whole and go on with its parts.
 */
export function figuresAsked(
  question: string,
  files: readonly Evidence[],
  before: readonly string[] = [],
  nowMs = Date.now()
): readonly Figure[] {
  const { question: english } = askedInEnglish(question)
  const said = FOLLOWS.test(english) ? `${askedInEnglish(before.at(-1) ?? '').question} ${english}` : english
  if (!ASKS_FIGURE.test(said) || ASKS_MORE.test(said) || isForeign(said)) return []
  const words = cellWords(withoutDays(withoutQuarters(said)).replaceAll(TIMES, ' ')).filter((word) => !SAYS_NOTHING.has(word))
  const asked: Asked = { words: new Set(words), short: said.match(ABBREVIATION) ?? [] }
  const quarters = quartersIn(question)
  const times = quarters.length > 0 ? quarters.map((quarter) => ({ quarter })) : timesOf(english, files, nowMs)
  const found = times.map((time) => figureOf(asked, time, files))
  return found.every((one) => one !== undefined) ? found : []
}

interface Asked {
  /** Stems. */
  readonly words: ReadonlySet<string>
  /** As written: "R&D". */
  readonly short: readonly string[]
}

const ABBREVIATION = /\b[A-Z](?:&?[A-Z])+\b/g
const ASKS_FIGURE = /\b(?:(?:what|which)(?:['’]s| is| are| was| were)|how (?:much|many|high|large|big|low))\b/i
/** What a figure alone does not answer, in words that carry no content. */
const ASKS_MORE = /\bwhy\b|\bhow (?:do|does|did|has|have|come)\b/i
/** "And in Q2 2023?" puts another time into the question before it. */
const FOLLOWS = /^\W*(?:and|what about|how about|or)\b/i
/** Whole expressions of time, so that no word of them is looked for in a row. */
const TIMES =
  /\b(?:last|latest|most recent|current|fiscal|full)\s+(?:quarter|year)\b|\b(?:quarter|year|end|beginning)\b|\b(?:19|20)\d\d\b|\b(?:latest|newest|most recent|current(?:ly)?|now)\b/gi
/** Words of asking and reporting: no row has to hold them. */
const SAYS_NOTHING = new Set(
  cellWords(
    'high large big low report reported state stated disclose disclosed show shown list listed figure value amount number according respectively much many ' +
      'spend spent pay paid make made get got have had bring brought take took total overall sum compare compared versus'
  )
)

type Time = { readonly quarter: Quarter } | { readonly fromMs: number; readonly toMs: number }

function timesOf(question: string, files: readonly Evidence[], nowMs: number): readonly Time[] {
  const named = datesIn(question, nowMs)
  const years = [...question.matchAll(/(?<![\d.,])(?:19|20)\d\d(?![\d-])/g)].flatMap(([year]) => datesIn(`in ${year}`, nowMs))
  if (named.length > 0 || years.length > 0) return named.length > 0 ? named : years
  if (!asksNow(question)) return []
  const ofFiles = files.flatMap(({ passage }) => quartersIn(basename(passage.path)))
  const latest = ofFiles.toSorted((a, b) => b.year - a.year || b.quarter - a.quarter)[0]
  return latest ? [{ quarter: latest }] : []
}

function figureOf(asked: Asked, time: Time, files: readonly Evidence[]): Figure | undefined {
  const fitting = files.flatMap((evidence) => {
    const { passage, document } = evidence
    const placed = new Set(
      cellWords(`${foldersOf(passage.path)} ${basename(passage.path)} ${passage.title} ${document.text.slice(0, HEAD)}`)
    )
    const isOwn = 'quarter' in time && quartersIn(basename(passage.path)).some((one) => isSame(one, time.quarter))
    return namedTables(document, { start: 0, end: document.text.length }).flatMap(({ columns, rows }) => {
      const [index, ...others] = columns.flatMap((name, at) => (at > 0 && isColumnOf(name, time, passage.path) ? [at] : []))
      if (index === undefined || others.length > 0) return []
      return rows.flatMap((row) => {
        const [value = '', column = ''] = [row.cells[index], columns[index]]
        const fit = /\d/.test(value) && !addressesModel(row.readable) ? fitOf(row, asked, placed) : undefined
        return fit ? [{ ...fit, evidence, row, column, value, isOwn }] : []
      })
    })
  })
  const best = Math.max(...fitting.map(({ fit }) => fit))
  const fittest = fitting.filter(({ fit }) => fit === best)
  // What a report says of its own quarter, before what a later one compares itself with.
  const own = fittest.filter(({ isOwn }) => isOwn)
  const [first, ...others] = own.length > 0 ? own : fittest
  if (!first) return undefined
  const isOne = others.every(({ name, value }) => name !== first.name || bare(value) === bare(first.value))
  return { ...first, label: [first.row.group, first.row.cells[0]].filter(Boolean).join(', '), isOne }
}

/** UTF-16 units of a document in which it says what and whose it is: a cover page. */
const HEAD = 1500

/** How well a row's name fits, and its stems; undefined where a word is left over on either side. */
function fitOf(
  { cells: [label = ''], group = '' }: Row,
  { words, short }: Asked,
  placed: ReadonlySet<string>
): { readonly fit: number; readonly name: string } | undefined {
  // Without notes in brackets: "Net income (loss)", "Online stores (1)".
  const plain = label.replaceAll(/\([^)]*\)/g, ' ')
  const own = cellWords(plain)
  const abbreviated = short.find((one) => one === initialsOf(plain))
  const means = new Set(abbreviated === undefined ? [] : [...own, ...cellWords(abbreviated), ...OF_SPENDING])
  const said = own.filter((word) => words.has(word) || means.has(word))
  if (said.length === 0 || own.some((word) => !said.includes(word) && !WHOLE.has(word))) return undefined
  const around = new Set(cellWords(group))
  const isPlaced = (word: string): boolean => own.includes(word) || around.has(word) || placed.has(word) || means.has(word)
  if (![...words].every(isPlaced)) return undefined
  const isOfGroup = around.size > 0 && [...around].every((word) => words.has(word))
  const isNarrower = own.some((word) => !said.includes(word) && word !== 'total')
  return { fit: said.length * 2 + (isOfGroup ? 1 : 0) - (isNarrower ? 1 : 0), name: own.join(' ') }
}

/** "Research and development": "R&D". */
function initialsOf(label: string): string {
  const letters = (label.match(/\p{L}+|&/gu) ?? []).map((word) => (/^(?:and|&)$/i.test(word) ? '&' : word.charAt(0).toUpperCase()))
  return letters.join('')
}

/** What is said of a row that an abbreviation names. */
const OF_SPENDING = cellWords('expense expenditure cost spending')
/** What the name of a row may say beyond the question. */
const WHOLE = new Set(cellWords('total net'))

function isColumnOf(name: string, time: Time, path: string): boolean {
  if (!('quarter' in time)) {
    const ranges = MONTHS_OF_YEAR.test(name) ? [] : datesIn(/^\D*(?:19|20)\d\d$/.test(name) ? `in ${name.replace(/^\D+/, '')}` : name, 0)
    return ranges.length === 1 && ranges[0]?.fromMs === time.fromMs && ranges[0]?.toMs === time.toMs
  }
  const named = quartersIn(name)
  if (named.length > 0) return named.some((one) => isSame(one, time.quarter))
  if (!/\b(?:three months|quarter)\b/i.test(name)) return false
  // "Three Months Ended Sep 30, 2022" in the report on the third quarter of 2023 is the third of 2022, whatever the company's calendar.
  const [file] = quartersIn(basename(path))
  return file?.quarter === time.quarter.quarter && name.includes(String(time.quarter.year)) && file.year - time.quarter.year <= 1
}

const MONTHS_OF_YEAR = /\b(?:months|quarters?|weeks|ytd|year[- ]to[- ]date)\b/i

const isSame = (a: Quarter, b: Quarter): boolean => a.year === b.year && a.quarter === b.quarter

const bare = (value: string): string => value.replaceAll(/[\s$£€]/g, '')

import { datesIn, type TimeRange } from '../../dates.ts'
import { MONTH_STARTS } from '../../months.ts'
import { askedInEnglish } from '../question/asked-in-english.ts'
import { isForeign } from '../question/question-kind.ts'
import type { TextLanguage } from '../../text-language.ts'
import { cellWords, monthOf, withoutDays } from '../text/words.ts'

/**
 * `times`: how often; `many`: how many of a unit or of things; `value`: the one figure of a row. All others speak of several rows, or of
 * how one stands among them.
 */
export type ColumnAsk = 'sum' | 'mean' | 'largest' | 'smallest' | 'times' | 'many' | 'value'

/** A question that a column of a table answers, taken apart. */
export interface ColumnQuestion {
  readonly asks: ColumnAsk
  /** It says so ("in total", "the most expensive"), and does not only ask how much something came to. */
  readonly says: boolean
  /** Stems of what it speaks of: a row, a column or the file must hold each. */
  readonly words: readonly string[]
  /** Figures other than days and years. */
  readonly figures: readonly string[]
  readonly ofMoney: boolean
  /** What is spent; rows of what came in have a minus there. */
  readonly ofSpending: boolean
  /** Stems of all its words, those of doing and reckoning with them. */
  readonly spoken: readonly string[]
  /** Stems of what is counted: "how many litres". */
  readonly unit: readonly string[]
  /** Stems of the thing whose name is asked for, "which crop"; what was done, where it asks who did it. */
  readonly which: readonly string[]
  /** Rows of these times; empty where any will do. */
  readonly times: readonly TimeRange[]
  readonly language: TextLanguage
}

/**
 * A question for a figure that stands in a table, or is counted from its rows; undefined for any other, and where its times cannot be
 * told. `before`: the questions that it follows up, oldest first: "And in 2024?", "And on travel?" put other times or words into them.
 */
export function columnQuestionOf(question: string, before: readonly string[] = [], nowMs = Date.now()): ColumnQuestion | undefined {
  return [...before, question].map(askedInEnglish).reduce<ColumnQuestion | undefined>((known, next) => {
    const own = ownQuestion(next, nowMs)
    return known && FOLLOWS.test(next.question) ? followed(known, next.question, own, nowMs) : own
  }, undefined)
}

const FOLLOWS = /^\W*(?:and|what about|how about|or)\b/i

function ownQuestion({ question, language }: ReturnType<typeof askedInEnglish>, nowMs: number): ColumnQuestion | undefined {
  if (isForeign(question)) return undefined
  const kind = kindOf(question)
  const times = kind && timesOf(question, nowMs)
  if (!kind || !times) return undefined
  const unit = cellWords(/\bhow (?:many|much)\s+(\p{L}+)/iu.exec(question)?.[1] ?? '')
  const which = cellWords(/^\W*who\b/i.test(question) ? question : (/\b(?:which|what)\s+(\p{L}+)/iu.exec(question)?.[1] ?? ''))
  const said = saidIn(question, times)
  // "In which week of 2025": the year limits, the week is what is asked for.
  const words = [...said.words, ...[...unit, ...which].filter((word) => SPANS_OF_TIME.has(word) && said.spoken.includes(word))]
  return {
    ...kind,
    ...said,
    words: [...new Set(words)],
    ofMoney: MONEY.test(question),
    ofSpending: SPENDING.test(question),
    unit,
    which,
    times,
    language
  }
}

function followed(known: ColumnQuestion, question: string, own: ColumnQuestion | undefined, nowMs: number): ColumnQuestion | undefined {
  if (own) return own.times.length > 0 ? own : { ...own, times: known.times }
  const times = timesOf(question, nowMs)
  if (!times) return undefined
  const { words, figures, spoken } = saidIn(question, times)
  const ofThings = known.words.filter((word) => known.unit.includes(word) || known.which.includes(word))
  return {
    ...known,
    ...(words.length > 0
      ? { words: [...ofThings, ...words], figures, spoken: [...known.spoken.filter((word) => !known.words.includes(word)), ...spoken] }
      : {}),
    ...(times.length > 0 ? { times } : {})
  }
}

/** What it speaks of beside its times. */
function saidIn(question: string, times: readonly TimeRange[]): Pick<ColumnQuestion, 'words' | 'figures' | 'spoken'> {
  const words = cellWords(withoutDays(question)).filter((word) => !GENERIC.has(word) && monthOf(word) === undefined)
  const left = withoutDays(question).replaceAll(/\b(?:19|20)\d\d(?:-\d\d){0,2}\b/g, ' ')
  return {
    words: [...new Set(words)].filter((word) => times.length === 0 || !SPANS_OF_TIME.has(word)),
    figures: [...left.matchAll(/\d+(?:[.,]\d+)*/g)].map(([figure]) => figure),
    spoken: cellWords(question)
  }
}

/** Whether a sentence claims to tell of a whole. */
export const claimsTotal = (sentence: string): boolean => TOTAL.test(sentence)

/** What the name of a file of expenses says. */
export const MONEY_FILE =
  /expens|spend|spent|cost|budget|bills|invoice|payment|account|outlay|ausgaben|kosten|rechnung|zahlung|wydatk|koszt|rachunk|faktur/i

/** What a header says of a column of money. */
export const MONEY_COLUMN =
  /[£€$]|\b(?:gbp|eur|usd|pln|chf|czk|amount|price|costs?|fee|paid|expenses?|income|salary|rent|total|betrag|preis|kosten|kwota|cena|koszt)\b/i

function kindOf(question: string): Pick<ColumnQuestion, 'asks' | 'says'> | undefined {
  if (/\baverage\b|\bon the mean\b|\bmean (?:price|cost|amount|value)\b/i.test(question)) return { asks: 'mean', says: true }
  if (LARGEST.test(question)) return { asks: 'largest', says: true }
  if (SMALLEST.test(question)) return { asks: 'smallest', says: true }
  if (/\bhow (?:many times|often)\b/i.test(question)) return { asks: 'times', says: true }
  if (/\bhow many\b/i.test(question)) return { asks: 'many', says: TOTAL.test(question) }
  if (TOTAL.test(question)) return { asks: 'sum', says: true }
  if (CAME_TO.test(question)) return { asks: 'sum', says: false }
  return /\bhow much\b|\bwhat (?:was|is|were) the (?:price|cost|amount|fee)\b/i.test(question) ? { asks: 'value', says: false } : undefined
}

/**
 * The times that it limits itself to. Undefined where it names some that cannot be told for certain: a total over the wrong months
 * is a wrong total.
 */
function timesOf(asked: string, nowMs: number): readonly TimeRange[] | undefined {
  const question = asked.replace(FIRST_MONTH, '$1 $2 $5 $3 $4')
  const named = datesIn(question, nowMs)
  const years = [...question.matchAll(/(?<![\d.,])(?:19|20)\d\d(?![\d-])/g)].flatMap(([year]) => datesIn(`in ${year}`, nowMs))
  const times = named.length > 0 ? named : years
  const [, bound = ''] = BOUND.exec(question) ?? []
  const [first, second, ...others] = times
  if (!bound) return times
  if (!first || others.length > 0) return undefined
  if (second) return /^(?:from|between)$/i.test(bound) ? [{ fromMs: first.fromMs, toMs: second.toMs }] : undefined
  switch (bound.toLowerCase()) {
    case 'since':
      return [{ fromMs: first.fromMs, toMs: Infinity }]
    case 'after':
      return [{ fromMs: first.toMs, toMs: Infinity }]
    case 'before':
      return [{ fromMs: -Infinity, toMs: first.fromMs }]
    case 'from':
    case 'between':
      return undefined
    default:
      return [{ fromMs: -Infinity, toMs: first.toMs }]
  }
}

/** "From January to March 2025": the year is of both. */
const FIRST_MONTH = new RegExp(
  String.raw`\b(from|between)\s+((?:${MONTH_STARTS.join('|')})[a-z]*)\s+(to|until|till|and)\s+((?:${MONTH_STARTS.join('|')})[a-z]*\s+((?:19|20)\d\d))`,
  'i'
)
const BOUND = new RegExp(
  String.raw`\b(since|until|till|before|after|by|from|between|up to)\s+(?:the\s+)?(?:(?:start|end|beginning)\s+of\s+)?(?:\d|(?:${MONTH_STARTS.join('|')})[a-z]*\b)`,
  'i'
)
const LARGEST =
  /\b(?:most (?:expensive|costly|valuable)|dearest|costliest|biggest|largest|highest|greatest|longest|heaviest|maximum)\b|(?<!\bat )\bthe most\b(?! (?:recent|important|likely|common|of)\b)/i
const SMALLEST =
  /\b(?:cheapest|least (?:expensive|costly|valuable)|smallest|lowest|shortest|lightest|minimum|fewest)\b|(?<!\bat )\bthe least\b/i
const TOTAL = /\b(?:in total|total|totals|altogether|all together|overall|all in all|sum of|in all|combined)\b/i
const CAME_TO =
  /\bhow much\b.*\b(?:did|have|has|had)\b|\bhow much\b.*\b(?:was|were)\b.*\b(?:spent|paid|earned|harvested|picked|bought|sold|used|collected|invoiced|charged)\b|\bwhat\b.*\b(?:did|have|has|had)\b.*\b(?:spen[dt]|earn(?:ed)?)\b/i
const MONEY =
  /\b(?:spen[dt]\w*|pay|paid|costs?|costly|price[sd]?|expens\w*|cheap\w*|dear\w*|money|worth|valu(?:e|able)|pounds?|euros?|dollars?|earn\w*)\b|[£€$]/i
const SPENDING = /\b(?:spen[dt]\w*|pay|paid|costs?|costly|expens\w*|buy|bought)\b/i

/** Words that say what is done, reckoned or kept in lists: no row has to hold them. */
const GENERIC = new Set(
  cellWords(
    'spend spent pay paid cost costs costly buy bought get got give gave bring brought earn earned use used drive drove driven make made ' +
      'take took sell sold come came charge charged invoiced order ordered send sent ship shipped run ran walk walked swim ride rode read ' +
      'write wrote work worked finish finished receive received produce produced harvest harvested pick picked grow grew grown collect ' +
      'collected donate donated go went recorded much many total totals sum altogether together overall combined average mean expensive ' +
      'dear dearest costliest biggest largest highest greatest longest heaviest maximum cheap cheapest smallest lowest shortest lightest ' +
      'minimum fewest least valuable worth stuff everything whole entire whatever time times often amount number expense expenses price ' +
      'prices money pound pounds euro euros dollar dollars thing things item items log list table spreadsheet sheet entry entries row rows ' +
      'record records'
  )
)
const SPANS_OF_TIME = new Set(cellWords('last year month week day today yesterday date since until till end start beginning up'))

import { stemmer } from 'stemmer'
import { splitCompounds } from '../../compound-words.ts'
import { monthNamed, monthNumber, MONTHS, MONTH_WORD } from '../../months.ts'
import { stemIn, unmarked } from '../../stems.ts'
import { isStopWord } from '../../stop-words.ts'
import { languageOf, type TextLanguage } from '../../text-language.ts'

const MONTH_NUMBERS = new Map(MONTHS.flatMap((name, index) => [[name, index + 1] as const, [name.slice(0, 3), index + 1] as const]))
const MONTH_STEMS = new Map([...MONTH_NUMBERS].map(([name, number]) => [stemmer(name), number]))
/** Stems of units to the sign that a table writes: "how many kilograms" is answered by "kg: 52.0". */
const UNITS = new Map(
  Object.entries({
    kilogram: 'kg',
    kilogramm: 'kg',
    kilo: 'kg',
    kilometr: 'km',
    kilomet: 'km',
    centimetr: 'cm',
    centimet: 'cm',
    millimetr: 'mm',
    millimet: 'mm',
    minut: 'min'
  })
)
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)?/gu

/**
 * Content words of a text: joined words taken apart, lower case, accents folded, stemmed as its language does, stop words and bare
 * numbers dropped. Chats write "LiHua" where people ask about "Li Hua". `language`: of a fragment, what it was taken from.
 */
export function contentWords(text: string, language: TextLanguage = languageOf(text)): string[] {
  return plainWords(text).flatMap((word) => stemAs(language, word) ?? [])
}

/**
 * What a text answers to when it is asked for a word: its content words by the endings of every language, for a question need not be in
 * that of the file, nor does a row or a heading tell its own.
 */
export function heldWords(text: string): string[] {
  return plainWords(text).flatMap(stemsOf)
}

/** How much a content word of a question counts beside others: what does not hold "E07" or "WX814" speaks of something else. */
export function importance(stem: string): number {
  return CODE.test(unmarked(stem)) ? 4 : 1
}

const CODE = /^\p{L}+\d+\p{L}*$/u

/**
 * What stands in `texts` in place of the codes that a sentence names: a row for E01 where E07 is spoken of. Undefined where one of them is
 * there, or no other of its kind (the same letters, as many digits).
 */
export function otherCode(sentence: string, texts: readonly string[]): { readonly named: string; readonly held: string } | undefined {
  const held = texts.flatMap(codesIn)
  for (const named of codesIn(sentence)) {
    const alike = held.filter((code) => code.replaceAll(/\d/g, '0') === named.replaceAll(/\d/g, '0'))
    const [first] = alike
    if (first !== undefined && !alike.includes(named)) return { named, held: first }
  }
  return undefined
}

const codesIn = (text: string): readonly string[] => text.match(/(?<![\p{L}\d])\p{Lu}{1,3}\d{2,4}(?![\p{L}\d])/gu) ?? []

/** A text that begins with a capital. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Words as tables and questions for figures are compared: by English endings alone, other forms of a column's values are found apart. */
export function cellWords(text: string): string[] {
  return contentWords(text, 'en')
}

function plainWords(text: string): string[] {
  return [...splitCompounds(text).matchAll(WORD)].flatMap(([word]) => (word.length > 1 && !/^\d+$/.test(word) ? [word] : []))
}

/** The stem of a word in a language; undefined for a stop word. */
function stemAs(language: TextLanguage, word: string): string | undefined {
  const plain = fold(word)
  if (plain.length < 2 || isStopWord(language, plain)) return undefined
  const stem = stemIn(language, language === 'en' ? plain : word)
  return UNITS.get(unmarked(stem)) ?? stem
}

function stemsOf(word: string): readonly string[] {
  const known = STEMS.get(word)
  if (known) return known
  const stems = [...new Set((['en', 'de', 'pl'] as const).flatMap((language) => stemAs(language, word) ?? []))]
  if (STEMS.size >= MOST_STEMS) STEMS.clear()
  STEMS.set(word, stems)
  return stems
}

/** Words come again: a passage is read by several checks of one sentence. */
const STEMS = new Map<string, readonly string[]>()
const MOST_STEMS = 50_000

/**
 * Every number that a text states, as canonical strings: thousands separators dropped, leading zeros dropped, month
 * names and packed dates (20260506) taken apart, afternoon hours given in both clocks. So "6 May 2026", "2026-05-06"
 * and "20260506" state the same numbers, and "2 pm" is found in "14:00".
 */
export function numbersIn(text: string): Set<string> {
  const found = new Set<string>()
  for (const [digits] of text.matchAll(/\d+(?:[.,]\d+)*/g)) {
    for (const form of numberForms(digits)) found.add(form)
  }
  for (const [, hour] of text.matchAll(/\b(\d{1,2})(?::\d{2})?\s*[pP]\.?\s?[mM]\b/g)) found.add(String((Number(hour) % 12) + 12))
  for (const [, hour] of text.matchAll(/(?<!\d)(1[3-9]|2[0-3]):\d{2}/g)) found.add(String(Number(hour) - 12))
  for (const { form } of datesIn(text)) found.add(form)
  for (const [word] of text.matchAll(/\p{L}{3,}/gu)) {
    const month = MONTH_NUMBERS.get(word.toLowerCase()) ?? monthNamed(word)
    if (month !== undefined && word.charAt(0) !== word.charAt(0).toLowerCase()) found.add(String(month))
  }
  return found
}

/**
 * Numbers that a sentence claims, each as the one form that must be found elsewhere. A day with its month is one claim
 * ("@9-18"): the 18 of 18 September is not the 18 of 18 kilowatts.
 */
export function claimedNumbers(text: string): string[] {
  const dates = datesIn(text)
  const rest = dates.reduce((left, { written }) => left.replace(written, ' '), text)
  return [...dates.map(({ form }) => form), ...[...rest.matchAll(/\d+(?:[.,]\d+)*/g)].map(([digits]) => canonical(digits))]
}

/** The days among them: "@9-18". */
export function claimedDays(text: string): string[] {
  return claimedNumbers(text).filter((number) => number.startsWith('@'))
}

/** A claimed number as a reader writes it: "@9-18" is a day. */
export function claimInWords(claim: string): string {
  const [, month, day] = /^@(\d+)-(\d+)$/.exec(claim) ?? []
  return month && day ? `the date ${day}/${month}` : claim
}

/** The number of a month whose stem this is; undefined for any other word. */
export function monthOf(stem: string): number | undefined {
  return MONTH_STEMS.get(stem)
}

/** A text without the days that it writes out: "On 6 May 2026" is a claim of a day, not of a word "May". */
export function withoutDays(text: string): string {
  return [...text.matchAll(WRITTEN_DATE)].reduce((left, [written]) => left.replace(written, ' '), text)
}

const WRITTEN_DATE = new RegExp(
  String.raw`\b(?:(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)?\s+(${MONTH_WORD})|(${MONTH_WORD})\s+(\d{1,2})(?:st|nd|rd|th)?)(?![\p{L}\d:])`,
  'giu'
)
const NUMERIC_DATE = /(?:19|20)\d{2}[-./]?(0[1-9]|1[0-2])[-./]?([0-2]\d|3[01])(?!\d)|\b(\d{1,2})[./](\d{1,2})[./](?:\d{4}|\d{2})\b/g

/** Days that a text names, as "@month-day"; 3/4/2025 may be either and counts as both. */
function datesIn(text: string): { readonly written: string; readonly form: string }[] {
  const named = [...text.matchAll(WRITTEN_DATE)].flatMap(([written, dayBefore, monthAfter, monthBefore, dayAfter]) => {
    const month = monthNumber(monthAfter ?? monthBefore ?? '')
    return month === undefined ? [] : [{ written, form: `@${month}-${Number(dayBefore ?? dayAfter)}` }]
  })
  const numeric = [...text.matchAll(NUMERIC_DATE)].flatMap(([written, month, day, first, second]) =>
    month !== undefined && day !== undefined
      ? [{ written, form: `@${Number(month)}-${Number(day)}` }]
      : [
          { written, form: `@${Number(first)}-${Number(second)}` },
          { written, form: `@${Number(second)}-${Number(first)}` }
        ]
  )
  return [...named, ...numeric]
}

/**
 * Names that a sentence uses: capitalised words that do not open it. Empty for text that capitalises more than
 * every third word (titles, German nouns), where a capital says nothing.
 */
export function namesIn(written: string): string[] {
  const text = withoutDays(written).replaceAll(/\d\s*[AP]\.?M\b/g, ' ')
  const words = [...text.matchAll(/\p{L}[\p{L}\p{M}\p{N}'’-]*/gu)].map(([word]) => word)
  const names = words.slice(1).filter((word) => /^\p{Lu}/u.test(word))
  const language = languageOf(text)
  return words.length > 5 && names.length > words.length / 3 ? [] : names.flatMap((name) => contentWords(name, language))
}

/**
 * Passages in quotation marks of at least three words, white space collapsed: claims of wording. The comma that American English puts
 * before the closing mark is not claimed.
 */
export function quotationsIn(text: string): string[] {
  return [...text.matchAll(/[“"„«]([^”"“»]{8,})[”"“»]/g)]
    .map(([, quoted = '']) => collapse(quoted).replace(/[.,;:!?]+$/, ''))
    .filter((quoted) => quoted.split(' ').length >= 3)
}

/** Web and mail addresses: a model that was talked into sending something somewhere writes one that no source holds. */
export function addressesIn(text: string): string[] {
  return [...text.matchAll(/(?:https?:\/\/|www\.)[^\s<>"”)\]]+|[\w.+-]+@[\w-]+\.[\w.-]+/gi)].map(([address]) =>
    address.replace(/[.,;:!?]+$/, '')
  )
}

/** With single spaces, as a quote is told within a sentence. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** The same in lower case, for comparing wordings. */
export function collapse(text: string): string {
  return onOneLine(text).toLowerCase()
}

function numberForms(digits: string): string[] {
  const forms = [canonical(digits)]
  const packed = /^(19|20)(\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])$/.exec(digits)
  if (packed) forms.push(digits.slice(0, 4), String(Number(packed[3])), String(Number(packed[4])))
  for (const part of digits.split(/[.,]/)) forms.push(canonical(part))
  // Cells of a row of values: no number goes on with a point behind its decimals.
  if (/\.\d{1,2},/.test(digits)) for (const cell of digits.split(',')) forms.push(canonical(cell))
  return forms
}

/** "1,200.50" and "1.200,50" become "1200.5"; "007" becomes "7". */
function canonical(digits: string): string {
  const decimal = /[.,](\d{1,2})$/.exec(digits)
  const whole = (decimal ? digits.slice(0, decimal.index) : digits).replaceAll(/[.,]/g, '')
  const fraction = decimal?.[1]?.replace(/0+$/, '') ?? ''
  return String(BigInt(whole || '0')) + (fraction ? `.${fraction}` : '')
}

function fold(word: string): string {
  return word
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s$/, '')
}

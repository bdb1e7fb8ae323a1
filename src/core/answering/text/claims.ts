import { contentWords } from './words.ts'

/** Words that turn a statement round. "No longer", "hardly" and "without" do as well. */
const NEGATIONS =
  /\b(?:not|no|never|nothing|nobody|none|neither|nor|without|cannot|hardly|\p{L}+n['’]t|nicht|kein\p{L}*|nie|niemand|nichts|ohne)\b/giu
const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
/** A figure with what it counts: "1,240 euros", "£48", "3 keys", "four times". */
const MEASURED = new RegExp(
  `([€$£])?\\s?(?<![\\d.,@])(\\d+(?:[.,]\\d+)*|\\b(?:${NUMBER_WORDS.slice(1).join('|')})\\b)[\\s-]?(%|[€$£]|\\p{L}{3,})?`,
  'giu'
)
/** "At 19.00", "between 18:00 and 20:00"; a price has a sign before it. */
const CLOCK = /(?<=\b(?:at|from|to|until|till|by|between|and|before|after)\s)([01]?\d|2[0-3])[.:]([0-5]\d)(?![\d.])/gi
/** What follows a figure without being counted by it: months name a day, the others join. */
const NO_UNIT =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|^(?:and|the|for|from|until|with|but|which|that|who|was|were|are|has|have|had|will|when|where|while|then|than|not|you|she|they|per|into|onto|about|after|before|of)$/i

/** Whether a statement is made or denied: 1 or -1; two denials make a statement. */
export function polarityOf(text: string): 1 | -1 {
  return (text.replaceAll(DENIES_NOTHING, '').match(NEGATIONS)?.length ?? 0) % 2 === 0 ? 1 : -1
}

/** "Don't forget to rest" says that one should rest. */
const DENIES_NOTHING =
  /\bnot only\b|\b(?:do not|don['’]t|nicht) (?:forget|vergessen)\b|\b(?:cannot|can['’]t) wait\b|\bno (?:doubt|worries|problem)\b/gi

/** Words that deny without a "not": "the pool is closed" says that it is not open. */
const DENYING =
  /\b(?:un\p{L}{3,}|in(?:complete|correct|valid|sufficient)|closed?|cancel\p{L}*|refus\p{L}*|declin\p{L}*|reject\p{L}*|laps\p{L}*|expir\p{L}*|miss(?:ed|ing)|los[te]|stop\p{L}*|fail\p{L}*|lack\p{L}*|empty|broken?|instead|rather|except|only|few|little|barely|too|ban\p{L}*|forb\p{L}+|avoid\p{L}*|former\p{L}*|ended?|geschlossen|abgesagt|abgelehnt|abgelaufen|fehl\p{L}*|verlor\p{L}*|statt|außer|nur|wenig|kaum)\b/iu

/** Whether a text forbids: it denies without a "not". */
export function forbids(text: string): boolean {
  return FORBIDS.test(text)
}

const FORBIDS = /(?<!\p{L})(?:prohibited|forbidden|banned|untersagt|verboten|zakaz\p{L}*|zabroni\p{L}*)(?!\p{L})/iu

/**
 * Whether a sentence denies something while its quotes deny nothing: that a text does not tell of an event is no proof that it did not
 * happen. All 3 such sentences of six runs over chats were wrong, all 4 with a denial in the quote were right.
 */
export function deniesAlone(sentence: string, quotes: readonly string[]): boolean {
  return denies(sentence) && quotes.every((quote) => !holdsDenial(quote) && quote.match(DENYING) === null && !forbids(quote))
}

/** Whether a sentence denies something; the "no" before an answer is none, it may say that the question denies. */
export function denies(sentence: string): boolean {
  return polarityOf(sentence.replace(/^\W*no\b\W*/i, '')) < 0
}

/** Whether a text denies anything at all. */
export function holdsDenial(text: string): boolean {
  return text.match(NEGATIONS) !== null
}

/** The matter of a statement, whether it is made or denied. */
export function withoutDenial(text: string): string {
  return text.replaceAll(NEGATIONS, ' ')
}

/** What a text measures, as stems or signs, each with its figures: "£1,175 per month for 12 months" gives £ and month. */
export function measuresIn(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const [, sign, written = '', after] of text.matchAll(MEASURED)) {
    const figure = NUMBER_WORDS.includes(written.toLowerCase()) ? String(NUMBER_WORDS.indexOf(written.toLowerCase())) : plain(written)
    const unit = sign ?? after
    const long = /^\d{5,}$/.test(written) ? 'number' : undefined
    // A year is followed by whatever comes next, not by what it counts.
    if (sign === undefined && /^(?:19|20)\d\d$/.test(written)) continue
    if (unit === undefined ? long === undefined : NO_UNIT.test(unit)) continue
    const key = unit === undefined ? (long ?? '') : (contentWords(unit)[0] ?? unit)
    found.set(key, (found.get(key) ?? new Set()).add(figure))
  }
  for (const [, hour = '', minute = ''] of text.matchAll(CLOCK))
    found.set('o’clock', (found.get('o’clock') ?? new Set()).add(`${Number(hour)}:${minute}`))
  return found
}

/** Names of people as far as rules can tell: capitalised words inside a sentence or opening it, without days, months and places' endings. */
export function personsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\p{L}’'])\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}+)*/gu)]
    .filter(
      ({ 0: word, index }) =>
        !NOT_A_NAME.test(word) && !PLACED.test(text.slice(0, index)) && !(isOpening(text, index) && isCommon(word, text))
    )
    .flatMap(({ 0: word }) => contentWords(word))
}

/** "The flat in Lisbon": a place, also with what it begins with ("in the Rua da Rosa"). */
const PLACED = /\b(?:in|at|near|im)\s+(?:the\s+)?$/i

const NOT_A_NAME =
  /^(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dear|Yours|The|This|That|These|Those|There|They|We|You|He|She|It|In|On|At|By|If|No|Yes|And|But|For|From|To|Our|His|Her|Their|My|Your|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Street|Road|Yard|Lane|Station|Time)$/

function isOpening(text: string, index: number): boolean {
  return /(?:^|[.!?:]\s*|["“'‘(*]\s*)$/.test(text.slice(0, index))
}

/** A word that opens a sentence is a name only where it is followed by a verb in the past or another name; else it may be any word. */
function isCommon(word: string, text: string): boolean {
  const after = text.slice(text.indexOf(word) + word.length)
  return !/^(?:\s+\p{Lu}\p{Ll}+|\s*:|\s+(?:\p{L}+ed|\p{L}+s|is|was|has|had|will|said|found|came|went|made|took|paid|gave|got|wrote|told)\b)/u.test(
    after
  )
}

function plain(digits: string): string {
  return digits.replaceAll(/,(?=\d{3}\b)/g, '').replace(',', '.')
}

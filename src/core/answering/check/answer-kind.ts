import type { Citation } from '../../../shared/types.ts'
import { MONTHS_IN_FULL } from '../../months.ts'
import { languageOf } from '../../text-language.ts'
import { dayWritten } from '../sources/day.ts'
import type { Evidence } from '../text/evidence.ts'
import { isYesNo } from '../question/question-kind.ts'
import { claimedDays, claimedNumbers, contentWords, heldWords, numbersIn } from '../text/words.ts'

/** A number in words, or what stands for one. */
const NUMBER =
  /\d|\b(?:zero|none|no|nobody|nothing|one|once|single|an?|two|twice|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:y|ies)|hundreds?|thousands?|millions?|dozens?|couple|pair|both|several|few|many|most|half|all|every|each|any|only|same|free|gratis|complimentary|unlimited)\b|,.*\band\b/i
const DAY =
  /\d|day\b|days\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|tomorrow|tonight|weekends?|christmas|eve\b|easter|halloween|thanksgiving|first|second|third|last|next|daily/i
const TIME =
  /\d|\b(?:noon|midday|midnight|o['’]clock|half past|quarter|mornings?|afternoons?|evenings?|nights?|dawn|dusk|sunrise|sunset)\b/i

/** What a question asks for by name, and what every answer to it holds. */
const KINDS = [
  { asks: /\b(?:what|which)\s+(?:week)?(?:days?|dates?)\b/i, holds: DAY, lacks: 'It names no day.' },
  { asks: /\b(?:what time|what hour)\b/i, holds: new RegExp(`${TIME.source}|${NUMBER.source}`, 'i'), lacks: 'It names no time.' },
  {
    asks: /\bhow many\b|\bhow old\b|\bhow much\b.*\b(?:cost|pay|paid|charge|owe|rent|price|salary|fee|deposit|money)\b/i,
    holds: NUMBER,
    lacks: 'It names no number.'
  },
  {
    asks: /\b(?:wie\s?viele?|wie (?:hoch|alt|teuer)|was kostet)\b/i,
    holds:
      /\d|(?<!\p{L})(?:null|keine?[nrms]?|nichts|einmal|zwei\p{L}*|drei\p{L}*|vier\p{L}*|fünf\p{L}*|sechs\p{L}*|sieben\p{L}*|acht|neun\p{L}*|zehn\p{L}*|elf|zwölf|zwanzig|hundert|tausend|beide|halb\p{L}*|mehrere|kostenlos|gratis|umsonst)(?!\p{L})/iu,
    lacks: 'It names no number.'
  },
  {
    asks: /(?<!\p{L})(?:was koste[nt]|wie teuer|wie\s?viel\b.*kost|za ile\b|ile\b.*koszt)/iu,
    holds:
      /[€$£]|(?<!\p{L})(?:eur|euro|usd|gbp|chf|pln|zł|złot\p{L}+|gr|groszy|cent|kostenlos|gratis|umsonst|darmo\p{L}*|bezpłatn\p{L}+)(?!\p{L})/iu,
    lacks: 'It names no amount.'
  },
  {
    asks: /(?<!\p{L})(?:wann|kiedy)(?!\p{L})/iu,
    holds: new RegExp(
      String.raw`(?<!\d)\d{1,2}[.:]\s?\d|(?<!\d)(?:19|20)\d\d(?!\d)|\d\s*(?:uhr|godz)|(?<!\p{L})(?:${MONTHS_IN_FULL}|\p{L}*(?:tags?|woche|jahr|monat|morgen|abend|nacht|mittag|ostern|weihnachten|anfang|ende|sobald|nach|vor|wenn)\p{L}*|godz\p{L}*|dni\p{L}*|dzień|tygod\p{L}+|miesiąc\p{L}*|rok\p{L}*|poniedział\p{L}+|wtor\p{L}+|środ\p{L}+|czwart\p{L}+|piąt\p{L}+|sobot\p{L}+|niedziel\p{L}+|jutro|rano|wieczor\p{L}*|po|przed|gdy|latem|zimą|wiosną|jesienią|święt\p{L}+)(?!\p{L})`,
      'iu'
    ),
    lacks: 'It names no time.'
  },
  {
    asks: /^\W*(?:za )?ile\b|\bjak wysok/i,
    holds:
      /\d|(?<!\p{L})(?:zero|żad\p{L}+|nic|jed\p{L}+|dw\p{L}+|trz\p{L}+|czter\p{L}+|pię\p{L}+|sześ\p{L}+|siedem\p{L}*|osiem\p{L}*|dziewię\p{L}+|dziesię\p{L}+|sto|tysiąc\p{L}*|ob(?:a|ie|oje)|pół\p{L}*|kilka|raz|darmo\p{L}*|bezpłatn\p{L}+)(?!\p{L})/iu,
    lacks: 'It names no number.'
  }
] as const

/**
 * What an answer to this question must hold and the sentence does not; undefined where nothing is missing. "What days do they train?" is
 * not answered by "in the afternoons", nor the day of a plan by the day on which somebody wrote of it.
 */
export function lacksKind(
  sentence: string,
  question: string,
  citations: readonly Pick<Citation, 'document' | 'quote'>[],
  evidence: readonly Evidence[]
): string | undefined {
  for (const { asks, holds, lacks } of KINDS) if (asks.test(question) && !holds.test(sentence)) return lacks
  if (isAside(sentence, question)) return 'It answers neither Yes nor No.'
  if (namesNone(sentence, question)) return 'It names none of those that were asked about.'
  return isDayOfWriting(sentence, question, citations, evidence) ? 'It gives the day on which this was written.' : undefined
}

/** Whether a sentence neither says Yes or No to a German or Polish question nor has a word of it. */
function isAside(sentence: string, question: string): boolean {
  if (languageOf(question) === 'en' || !isYesNo(question) || /^\W*(?:ja|nein|tak|nie|yes|no)(?!\p{L})/iu.test(sentence)) return false
  const said = new Set(heldWords(sentence))
  return !contentWords(question).some((word) => said.has(word))
}

const NAME = /“[^”]+”|"[^"]+"|\p{Lu}[\p{L}\p{N}'’-]*(?:\s+\p{Lu}[\p{L}\p{N}'’-]*)*/u.source
/** "…, the Gannet or the “Blue Heron”?": two names between which the question lets one choose. */
const ONE_OR_OTHER = new RegExp(`(${NAME}),?\\s+or\\s+(?:the\\s+)?(${NAME})\\?*\\s*$`, 'u')

/** Whether the sentence chooses something else. */
function namesNone(sentence: string, question: string): boolean {
  if (!/\b(?:which|who|what)\b/i.test(question) || /\b(?:both|neither|none|same|equal\p{L}*)\b/iu.test(sentence)) return false
  const [, one = '', other = ''] = ONE_OR_OTHER.exec(question) ?? []
  const choices = contentWords(`${one} ${other}`)
  const said = new Set(heldWords(sentence))
  return choices.length > 0 && !choices.some((word) => said.has(word))
}

/** Told at one time of another: "on which day do they agree to meet", "when will it come"; "when does she ask" is told of its own day. */
const OF_PLAN =
  /\b(?:what|which)\s+(?:day|date)\b.*\b(?:will|(?:agree|plan|decide|intend|go)(?:e?[sd]|n?ed|n?ing)? (?:to|on)|scheduled|supposed to)\b|\bwhen\b.*\b(?:will|(?:agree|plan|decide|intend|go)(?:e?[sd]|n?ed|n?ing)? to|scheduled|supposed to)\b/i

/**
 * Whether the only day of the sentence is that of its file, whose text does not name it: of a plan, or of what no quote speaks of ("Anna
 * asked for the key on 14 March" from the "Hi Anna!" of that day).
 */
function isDayOfWriting(
  sentence: string,
  question: string,
  citations: readonly Pick<Citation, 'document' | 'quote'>[],
  evidence: readonly Evidence[]
): boolean {
  if (!OF_PLAN.test(question) && !tellsNothing(sentence, question, citations)) return false
  const asked = claimedDays(question)
  const days = claimedDays(sentence).filter((day) => !asked.includes(day))
  if (days.length !== 1) return false
  const cited = evidence.filter(({ passage }) => citations.some(({ document }) => document === passage.document))
  const ofFile = cited.flatMap((item) => {
    const day = dayWritten({ evidence: item })
    const { text, preamble } = item.document
    return day && preamble ? [{ day: claimedNumbers(day.written), said: numbersIn(text.slice(preamble.end)) }] : []
  })
  return days.every((day) => ofFile.some((file) => file.day.includes(day)) && !ofFile.some(({ said }) => said.has(day)))
}

/** Whether the quotes hold none of the words, names apart, that the sentence has from the question. */
function tellsNothing(sentence: string, question: string, citations: readonly Pick<Citation, 'quote'>[]): boolean {
  // Not `namesIn`: where more than a third of a question's words are capitalised it takes none for a name.
  const names = new Set([...question.matchAll(/(?<=\s)\p{Lu}\S*/gu)].flatMap(([name]) => contentWords(name)))
  const said = new Set(contentWords(sentence))
  const told = new Set(citations.flatMap(({ quote }) => heldWords(quote)))
  const matter = contentWords(question).filter((word) => said.has(word) && !names.has(word))
  return matter.length > 0 && !matter.some((word) => told.has(word))
}

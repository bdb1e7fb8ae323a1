import { basename, extname } from 'node:path'
import type { FileEntry } from '../../../shared/types.ts'
import { datesIn, type TimeRange } from '../../dates.ts'
import { contentWords, heldWords, monthOf, withoutDays } from '../text/words.ts'

/** Fewer words than these must be all that the file is called: "the violin" is violin.md, and not a letter about the violin lesson. */
const ENOUGH = 2

/** The one indexed file that is called what a few words say: "the asthma plan" is ida-asthma-plan.docx; undefined for none and for several. */
export function fileCalled(subject: string, files: readonly FileEntry[]): FileEntry | undefined {
  const words = [...new Set(contentWords(subject))]
  const isCalled = (name: string): boolean => {
    const held = new Set(heldWords(name))
    const own = contentWords(name)
    return words.every((word) => held.has(word)) && (words.length >= ENOUGH || own.every((word) => words.includes(word)))
  }
  if (words.length === 0) return undefined
  const called = files.filter(({ state, path, title }) => state === 'indexed' && [nameOf(path), title].some(isCalled))
  return called.length === 1 ? called[0] : undefined
}

/** "ida-asthma-plan.docx" as "ida asthma plan". */
const nameOf = (path: string): string => basename(path, extname(path)).replaceAll(/[-_.]+/g, ' ')

/** What a question asks for as a whole, where it may be a file: "What is in the packing list?", "What is the asthma plan?", not "What is the rent?". */
export function askedAsWhole(question: string): string | undefined {
  const { inside, itself = '' } = WHOLE.exec(question)?.groups ?? {}
  return inside ?? (contentWords(itself).length >= ENOUGH ? itself : undefined)
}

const WHOLE =
  /^\W*(?:(?:what(?:['’]s| is| are) (?:in|on) (?:the|my|our)|was (?:ist|steht) (?:in|auf) \p{L}+|co jest (?:w|na)) (?<inside>[\p{L}\p{N}\s-]+)|(?:what(?:['’]s| is| are) (?:the|my|our)|was (?:ist|sind) \p{L}+) (?<itself>[\p{L}\p{N}\s-]+))\?*\s*$/iu

/**
 * The minutes of the one meeting of which a question asks what was decided there, by the day of their name or title: "What was decided at
 * the allotment meeting in March?"; of several years the last. Undefined where it asks for one matter of it, and where no or several files
 * are such minutes.
 */
export function minutesAsked(question: string, files: readonly FileEntry[], nowMs = Date.now()): FileEntry | undefined {
  const times = OF_MEETING.test(question) ? datesIn(question, nowMs) : []
  if (times.length === 0) return undefined
  const about = contentWords(withoutDays(question.replaceAll(SAYS_ONLY, ' '))).filter(
    (word) => monthOf(word) === undefined && !/^\d+$/.test(word)
  )
  const held = files.flatMap((file) => {
    if (file.state !== 'indexed' || !MINUTES.test(`${basename(file.path)} ${file.title}`)) return []
    const day = dayNamed(basename(file.path), nowMs) ?? dayNamed(file.title, nowMs)
    const words = new Set(heldWords(`${file.path.slice(file.folder.length).replaceAll(/[-_./\\]+/g, ' ')} ${file.title}`))
    const isThen = day && times.some(({ fromMs, toMs }) => fromMs <= day.fromMs && day.toMs <= toMs)
    return isThen && about.every((word) => words.has(word)) ? [{ file, year: new Date(day.fromMs).getUTCFullYear() }] : []
  })
  const last = Math.max(...held.map(({ year }) => year))
  const [one, ...others] = held.filter(({ year }) => year === last)
  return others.length === 0 ? one?.file : undefined
}

/** The one whole day that a name tells. */
function dayNamed(name: string, nowMs: number): TimeRange | undefined {
  const [day, ...others] = datesIn(name, nowMs)
  return day && others.length === 0 && day.toMs - day.fromMs <= DAY_MS ? day : undefined
}

const DAY_MS = 86_400_000
const MEETING =
  '(?:meetings?|assembly|agm|session|sitzung|versammlung|treffen|besprechung|zebrani\\p{L}+|spotkani\\p{L}+|posiedzeni\\p{L}+)'
const DONE =
  '(?:decided?|agreed?|discuss(?:ed)?|resolved?|settled?|happen(?:ed)?|talk(?:ed)? about|beschlossen|besprochen|entschieden|ustalono|postanowiono|omówiono|uchwalono|zdecydowano)'
const OF_MEETING = new RegExp(
  `^\\W*(?:what|was|co)(?!\\p{L}).*(?<!\\p{L})(?:${DONE}(?!\\p{L}).*(?<!\\p{L})${MEETING}|${MEETING}(?!\\p{L}).*(?<!\\p{L})${DONE})(?!\\p{L})`,
  'iu'
)
const SAYS_ONLY = new RegExp(`(?<!\\p{L})(?:${MEETING}|${DONE}|wurde|last|first)(?!\\p{L})`, 'giu')
const MINUTES = /(?<!\p{L})(?:minutes|meeting|protokoll|protokół|sitzung|zebrani\p{L}|spotkani\p{L})(?!\p{L})/iu

import type { Span } from '../../../shared/types.ts'
import type { Evidence } from './evidence.ts'
import { addressesModel } from './addresses-model.ts'
import { headingsOf } from './blocks.ts'
import { documentSentences } from './sentences.ts'
import { namedTables, readableText } from './table-rows.ts'
import { heldWords, numbersIn } from './words.ts'

/** Widest span that is quoted for one sentence, in source sentences: answering.md, section 3, step 5. */
const MAX_WINDOW = 3
/** Longest quote in UTF-16 units: about 100 words, what a reader takes in at a glance. */
const MAX_QUOTE = 600
/** One to three sentences of a passage that may be quoted. */
export interface Window extends Span {
  readonly evidence: Evidence
  readonly words: ReadonlySet<string>
  /** Words of the whole passage and of what places it. */
  readonly around: ReadonlySet<string>
  readonly numbers: ReadonlySet<string>
  /** Source sentences in it. */
  readonly width: number
  /** Up to 0.02 for a better-ranked passage: breaks ties, decides nothing else. */
  readonly bonus: number
}

const known = new WeakMap<Evidence, readonly Window[]>()

/** Every run of one to three source sentences of a passage, and the header lines that date it; made once for each passage. */
export function windowsOf(evidence: Evidence): readonly Window[] {
  const made = known.get(evidence)
  if (made) return made
  const windows = makeWindows(evidence)
  known.set(evidence, windows)
  return windows
}

function makeWindows(evidence: Evidence): Window[] {
  const { passage, document } = evidence
  const isData = ({ start, end }: Span): boolean => !addressesModel(document.text.slice(start, end))
  // The "|" behind the last full stop of a row is no sentence: a window that begins with it would be read with the whole row.
  const isSaid = ({ start, end }: Span): boolean => /[\p{L}\p{N}]/u.test(document.text.slice(start, end))
  const spans = documentSentences(document, passage).filter((span) => isSaid(span) && isData(span))
  const { preamble } = document
  // Header lines ("Time: …") often hold the date that a later passage of the file is about.
  if (preamble && preamble.end <= passage.start && isData(preamble)) spans.unshift(preamble)
  const bonus = 0.02 / passage.rank
  const around = new Set(passageWords(evidence))
  const tables = namedTables(document, passage)
  const isHeading = headingsOf(document)
  const endsInHeading = (last: number): boolean => spans.slice(last, last + 1).some((span) => isHeading(span))
  const windows: Window[] = []
  for (let first = 0; first < spans.length; first++) {
    for (let width = 1; width <= MAX_WINDOW && first + width <= spans.length; width++) {
      const start = spans[first]?.start ?? 0
      const end = spans[first + width - 1]?.end ?? 0
      // What stands below another heading is about something else.
      if (width > 1 && (end - start > MAX_QUOTE || spans[first] === preamble || endsInHeading(first + width - 1))) break
      if (width > 1 && addressesModel(document.text.slice(start, end))) break
      const span = { start, end: Math.min(end, start + MAX_QUOTE) }
      const raw = document.text.slice(span.start, span.end)
      // "333,999" in a row of values is one number as it is quoted, and two as it is read.
      const text = tables.length === 0 ? raw : `${raw}\n${readableText(document, span, tables)}`
      windows.push({
        ...span,
        evidence,
        words: new Set(heldWords(text)),
        around,
        numbers: numbersIn(text),
        width,
        bonus
      })
    }
  }
  return windows
}

/** Content words of the whole passage and of what places it: its title, its header lines and the two folders it lies in. */
export function passageWords({ passage }: Evidence): string[] {
  return heldWords(`${foldersOf(passage.path)} ${passage.context} ${passage.title} ${passage.text}`)
}

/** "Flat" tells what the deposit in "Flat/lease-notes.md" is for, and the note does not say it again. */
export function foldersOf(path: string): string {
  return path.split(/[\\/]/).slice(-3, -1).join(' ')
}

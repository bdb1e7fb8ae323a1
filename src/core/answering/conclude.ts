import { basename } from 'node:path'
import { counted } from '../../shared/counted.ts'
import type { AbstainReason, Answer, Conflict, Passage } from '../../shared/types.ts'
import type { TraceRecorder } from '../trace.ts'
import { conflictInWords } from './check/conflict.ts'
import type { Draft } from './draft.ts'
import type { RoundLog } from './round-log.ts'

/** What the library can say about itself: a missing answer means something else while files are still unread. */
export interface Coverage {
  readonly indexed: number
  /** Files that wait now, as the library shows them. */
  readonly waiting: number
  readonly failed: number
  /** Some waited when the question was asked: they were not searched, even if they are read by now. */
  readonly waited?: boolean
}

/** Files that could not be read are named up to so many; the rest is counted. */
const NAMED = 3

const ABSTAIN_TEXT: Readonly<Record<AbstainReason, string>> = {
  'not-in-files': 'This is not in your files.',
  'not-surely': 'This is not in your files, as far as could be told. The passages below come close.',
  'nothing-indexed': 'No file is indexed yet. Add a folder first.',
  'asks-nothing': 'Ask what your files say, in your own words, or have a file summed up, compared or translated.',
  'still-indexing': 'Nothing was found yet, but files are still being read. Ask again when indexing is finished.'
}

export interface Outcome {
  readonly question: string
  readonly draft: Draft
  readonly nearest: readonly Passage[]
  readonly coverage: Coverage
  /** Whether nothing was asked that a file could answer; default: it was. */
  readonly asksNothing?: boolean
  /** Whether the judge is sure that something found speaks of it. */
  readonly isClose: boolean
  /** Paths of files that could not be read, where that may be why nothing was found. */
  readonly unreadable: readonly string[]
  /** What the sources say that the answer does not. */
  readonly conflicts: readonly Conflict[]
  readonly recorder: TraceRecorder
  readonly log: RoundLog
}

/** The finished answer: what stands, what is missing and why, and how it came about. */
export function conclude({
  question,
  draft,
  nearest,
  coverage,
  asksNothing = false,
  isClose,
  unreadable,
  conflicts,
  recorder,
  log
}: Outcome): Answer {
  const { sentences, mode, dropped, missing } = draft
  const abstained = sentences.length === 0
  const why = !abstained ? undefined : asksNothing ? 'asks-nothing' : abstainReason(coverage, isClose)
  const gaps = missing.length > 0 ? `Not found in your files: ${missing.map((part) => `“${part}”`).join(' and ')}.` : ''
  const partial = gaps || (dropped.length > 0 ? 'A part of the answer was left out because no file supports it.' : '')
  return {
    question,
    text: why ? ABSTAIN_TEXT[why] : draft.text,
    abstained,
    ...(why ? { abstainReason: why } : {}),
    reason: [
      ...draft.notes,
      // Of two events one that nothing speaks of is why the other is not told.
      ...(abstained ? [missing.length === 1 && missing[0] !== question ? gaps : ''] : [partial, ...conflicts.map(conflictInWords)]),
      waitingInWords(coverage),
      abstained && draft.notes.length === 0 ? unreadInWords(coverage.failed, unreadable) : ''
    ]
      .filter(Boolean)
      .join(' '),
    limits: {
      missing,
      conflicts,
      waiting: coverage.waiting,
      failed: coverage.failed,
      ...(abstained && unreadable.length > 0 ? { unreadable: unreadable.slice(0, NAMED) } : {}),
      unfinished: draft.unfinished
    },
    mode,
    sentences,
    nearest,
    trace: { ...recorder.trace, rounds: log.rounds }
  }
}

/** The library when the answer stands, of a question that was asked before. */
export function since(before: Coverage, now: Coverage): Coverage {
  return { ...now, waited: before.waiting > 0 }
}

function abstainReason({ indexed, waiting, waited = false }: Coverage, isClose: boolean): AbstainReason {
  if (waiting > 0 || waited) return 'still-indexing'
  if (indexed === 0) return 'nothing-indexed'
  return isClose ? 'not-surely' : 'not-in-files'
}

function waitingInWords({ waiting }: Coverage): string {
  return waiting > 0 ? `${counted(waiting, 'file')} not read yet when this was answered.` : ''
}

/** “a.pdf”, “b.pdf” and 2 more. */
function unreadInWords(failed: number, unreadable: readonly string[]): string {
  if (failed === 0) return ''
  const names = unreadable.slice(0, NAMED).map((path) => `“${basename(path)}”`)
  if (names.length === 0) return `${counted(failed, 'file')} could not be read: left out of the search.`
  const more = failed - names.length
  const named =
    more > 0 ? `${names.join(', ')} and ${more} more` : [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ')
  return `${named} could not be read: left out of the search.`
}

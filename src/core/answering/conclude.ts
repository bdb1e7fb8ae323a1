import { counted } from '../../shared/counted.ts'
import type { AbstainReason, Answer, Conflict, Passage } from '../../shared/types.ts'
import type { TraceRecorder } from '../trace.ts'
import { conflictInWords } from './conflict.ts'
import type { Draft } from './draft.ts'
import type { RoundLog } from './round-log.ts'

/** What the library can say about itself: a missing answer means something else while files are still unread. */
export interface Coverage {
  readonly indexed: number
  readonly waiting: number
  readonly failed: number
}

const ABSTAIN_TEXT: Readonly<Record<AbstainReason, string>> = {
  'not-in-files': 'This is not in your files.',
  'nothing-indexed': 'No file is indexed yet. Add a folder first.',
  'still-indexing': 'Nothing was found yet, but files are still being read. Ask again when indexing is finished.'
}

export interface Outcome {
  readonly question: string
  readonly draft: Draft
  readonly nearest: readonly Passage[]
  readonly coverage: Coverage
  /** What the sources say that the answer does not. */
  readonly conflicts: readonly Conflict[]
  readonly recorder: TraceRecorder
  readonly log: RoundLog
}

/** The finished answer: what stands, what is missing and why, and how it came about. */
export function conclude({ question, draft, nearest, coverage, conflicts, recorder, log }: Outcome): Answer {
  const { sentences, mode, dropped, missing } = draft
  const abstained = sentences.length === 0
  const why = abstained ? abstainReason(coverage) : undefined
  const gaps = missing.length > 0 ? `Not found in your files: ${missing.map((part) => `“${part}”`).join(' and ')}.` : ''
  const partial = gaps || (dropped.length > 0 ? 'A part of the answer was left out because no file supports it.' : '')
  return {
    question,
    text: why ? ABSTAIN_TEXT[why] : draft.text,
    abstained,
    ...(why ? { abstainReason: why } : {}),
    reason: [
      ...draft.notes,
      ...(abstained ? [] : [partial, ...conflicts.map(conflictInWords)]),
      ...coverageNotes(coverage, abstained && draft.notes.length === 0)
    ]
      .filter(Boolean)
      .join(' '),
    limits: { missing, conflicts, waiting: coverage.waiting, failed: coverage.failed, unfinished: draft.unfinished },
    mode,
    sentences,
    nearest,
    trace: { ...recorder.trace, rounds: log.rounds }
  }
}

/** Files that were waiting when the question was asked were not searched, even if they are read by now. */
export function worse(before: Coverage, after: Coverage): Coverage {
  return { ...after, waiting: Math.max(before.waiting, after.waiting) }
}

function abstainReason({ indexed, waiting }: Coverage): AbstainReason {
  if (waiting > 0) return 'still-indexing'
  return indexed === 0 ? 'nothing-indexed' : 'not-in-files'
}

function coverageNotes({ waiting, failed }: Coverage, tellsFailed: boolean): string[] {
  return [
    waiting > 0 ? `${counted(waiting, 'file')} not indexed yet.` : '',
    tellsFailed && failed > 0 ? `${counted(failed, 'file')} could not be read, so the answer may stand there.` : ''
  ]
}

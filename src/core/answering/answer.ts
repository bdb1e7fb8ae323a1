import { asFootnoteError } from '../../shared/errors.ts'
import type { AnswerEvent, Turn } from '../../shared/types.ts'
import type { FileVersion } from '../indexing/freshness.ts'
import type { Generator } from '../roles.ts'
import { TraceRecorder } from '../trace.ts'
import { attempt } from './attempt.ts'
import type { Pace } from './budget.ts'
import type { Coverage } from './conclude.ts'
import type { FinderParts } from './sources/find.ts'
import { RoundLog } from './round-log.ts'
import type { AnswerMode } from './question/route.ts'
import type { Scope } from './question/scope.ts'
import type { Standing } from './standing.ts'
import type { Shelf } from './question/target.ts'
import type { Threads } from './write/threads.ts'

export interface AnswerParts extends FinderParts {
  readonly generator: () => Promise<Generator | undefined>
  readonly stale: (files: readonly FileVersion[]) => Promise<ReadonlySet<string>>
  readonly coverage: () => Coverage
  /** Paths of the files that could not be read; default: they are only counted. */
  readonly unreadable?: () => readonly string[]
  /** How fast the model reads and writes here; kept from answer to answer. */
  readonly pace?: Pace
  /** The files themselves, for what is asked of one as a whole; without it only what a search finds is known. */
  readonly shelf?: Shelf
  /** Conversations; without it a follow-up reads the turns before it anew. */
  readonly threads?: Threads
}

export interface AskOptions extends Scope {
  /** Default `interleaved`. */
  readonly mode?: AnswerMode
  /** Sentences to go on behind. */
  readonly continues?: readonly Standing[]
  /** What the user tells the model beside the question; default: nothing. */
  readonly instructions?: string
}

/**
 * Answers a question as a stream: passages first, then unchecked tokens, then each sentence once its words were
 * found in the files, with its footnotes. A sentence that no source supports is dropped; when none is left the answer
 * says "not in your files". Failures arrive as one `error` event; the stream itself throws only on an abort.
 */
export async function* answer(
  parts: AnswerParts,
  question: string,
  history: readonly Turn[],
  signal?: AbortSignal,
  options: AskOptions = {}
): AsyncGenerator<AnswerEvent> {
  const recorder = new TraceRecorder()
  const log = new RoundLog(recorder)
  const seen = new Set<string>()
  try {
    for (let look = 1; ; look++) {
      const before = parts.coverage()
      const result = yield* attempt({ parts, question, history, options, before, seen, recorder, log }, signal)
      if (!result.abstained || look === LOOKS || !isOutdated(before, parts.coverage(), look)) {
        yield { type: 'done', answer: result }
        return
      }
    }
  } catch (thrown) {
    if (signal?.aborted) throw thrown
    const { message, remedy } = asFootnoteError(thrown)
    yield { type: 'error', message, remedy }
  }
}

/** A refusal while files come in is looked into again: once for what came meanwhile, and once more where that was the last of it. */
const LOOKS = 3

function isOutdated(before: Coverage, now: Coverage, look: number): boolean {
  return now.indexed > before.indexed && (look === 1 || now.waiting === 0)
}

import { asFootnoteError } from '../../shared/errors.ts'
import type { AnswerEvent, Turn } from '../../shared/types.ts'
import type { Generator } from '../roles.ts'
import { TraceRecorder } from '../trace.ts'
import { budgetFor, Pace } from './budget.ts'
import { checkSentence } from './check.ts'
import { conclude, worse, type Coverage } from './conclude.ts'
import { conflictsOf } from './conflict.ts'
import { Draft } from './draft.ts'
import { extractSentences } from './extract.ts'
import { find, type FinderParts, type Found } from './find.ts'
import { neededTurns, searchQuery } from './follow-up.ts'
import { loop } from './loop.ts'
import { newestFirst } from './reading-order.ts'
import { RoundLog } from './round-log.ts'
import { route, timesOf, type AnswerMode, type Route } from './route.ts'
import { pinnedIn, scopeWords, type Scope } from './scope.ts'
import { SourceList } from './sources.ts'
import { standingOf, type Standing } from './standing.ts'
import { compareTimes } from './times.ts'
import { Writer } from './writer.ts'

/** Score from which the cross-encoder is believed against a model that found nothing; unanswerable sample questions reached .93. */
const SURE = 0.97
/** Passages shown as nearest. */
const NEAREST = 5

export interface AnswerParts extends FinderParts {
  readonly generator: () => Promise<Generator | undefined>
  readonly stale: (paths: readonly string[]) => Promise<ReadonlySet<string>>
  readonly coverage: () => Coverage
  /** How fast the model reads and writes here; kept from answer to answer. */
  readonly pace?: Pace
}

export interface AskOptions extends Scope {
  /** Default `interleaved`. */
  readonly mode?: AnswerMode
  /** Sentences to go on behind. */
  readonly continues?: readonly Standing[]
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
  const before = parts.coverage()
  try {
    const pinned = pinnedIn(question)
    const scope = scopeWords({ ...options, files: [...(options.files ?? []), ...pinned.files] })
    const query = searchQuery(pinned.question, history)
    if (query !== question) recorder.add('resolve question', 0, 1, 1, `Searched for: ${query}`)
    const look = (words: string): Promise<Found> => find(parts, words, scope, recorder, signal)
    const found = await look(query)
    yield { type: 'retrieved', passages: found.passages, trace: found.trace }

    const draft = new Draft(parts.stale, log, await standingOf(options.continues ?? [], parts.document))
    const sources = new SourceList()
    const { mode = 'interleaved' } = options
    const planned = route(pinned.question, found.verdict.share)
    const chosen = mode === 'single' ? { ...planned, kind: 'one-pass' as const, parts: [pinned.question] } : planned
    if (chosen.kind === 'times') yield* answeredByTimes(pinned.question, chosen, look, draft, log)
    if (draft.empty && found.verdict.answerable) {
      const pace = parts.pace ?? new Pace()
      const budget = budgetFor(pace)
      const added = sources.add(found.excerpts, budget.firstTokens, (items) => newestFirst(pinned.question, items))
      log.begin(chosen.why, query, added, found.excerpts)
      const generator = await parts.generator()
      if (!generator) recorder.skip('generate', 'No language model is installed; the answer quotes the files.')
      else {
        const asLoop: Route = chosen.kind === 'times' ? { ...chosen, kind: 'loop', parts: [pinned.question] } : chosen
        const writer = new Writer(generator, pace, log)
        const turns = neededTurns(pinned.question, history)
        const task = {
          question: pinned.question,
          route: asLoop,
          mode,
          budget,
          turns,
          unread: found.excerpts,
          find: look,
          sources,
          writer,
          draft,
          log
        }
        yield* checked(loop(task, signal), recorder, draft)
      }
      // A small model sometimes finds nothing where the judge is sure: the file's own words are the better answer then.
      if (!generator || (draft.sentences.length === 0 && (found.verdict.best ?? 0) >= SURE))
        yield* quoted(pinned.question, sources, draft, recorder)
    }
    signal?.throwIfAborted()
    const coverage = worse(before, parts.coverage())
    const nearest = found.passages.slice(0, NEAREST)
    yield {
      type: 'done',
      answer: conclude({ question, draft, nearest, coverage, conflicts: conflictsOf(draft.sentences, sources.evidence), recorder, log })
    }
  } catch (thrown) {
    if (signal?.aborted) throw thrown
    const { message, remedy } = asFootnoteError(thrown)
    yield { type: 'error', message, remedy }
  }
}

/** Passes the loop's events on and leaves the line of its checks in the trace. */
async function* checked(events: AsyncGenerator<AnswerEvent>, recorder: TraceRecorder, draft: Draft): AsyncGenerator<AnswerEvent> {
  yield* events
  const { sentences, dropped } = draft
  const note = dropped.map(({ text, reason }) => `Dropped: “${text}” ${reason}`).join(' ')
  recorder.add('check sentences', 0, sentences.length + dropped.length, sentences.length, note || undefined)
}

/** Looks up both events of a question about their order and compares their days; writes nothing where one was not found. */
async function* answeredByTimes(
  question: string,
  { parts: [first = '', second = ''], why }: Route,
  look: (words: string) => Promise<Found>,
  draft: Draft,
  log: RoundLog
): AsyncGenerator<AnswerEvent> {
  const asked = timesOf(question)
  const sides = [await look(first), await look(second)]
  const [a, b] = sides.map(({ excerpts, verdict }) => (verdict.answerable ? excerpts[0] : undefined))
  const compared = asked && a && b ? compareTimes(asked, a, b) : undefined
  if (!compared || !a || !b) return
  log.begin(
    why,
    `${first} / ${second}`,
    [a, b].map((excerpt) => ({ evidence: excerpt.evidence, spans: [excerpt] }))
  )
  yield* draft.accept(compared.text, compared.check, [a.evidence, b.evidence])
}

/** The files' own sentences, where there is no model or it found nothing. */
async function* quoted(question: string, sources: SourceList, draft: Draft, recorder: TraceRecorder): AsyncGenerator<AnswerEvent> {
  draft.mode = 'extractive'
  const started = performance.now()
  const { evidence } = sources
  for (const text of extractSentences(question, evidence)) {
    const check = checkSentence(text, [], question, evidence)
    if (check.attribution.supported) yield* draft.accept(text, check, evidence)
  }
  recorder.add('quote', performance.now() - started, evidence.length, draft.sentences.length)
}

import type { Answer, AnswerEvent, Turn } from '../../shared/types.ts'
import type { TraceRecorder } from '../trace.ts'
import type { AnswerParts, AskOptions } from './answer.ts'
import { answeredByDifferences } from './without-model/answer-differences.ts'
import { answeredByRows } from './without-model/answer-rows.ts'
import { answeredByTimes } from './without-model/answer-times.ts'
import { assign, inTurns } from './write/assign.ts'
import { budgetFor, Pace } from './budget.ts'
import { conclude, since, type Coverage } from './conclude.ts'
import { conflictsOf } from './check/conflict.ts'
import { Draft } from './draft.ts'
import { find, worthFirst, type Found } from './sources/find.ts'
import { mayTry } from './sources/gate.ts'
import { inNewerWords, inOwnTurn, inTheirWords } from './in-their-words.ts'
import { loop } from './loop.ts'
import { promptMessages } from './write/prompt.ts'
import { quoted } from './without-model/quote.ts'
import { newestFirst } from './sources/reading-order.ts'
import type { RoundLog } from './round-log.ts'
import type { Intent } from './question/intent.ts'
import { readAs, respelt } from './question/respelt.ts'
import { besides, route, type Route } from './question/route.ts'
import { sidesOf } from './question/sides.ts'
import { isSmallTalk } from './question/small-talk.ts'
import { SourceList } from './sources/sources.ts'
import { standingOf } from './standing.ts'
import { askedAbout } from './question/subject.ts'
import { threadFor, type Thread } from './write/threads.ts'
import { dayOf } from './without-model/times.ts'
import { understand } from './question/understand.ts'
import { pinnedProblems, problemsOf } from './sources/unread.ts'
import { answeredWithoutModel } from './without-model/without-model.ts'
import { Writer } from './write/writer.ts'

/** Score from which the cross-encoder is believed against a model that found nothing; unanswerable sample questions reached .93. */
const SURE = 0.97
/** Score from which a refusal says that the nearest passages come close: the letter about the rent had .96, and was refused for doubt. */
const CLOSE = 0.9
/** Passages shown as nearest. */
const NEAREST = 5
/** Figures and copies are checked; what a small model makes of a sentence is not. */
const UNCHECKED_MEANING = 'Only figures of a translation are checked, not its meaning: compare it with the original in its footnotes.'
/** Tokens from one prompt, where they differ from an answer's: a letter is longer, a section's sentence shorter. */
const LENGTHS: Partial<Record<Intent, number>> = { draft: 350, summary: 110 }

export interface Attempt {
  readonly parts: AnswerParts
  readonly question: string
  readonly history: readonly Turn[]
  readonly options: AskOptions
  /** The library when the attempt began. */
  readonly before: Coverage
  /** Ids of the passages that an attempt before this one found: without a new one, nothing is written anew. */
  readonly seen: Set<string>
  readonly recorder: TraceRecorder
  readonly log: RoundLog
}

/** Looks into the files as they are now, and writes what they say. */
export async function* attempt(
  { parts, question, history, options, before, seen, recorder, log }: Attempt,
  signal?: AbortSignal
): AsyncGenerator<AnswerEvent, Answer> {
  const { shelf, threads } = parts
  const { instructions = '', continues = [] } = options
  const understood = understand(question, history, options, shelf)
  const { pinned, within, target, intent, scope, needed, called, query } = understood
  const nothing = { question, nearest: [], isClose: false, unreadable: [], conflicts: [], recorder, log }
  if (isSmallTalk(understood.plain))
    return conclude({ ...nothing, draft: new Draft(parts.stale, log), coverage: since(before, parts.coverage()), asksNothing: true })
  if (query !== question) recorder.add('resolve question', 0, 1, 1, `Searched for: ${query}`)
  if (called) recorder.add('resolve question', 0, 1, 1, `The question names the file ${called}: it is summed up.`)
  const look = (words: string): Promise<Found> => find(parts, words, scope, recorder, signal)
  const generator = await parts.generator()
  const found = await find(parts, query, scope, recorder, signal, understood.subject ?? understood.plain)
  const plain = respelt(understood.plain, found.slips)
  const subject = understood.subject && respelt(understood.subject, found.slips)
  const hasNew = seen.size === 0 || found.passages.some(({ id }) => !seen.has(id))
  for (const { id } of found.passages) seen.add(id)
  if (hasNew) yield { type: 'retrieved', passages: found.passages, trace: found.trace }

  const draft = new Draft(parts.stale, log, await standingOf(continues, parts.document, parts.stale))
  if (shelf) draft.notes.push(...pinnedProblems(pinned, shelf), ...(target?.kind === 'folder' ? problemsOf(target.files) : []))
  const thread = threadFor(needed, await sound(threads?.of(scope, history.at(-1)), parts), generator?.contextTokens ?? 0)
  const sources = new SourceList(thread.sources)
  const { mode = 'interleaved' } = options
  const asked = subject === undefined ? plain : askedAbout(subject, found.excerpts)
  const paths = found.passages.map(({ path }) => path)
  const sides = shelf && intent === 'comparison' ? sidesOf(plain, within, shelf, paths) : undefined
  if (shelf && sides) yield* answeredByDifferences(plain, sides, shelf, draft, log, signal)
  const planned = sides ? besides(asked) : route(asked, found.verdict.share, intent)
  const chosen = mode === 'single' ? { ...planned, kind: 'one-pass' as const, parts: [asked] } : planned
  if (chosen.kind === 'times') yield* answeredByTimes(asked, chosen, look, draft, log)
  const ofRows = { before: needed.map((turn) => turn.question), library: shelf && { shelf, within } }
  const mayReckon = intent === 'answer' && mode !== 'single' && continues.length === 0
  if (mayReckon) yield* answeredWithoutModel({ question: plain, scope, found, parts, draft, log, ofRows }, signal)
  const pace = parts.pace ?? new Pace()
  const budget = budgetFor(pace)
  const assigned = await assign(asked, chosen, target, found, shelf, budget, sides)
  const tasks = subject === undefined ? assigned : assigned.map((part) => ({ ...part, name: plain }))
  const given = tasks.some(({ excerpts }) => excerpts)
  if (intent === 'translation' && given && generator) draft.notes.push(UNCHECKED_MEANING)
  // Each part of a plan is looked up and judged by itself: the judge knows no question of two.
  const passes = mayTry(intent, found.verdict)
  const worthTrying = found.excerpts.length > 0 && (chosen.kind === 'plan' || passes)
  if (hasNew && draft.empty && draft.missing.length === 0 && (given || worthTrying)) {
    const excerpts = intent === 'comparison' ? inTurns(found.excerpts) : found.excerpts
    const first = intent === 'answer' ? worthFirst(excerpts) : excerpts
    if (!given) {
      const added = sources.add(passes ? first : [], budget.firstTokens, (items) => newestFirst(asked, items))
      yield* log.begin(chosen.why, query, added, excerpts)
    }
    if (!generator) recorder.skip('generate', 'No language model is installed; the answer quotes the files.')
    else {
      const asLoop: Route = chosen.kind === 'times' ? { ...chosen, kind: 'loop' } : chosen
      const writer = new Writer(generator, pace, log, LENGTHS[intent])
      const reading = { thread, instructions, unread: excerpts, find: look, sources }
      const task = { parts: tasks, route: asLoop, mode, budget, ...reading, writer, draft, log }
      yield* checked(loop(task, signal), recorder, draft)
      if (intent === 'answer' && continues.length === 0) yield* inTheirWords(asked, draft, sources.evidence)
    }
    const told = draft.empty && intent === 'answer' ? dayOf(asked, found.excerpts) : undefined
    if (told) {
      const evidence = found.excerpts.map((excerpt) => excerpt.evidence)
      yield* draft.accept(told, told.check, evidence)
    }
    if (intent === 'answer' && continues.length === 0) yield* inOwnTurn(asked, draft, excerpts)
    if (draft.empty && mayReckon) yield* answeredByRows(plain, excerpts, draft, log, { ...ofRows, alone: true })
    // A small model sometimes finds nothing where the judge is sure: the file's own words are the better answer then.
    if (!generator || (draft.empty && !given && (found.verdict.best ?? 0) >= SURE))
      yield* quoted(asked, tasks, sources, draft, recorder, { againstModel: generator !== undefined })
  } else if (hasNew && draft.empty && draft.missing.length === 0 && mayReckon) {
    // The judge has learnt neither German nor rows of values: a row that holds all that is asked for answers what it refuses.
    yield* answeredByRows(plain, found.excerpts, draft, log, { ...ofRows, alone: true })
  }
  signal?.throwIfAborted()
  const slips = readAs(found.slips)
  if (slips && !draft.empty) draft.notes.push(slips)
  const coverage = since(before, parts.coverage())
  const nearest = found.passages.slice(0, NEAREST)
  const others = found.excerpts.map(({ evidence }) => evidence)
  // A comparison tells itself what differs.
  const differing = conflictsOf(intent === 'comparison' ? [] : draft.sentences, sources.evidence, others)
  const changed = await parts.stale(differing)
  const conflicts = differing.filter(({ path }) => !changed.has(path))
  if (intent === 'answer') yield* inNewerWords(conflicts, [...sources.evidence, ...others], draft)
  const unreadable = draft.empty && coverage.failed > 0 ? (parts.unreadable?.() ?? []) : []
  const isClose = (found.verdict.best ?? 0) >= CLOSE
  const result = conclude({ question, draft, nearest, coverage, isClose, unreadable, conflicts, recorder, log })
  if (!given) threads?.keep(scope, { question, answer: result.text }, threadOf(thread, asked, sources, draft.written || result.text))
  return result
}

/** A thread whose files still say what was read of them and may still be read; else none, and the turns are read without sources. */
async function sound(thread: Thread | undefined, { stale, shelf }: AnswerParts): Promise<Thread | undefined> {
  const read = thread?.sources.map(({ evidence }) => evidence.passage) ?? []
  if (read.some(({ path }) => shelf?.files({ files: [path] }).length === 0)) return undefined
  return (await stale(read)).size > 0 ? undefined : thread
}

/** What the model has read and written once this answer stands, word by word. */
function threadOf(thread: Thread, question: string, sources: SourceList, text: string): Thread {
  const [, ...messages] = promptMessages({ task: question, sources: sources.fresh, thread, written: text })
  return { messages: messages.map((message) => ({ ...message, text: message.text.trimEnd() })), sources: sources.all }
}

/** Passes the loop's events on and leaves the line of its checks in the trace. */
async function* checked(events: AsyncGenerator<AnswerEvent>, recorder: TraceRecorder, draft: Draft): AsyncGenerator<AnswerEvent> {
  yield* events
  const { sentences, dropped } = draft
  const note = dropped.map(({ text, reason }) => `Dropped: “${text}” ${reason}`).join(' ')
  recorder.add('check sentences', 0, sentences.length + dropped.length, sentences.length, note || undefined)
}

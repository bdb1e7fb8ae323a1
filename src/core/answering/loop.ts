import type { AnswerEvent, Turn } from '../../shared/types.ts'
import type { Budget } from './budget.ts'
import { checkSentence, type Check } from './check.ts'
import type { Draft } from './draft.ts'
import type { Excerpt } from './excerpts.ts'
import type { Found } from './find.ts'
import { worthReading } from './gate.ts'
import { promptMessages } from './prompt.ts'
import { missingWords, nextQuery } from './query.ts'
import type { RoundLog } from './round-log.ts'
import type { AnswerMode, Route } from './route.ts'
import type { Source, SourceList } from './sources.ts'
import { passageWords } from './windows.ts'
import type { Writer } from './writer.ts'

/** Sentences to one question; a plan has them for each of its parts. */
const MAX_SENTENCES = 8
/** Sentences in a row that no source supports: the model is inventing. */
const MAX_DROPS = 2

export interface LoopTask {
  readonly question: string
  readonly route: Route
  readonly mode: AnswerMode
  readonly budget: Budget
  readonly turns: readonly Turn[]
  /** What was found for the question and not read yet, best first. */
  readonly unread: readonly Excerpt[]
  readonly find: (query: string, signal?: AbortSignal) => Promise<Found>
  readonly sources: SourceList
  readonly writer: Writer
  readonly draft: Draft
  readonly log: RoundLog
}

/**
 * The answer, one sentence at a time: write it, hold it against the files, and show it; or, when they do not say it, look
 * again with what it says and lacks, add what comes in behind the sources, and write it once more. Every part of a plan
 * is looked up first. What stands is never taken back.
 */
export async function* loop(task: LoopTask, signal?: AbortSignal): AsyncGenerator<AnswerEvent> {
  const { question, route, mode, budget, sources, draft, log } = task
  let rounds = roundsFor(mode, route, budget)
  try {
    for (const part of route.parts) {
      if (part !== question && route.kind === 'plan') {
        const found = await task.find(part, signal)
        const added = sources.add(found.verdict.answerable ? found.excerpts : [], budget.roundTokens)
        log.begin(`A part of the question: ${part}`, part, added, found.excerpts)
      }
      const answered = yield* answerPart(task, part, rounds, signal)
      rounds = answered.rounds
      if (!answered.stands) draft.missing.push(part)
    }
  } finally {
    // Who leaves the stream early leaves a model that still writes.
    await task.writer.restart()
  }
}

async function* answerPart(
  task: LoopTask,
  part: string,
  limit: number,
  signal?: AbortSignal
): AsyncGenerator<AnswerEvent, { readonly rounds: number; readonly stands: boolean }> {
  const { mode, route, sources, writer, draft } = task
  let rounds = limit
  const before = draft.sentences.length
  let drops = 0
  // What the model is told it has said: also what was dropped, or it would say it again.
  const told = [draft.text]
  await writer.restart()
  let said = 0
  while (said < MAX_SENTENCES && drops < MAX_DROPS) {
    const messages = () => promptMessages(part, sources.all, task.turns, told.filter(Boolean).join(' '), route.intent)
    const written = yield* writer.sentence(messages, signal)
    if (!written) {
      draft.unfinished ||= writer.cutShort
      break
    }
    if (!/[\p{L}\p{N}]/u.test(written.text)) continue
    const check = checkSentence(written.text, written.tokens, part, sources.evidence, route.intent)
    const stands = check.outcome === 'supported' || check.outcome === 'weak'
    if (stands && draft.repeats(written.text)) return { rounds, stands: true }
    const why = rounds > 0 ? trigger(mode, check) : undefined
    // Looking while the model goes on writing would have both wait for the same cores.
    if (why !== undefined) await writer.restart()
    const look = why === undefined ? undefined : await lookAgain(task, part, written.text, check, signal)
    if (why !== undefined && look) {
      rounds--
      const keeps = stands && mode !== 'confidence'
      if (keeps) told.push(written.text)
      if (!keeps) yield* draft.takeBack(written.text, check)
      else if (yield* draft.accept(written.text, check, sources.evidence)) said++
      task.log.begin(why, look.query, look.added, look.excerpts)
      continue
    }
    if (check.outcome === 'not-found') {
      yield* draft.takeBack(written.text, check)
      break
    }
    told.push(written.text)
    if (stands) {
      drops = (yield* draft.accept(written.text, check, sources.evidence)) ? 0 : drops + 1
      said++
    } else {
      yield* draft.drop(written.text, check)
      drops++
    }
  }
  draft.unfinished ||= said >= MAX_SENTENCES
  return { rounds, stands: draft.sentences.length > before }
}

/** How often may be looked again: not at all in one pass, once where one passage seems to say all. */
export function roundsFor(mode: AnswerMode, route: Route, budget: Budget): number {
  if (mode === 'single') return 0
  return mode === 'interleaved' && route.kind === 'one-pass' ? Math.min(1, budget.rounds) : budget.rounds
}

/** Why a sentence makes the loop look again, in plain words; undefined where it does not. */
export function trigger(mode: AnswerMode, check: Check): string | undefined {
  const failed = check.outcome === 'unsupported' || check.outcome === 'not-found'
  switch (mode) {
    case 'single':
      return undefined
    case 'always':
      return check.reason || 'After every sentence.'
    case 'confidence':
      return check.doubtful.length > 0 || check.outcome === 'not-found' ? check.reason : undefined
    case 'support':
      return failed ? check.reason : undefined
    case 'interleaved':
      return failed ? check.reason : undefined
  }
}

/** What a further look brought; undefined when nothing new came in. */
interface Look {
  readonly query: string
  readonly added: readonly Source[]
  readonly excerpts: readonly Excerpt[]
}

/** Looks with a query made of the sentence and what it lacks; what was found before and not read yet competes with what comes now. */
async function lookAgain(task: LoopTask, part: string, sentence: string, check: Check, signal?: AbortSignal): Promise<Look | undefined> {
  const { sources, budget } = task
  const held = new Set(sources.evidence.flatMap(passageWords))
  const query = nextQuery(part, sentence, check, missingWords(part, held))
  const found = query === undefined ? undefined : await task.find(query, signal)
  const excerpts = [...worthReading(found?.excerpts ?? []), ...worthReading(task.unread)]
  const added = sources.add(excerpts, budget.roundTokens)
  return added.length > 0 ? { query: query ?? part, added, excerpts } : undefined
}

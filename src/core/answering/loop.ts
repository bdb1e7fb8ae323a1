import type { AnswerEvent } from '../../shared/types.ts'
import { checkSentence, onlyAnnounces } from './check/check.ts'
import type { Draft } from './draft.ts'
import { bestOf } from './sources/gate.ts'
import { lookAgain, type Look, type Looking } from './sources/look-again.ts'
import { sourcesFor } from './write/part-sources.ts'
import { others } from './others.ts'
import type { Part } from './write/part.ts'
import { promptMessages } from './write/prompt.ts'
import { withoutIdleYes } from './question/question-kind.ts'
import type { RoundLog } from './round-log.ts'
import type { AnswerMode, Route } from './question/route.ts'
import type { SourceList } from './sources/sources.ts'
import type { Thread } from './write/threads.ts'
import { inOwnWords } from './without-model/own-words.ts'
import { roundsFor, trigger } from './trigger.ts'
import type { Writer } from './write/writer.ts'

/** Sentences in a row that no source supports: the model is inventing. */
const MAX_DROPS = 2

export interface LoopTask extends Looking {
  readonly parts: readonly Part[]
  readonly route: Route
  readonly mode: AnswerMode
  /** What the model read and wrote of the conversation before. */
  readonly thread: Thread
  /** The user's own, beside the question; mostly empty. */
  readonly instructions: string
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
  const { draft } = task
  let rounds = roundsFor(task.mode, task.route, task.budget)
  try {
    // What an answer that is gone on with says already is not written again.
    const open = task.parts.filter((part) => !draft.covers(part.excerpts))
    draft.unfinished = open.length > task.budget.parts
    for (const part of open.slice(0, task.budget.parts)) {
      const sources = yield* sourcesFor(task, part, signal)
      const written = sources ? yield* writePart(task, part, sources, rounds, signal) : { rounds, stands: false }
      rounds = written.rounds
      if (written.stands) continue
      if (part.excerpts) yield* inOwnWords(part, draft, task.route)
      else draft.missing.push(part.name)
    }
  } finally {
    // Who leaves the stream early leaves a model that still writes.
    await task.writer.restart()
  }
}

async function* writePart(
  task: LoopTask,
  part: Part,
  sources: SourceList,
  limit: number,
  signal?: AbortSignal
): AsyncGenerator<AnswerEvent, { readonly rounds: number; readonly stands: boolean }> {
  const { mode, writer, draft, log } = task
  const { intent } = task.route
  const before = draft.sentences.length
  let rounds = limit
  let said = 0
  let drops = 0
  let step: Look['step']
  // What the model is told it has said: also what was dropped, or it would say it again.
  const told = part.excerpts ? [] : [draft.text]
  await writer.restart()
  while (said < part.most && drops < MAX_DROPS) {
    const messages = () =>
      promptMessages({
        ...part,
        task: step?.question ?? part.task,
        // A small model finds the second step in what was found for it, and in little else.
        sources: step?.added ?? sources.fresh,
        thread: task.thread,
        instructions: task.instructions,
        written: told.filter(Boolean).join(' '),
        intent
      })
    const next = yield* writer.sentence(messages, signal)
    const written = next && { ...next, text: withoutIdleYes(next.text, part.task) }
    if (!written) {
      draft.unfinished ||= writer.cutShort
      break
    }
    if (!/[\p{L}\p{N}]/u.test(written.text)) continue
    const begins = said === 0 && { ...(part.label ? { label: part.label } : {}), opens: written.opens || part.opens === true }
    const sentence = { ...written, ...begins }
    // It wavers over a question made by rule: .30 for "not found" before a right second step, more than a guess has elsewhere.
    const doubt = { refusal: step ? 0 : written.refusal, judged: bestOf(task.unread), goesOn: said > 0 }
    const check = checkSentence(written.text, written.tokens, step?.question ?? part.task, sources.evidence, intent, doubt)
    // The model's doubt stands before its first sentence, whatever that is.
    if (intent === 'answer' && check.outcome !== 'not-found' && onlyAnnounces(written.text, part.task)) {
      yield* draft.leaveOut(written.text, 'It only announces what follows.')
      continue
    }
    const stands = check.outcome === 'supported' || check.outcome === 'weak'
    if (stands && draft.repeats(written.text)) return { rounds, stands: true }
    const why = rounds > 0 ? trigger(mode, check) : undefined
    // Looking while the model goes on writing would have both wait for the same cores.
    if (why !== undefined) await writer.restart()
    const look = why === undefined ? undefined : await lookAgain(task, sources, part.task, written.text, check, signal)
    if (why !== undefined && look) {
      rounds--
      const keeps = stands && mode !== 'confidence'
      if (keeps) told.push(written.text)
      if (!keeps) yield* draft.takeBack(written.text, check)
      else if (yield* draft.accept(sentence, check, sources.evidence)) said++
      yield* log.begin(why, look.query, look.added, look.excerpts)
      step = look.step
      continue
    }
    if (check.outcome === 'not-found') {
      yield* draft.takeBack(written.text, check)
      break
    }
    told.push(written.text)
    if (stands) {
      if (step && !draft.repeats(step.first)) {
        const first = checkSentence(step.first, [], part.task, sources.evidence, intent)
        if (first.attribution.supported && (yield* draft.accept({ text: step.first }, first, sources.evidence))) said++
      }
      drops = (yield* draft.accept(sentence, check, sources.evidence)) ? 0 : drops + 1
      said++
    } else {
      yield* draft.drop(written.text, check)
      drops++
    }
  }
  if (said > 0) yield* others(task, part, rounds, signal)
  // The sections of a summary have their length; a question whose sentences ran out may have more to say.
  draft.unfinished ||= !part.excerpts && said >= part.most
  return { rounds, stands: draft.sentences.length > before }
}

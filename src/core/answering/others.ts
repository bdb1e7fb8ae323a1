import type { AnswerEvent } from '../../shared/types.ts'
import { checkSentence } from './check/check.ts'
import type { Excerpt } from './sources/excerpts.ts'
import { bestOf } from './sources/gate.ts'
import type { LoopTask } from './loop.ts'
import type { Part } from './write/part.ts'
import { promptMessages } from './write/prompt.ts'
import { asksForAll } from './question/question-kind.ts'
import { SourceList, type Source } from './sources/sources.ts'
import { contentWords, heldWords } from './text/words.ts'

/** Cross-encoder score from which another file is asked as well: the three wishes of "Who wished me a happy new year?" have .99. */
const SPEAKS_OF_IT = 0.9

/**
 * "Who wished me a happy new year?" has an answer in each of three files, and a small model that reads them together names one. Each
 * further file that speaks of it is asked by itself, while `rounds` are left, and stands where it brings somebody new.
 */
export async function* others(task: LoopTask, part: Part, rounds: number, signal?: AbortSignal): AsyncGenerator<AnswerEvent> {
  const { writer, draft, log, sources, route, budget, instructions } = task
  if (route.intent !== 'answer' || !asksForAll(part.task)) return
  for (const source of uncited(task).slice(0, rounds)) {
    sources.add(source.excerpts, budget.roundTokens)
    await writer.restart()
    yield* log.begin('Another file may name somebody else.', part.task, source.read, source.excerpts)
    const written = yield* writer.sentence(() => promptMessages({ task: part.task, sources: source.read, instructions }), signal)
    if (!written) continue
    const doubt = { refusal: written.refusal, judged: bestOf(source.excerpts) }
    const check = checkSentence(written.text, written.tokens, part.task, [source.evidence], 'answer', doubt)
    if (check.outcome !== 'supported') yield* draft.takeBack(written.text, check)
    else if (!namesAnother(written.text, `${part.task} ${draft.text}`)) yield* draft.leaveOut(written.text, 'It is said already.')
    else yield* draft.accept(written, check, [source.evidence])
  }
}

interface Other {
  readonly evidence: Source['evidence']
  readonly excerpts: readonly Excerpt[]
  readonly read: readonly Source[]
}

/** The files that speak of what is asked and that no sentence is cited to, best first. */
function uncited({ unread, draft, budget }: LoopTask): readonly Other[] {
  const cited = new Set(draft.sentences.flatMap(({ citations }) => citations.map(({ document }) => document)))
  const speaking = unread.filter(({ judged = 0, evidence }) => judged >= SPEAKS_OF_IT && !cited.has(evidence.passage.document))
  return [...new Set(speaking.map(({ evidence }) => evidence))].map((evidence) => {
    const excerpts = speaking.filter((excerpt) => excerpt.evidence === evidence)
    return { evidence, excerpts, read: new SourceList().add(excerpts, budget.roundTokens) }
  })
}

/** Whether it begins with somebody whom neither the question nor the answer names: "Li wished Ben …" says nothing of who wished Li. */
function namesAnother(sentence: string, said: string): boolean {
  const known = new Set(heldWords(said))
  return contentWords(SUBJECT.exec(sentence)?.[0] ?? '').some((word) => !known.has(word))
}

const SUBJECT = /^\W*(?:\p{Lu}[\p{L}\p{M}\p{N}.'’-]*\s+){1,3}/u

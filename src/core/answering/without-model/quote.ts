import type { AnswerEvent } from '../../../shared/types.ts'
import type { TraceRecorder } from '../../trace.ts'
import { checkSentence } from '../check/check.ts'
import type { Draft } from '../draft.ts'
import { extractSentences } from '../sources/extract.ts'
import type { Part } from '../write/part.ts'
import type { SourceList } from '../sources/sources.ts'

/**
 * Where a model found nothing, a sentence that is quoted all the same must hold this share of the question's words. The first step of a
 * question that takes two holds .5 to .78 of them and answers nothing (hotpot dev: six of eight such quotes were wrong).
 */
const AGAINST_MODEL = 0.8

/** The files' own sentences, where there is no model or it found nothing: those that speak of the question, or the first of each section. */
export async function* quoted(
  question: string,
  parts: readonly Part[],
  sources: SourceList,
  draft: Draft,
  recorder: TraceRecorder,
  { againstModel = false } = {}
): AsyncGenerator<AnswerEvent> {
  draft.mode = 'extractive'
  const started = performance.now()
  const given = parts.flatMap(({ excerpts = [] }) => excerpts.slice(0, 1))
  const evidence = given.length > 0 ? given.map((excerpt) => excerpt.evidence) : sources.evidence
  const texts =
    given.length > 0
      ? given.map(({ evidence: { document }, start, end }) => document.text.slice(start, end))
      : extractSentences(question, evidence, againstModel ? AGAINST_MODEL : undefined)
  for (const text of texts) {
    const check = checkSentence(text, [], given.length > 0 ? '' : question, evidence)
    if (check.attribution.supported) yield* draft.accept({ text, opens: given.length > 0 }, check, evidence)
  }
  recorder.add('quote', performance.now() - started, evidence.length, draft.sentences.length)
}

import { coreText } from '../messages/core-texts.ts'
import { messages } from '../messages.ts'
import { whereFrom } from '../reading/copy-source.ts'
import { onOneLine } from '../reading/excerpt.ts'
import type { AnswerRun } from '../state/answer.svelte.ts'

/** A question and its answer with footnotes that are counted through the whole file. */
export interface ExportedTurn {
  readonly question: string
  /** What stands in place of sentences: an abstention, a stop. */
  readonly remark: string
  readonly sentences: readonly ExportedSentence[]
  readonly notes: readonly ExportedNote[]
}

export interface ExportedSentence {
  readonly text: string
  readonly notes: readonly number[]
  /** Why it is to be read with care; empty otherwise. */
  readonly caution: string
  /** What stands before it: a space, or a line of its own. */
  readonly opens: boolean
  /** It is the file's own words. */
  readonly verbatim: boolean
}

export interface ExportedNote {
  readonly number: number
  readonly quote: string
  /** "lease.pdf, page 3, 12 Mar 2026". */
  readonly place: string
}

/** The turns of a conversation, ready to be written in any format. */
export function exportedTurns(runs: readonly AnswerRun[]): readonly ExportedTurn[] {
  let before = 0
  return runs.map((run) => {
    const offset = before
    before += run.sources.at(-1)?.number ?? 0
    return {
      question: run.question,
      remark: coreText(run.sentences.length > 0 ? (run.answer?.reason ?? '') : (run.answer?.text ?? messages.answer.stopped)),
      sentences: run.sentences.map(({ text, citations, caution = '', paragraph = false, verbatim = false }, index) => ({
        text,
        notes: citations.map(({ number }) => number + offset),
        caution: coreText(caution),
        opens: paragraph && index > 0,
        verbatim
      })),
      notes: run.sources.map((source) => ({
        number: source.number + offset,
        quote: onOneLine(source.quote),
        place: whereFrom(source)
      }))
    }
  })
}

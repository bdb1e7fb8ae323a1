import type { AnswerEvent } from '../../../shared/types.ts'
import { answeredByFigure } from './answer-figure.ts'
import { answeredByIntroductions } from './answer-introductions.ts'
import { answeredByMentions } from './answer-mentions.ts'
import { answeredByOpeners } from './answer-openers.ts'
import { answeredByRows, type RowsOptions } from './answer-rows.ts'
import type { Draft } from '../draft.ts'
import type { FinderParts, Found } from '../sources/find.ts'
import type { RoundLog } from '../round-log.ts'

export interface Asked {
  readonly question: string
  readonly scope: string
  readonly found: Found
  readonly parts: FinderParts
  readonly draft: Draft
  readonly log: RoundLog
  readonly ofRows: RowsOptions
}

/**
 * Answers what needs no model and which a small one gets wrong: lists of files, who somebody is, who began a conversation, what the rows
 * of a table come to, the figure of one. The first of these that writes anything is the answer; none does for most questions.
 */
export async function* answeredWithoutModel(
  { question, scope, found, parts, draft, log, ofRows }: Asked,
  signal?: AbortSignal
): AsyncGenerator<AnswerEvent> {
  const ways = [
    () => answeredByMentions(question, scope, parts, draft, log, signal),
    () => answeredByIntroductions(question, scope, parts, draft, log, signal),
    () => answeredByOpeners(question, found, draft, log),
    () => answeredByRows(question, found.excerpts, draft, log, ofRows),
    () => answeredByFigure(question, found.excerpts, draft, log, ofRows.before)
  ]
  for (const way of ways) if (draft.empty) yield* way()
}

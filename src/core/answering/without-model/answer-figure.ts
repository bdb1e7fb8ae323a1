import { basename } from 'node:path'
import type { AnswerEvent } from '../../../shared/types.ts'
import { asTold, type Check } from '../check/check.ts'
import { citationOf } from '../cite/citation.ts'
import type { Draft } from '../draft.ts'
import type { Excerpt } from '../sources/excerpts.ts'
import { figuresAsked } from '../tables/figure-asked.ts'
import type { RoundLog } from '../round-log.ts'

/**
 * Answers a question for a figure of a table that its row and its column name, with the row as the footnote: of six columns of periods
 * a small model takes any. `before`: the questions that it follows up. Writes nothing where the table does not tell for certain.
 */
export async function* answeredByFigure(
  question: string,
  excerpts: readonly Excerpt[],
  draft: Draft,
  log: RoundLog,
  before: readonly string[] = []
): AsyncGenerator<AnswerEvent> {
  const files = [...new Map(excerpts.map(({ evidence }) => [evidence.passage.document, evidence])).values()]
  for (const { evidence, row, label, column, value, isOne } of figuresAsked(question, files, before)) {
    yield* log.begin('It asks for a figure that a row and a column of a table name: it is looked up, and no model is asked.', question, [
      { evidence, spans: [row] }
    ])
    const unit = row.unit ? ` (${row.unit})` : ''
    const text = `${label}, ${column}: ${value}${unit}, in ${basename(evidence.passage.path)}.`
    // The headings of the passage that was found are not those of another page.
    const citation = { ...citationOf(evidence, row, 1), headings: [] }
    const check = asTold([citation])
    const told: Check = isOne ? check : { ...check, outcome: 'weak', reason: 'Another row of that name holds another figure.' }
    yield* draft.accept({ text, opens: true }, told, [evidence])
  }
}

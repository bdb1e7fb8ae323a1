import type { AnswerEvent, Span } from '../../shared/types.ts'
import { asTold } from './check.ts'
import { citationOf } from './citation.ts'
import { columnQuestionOf } from './column-question.ts'
import type { Draft } from './draft.ts'
import type { Excerpt } from './excerpts.ts'
import { MOST, reckon } from './reckon.ts'
import type { RoundLog } from './round-log.ts'
import { rowsAsked } from './rows-asked.ts'
import type { Row } from './table-rows.ts'

/**
 * Answers a question for a total, a count, a mean or the largest of a table by reckoning over its rows: a small model that reads some
 * of them gives the figure of one as the sum of all. Each row that counts has its footnote. Writes nothing where a word of the question
 * stands neither in the rows nor around them. `alone`: where only one row speaks of it, its figure is told, too. `before`: the questions that
 * it follows up.
 */
export async function* answeredByRows(
  question: string,
  excerpts: readonly Excerpt[],
  draft: Draft,
  log: RoundLog,
  { alone = false, before = [] }: { readonly alone?: boolean; readonly before?: readonly string[] } = {}
): AsyncGenerator<AnswerEvent> {
  const asked = columnQuestionOf(question, before)
  if (!asked || (asked.asks === 'value' && !alone)) return
  const files = [...new Map(excerpts.map(({ evidence }) => [evidence.passage.document, evidence])).values()]
  const told = rowsAsked(asked, files).flatMap((found) => {
    const one = reckon(asked, found)
    return one && (alone || asked.says || !one.isOne) ? [{ ...one, files: found.files }] : []
  })
  for (const { text, rows, files: from } of told.slice(0, alone ? 1 : MOST_KINDS)) {
    const cited = rows.slice(0, MOST)
    const spans = from.flatMap(({ evidence, rows: of }) =>
      joined(of.filter((row) => cited.includes(row))).map((span) => ({ evidence, span }))
    )
    yield* log.begin(
      'It asks what the rows of a table come to: they are reckoned up, and no model is asked.',
      question,
      spans.map(({ evidence, span }) => ({ evidence, spans: [span] }))
    )
    const citations = spans.map(({ evidence, span }) => citationOf(evidence, span, 1))
    yield* draft.accept(
      { text, opens: true },
      asTold(citations),
      from.map(({ evidence }) => evidence)
    )
    if (rows.length > MOST) draft.notes.push(`Only the first ${MOST} of ${rows.length} rows have a footnote.`)
  }
}

/** Kinds of tables that an answer tells of: expenses and mileage both know what the car cost. */
const MOST_KINDS = 2

/** Rows that follow one another, as one span. */
function joined(rows: readonly Row[]): readonly Span[] {
  const spans: { start: number; end: number }[] = []
  for (const { start, end } of rows.toSorted((a, b) => a.start - b.start)) {
    const last = spans.at(-1)
    if (last && start - last.end <= BETWEEN_ROWS) last.end = end
    else spans.push({ start, end })
  }
  return spans
}

/** A line's end, as some systems write it. */
const BETWEEN_ROWS = 2

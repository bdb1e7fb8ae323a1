import type { Citation } from '../../../shared/types.ts'
import { claimsTotal, columnQuestionOf } from './column-question.ts'
import type { Evidence } from '../text/evidence.ts'

/**
 * Whether a sentence answers a question for a total, a mean or the largest of a table with the figure of single rows, or calls it a
 * total: a small model does so where the rows that count could not be told for certain. A row that gives the total itself will do.
 */
export function tellsOneRow(
  sentence: string,
  question: string,
  citations: readonly Pick<Citation, 'document' | 'start' | 'end'>[],
  evidence: readonly Evidence[]
): boolean {
  const asked = columnQuestionOf(question)
  if (!asked || citations.length === 0 || (!claimsTotal(sentence) && (!asked.says || asked.asks === 'times'))) return false
  return citations.every(({ document, start, end }) => {
    const text = evidence.find(({ passage }) => passage.document === document)?.document
    const row = text?.blocks.find((block) => block.kind === 'table-row' && block.start < end && start < block.end)
    return (
      text !== undefined &&
      row !== undefined &&
      !/\b(?:totals?|sum|average|mean|most|least|\p{L}+est)\b/iu.test(text.text.slice(row.start, row.end))
    )
  })
}

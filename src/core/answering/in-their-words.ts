import type { AnswerEvent, Citation, Span } from '../../shared/types.ts'
import { addressesModel } from './addresses-model.ts'
import { asTold } from './check.ts'
import { citationOf } from './citation.ts'
import { turnsOf } from './conversation.ts'
import type { Draft } from './draft.ts'
import type { Evidence } from './evidence.ts'
import { LONGEST } from './whole-turn.ts'
import { contentWords, onOneLine } from './words.ts'

/** Content words that the file's own must add to the answer's; fewer say the same again. */
const ADDS = 2

/**
 * Under an answer of one sentence, what its first footnote quotes, in full and in the file's own words: a small model shortens ("the
 * fruity options", and not which), and a reader who sees the place beside the sentence need not trust it.
 */
export async function* inTheirWords(draft: Draft, evidence: readonly Evidence[]): AsyncGenerator<AnswerEvent> {
  const [cited] = draft.sentences[0]?.citations ?? []
  const source = evidence.find(({ passage }) => passage.document === cited?.document)
  if (!cited || !source || isTable(cited, source) || draft.sentences.length > 1 || draft.unfinished) return
  const citation = citationOf(source, inFull(cited, source), 1)
  const said = new Set(contentWords(draft.text))
  const added = new Set(contentWords(citation.quote).filter((word) => !said.has(word)))
  if (added.size < ADDS || addressesModel(citation.quote)) return
  yield* draft.accept({ text: `“${onOneLine(citation.quote)}”`, verbatim: true }, asTold([citation]), evidence)
}

/** A row is read in its table, below the names of its columns. */
function isTable(cited: Pick<Citation, 'start' | 'end'>, { document }: Evidence): boolean {
  return document.blocks.some(({ kind, start, end }) => kind === 'table-row' && start < cited.end && end > cited.start)
}

/** In a chat all that those who are quoted say there, where that is no more than a glance. */
function inFull({ start, end }: Pick<Citation, 'start' | 'end'>, { document }: Evidence): Span {
  const turns = turnsOf(document)
  const first = turns.findLast((turn) => turn.start <= start)
  const last = turns.findLast((turn) => turn.start < end)
  if (!first || !last) return { start, end }
  const whole = { start: first.start, end: last.start + document.text.slice(last.start, last.end).trimEnd().length }
  // What is said after the quoted words tells more than what led to them.
  return [whole, { start, end: whole.end }].find((span) => span.end - span.start <= LONGEST) ?? { start, end }
}

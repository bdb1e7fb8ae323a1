import { dirname, extname } from 'node:path'
import type { AnswerEvent, Span } from '../../../shared/types.ts'
import { asTold } from '../check/check.ts'
import { citationOf } from '../cite/citation.ts'
import { columnQuestionOf } from '../tables/column-question.ts'
import type { Draft } from '../draft.ts'
import type { Evidence } from '../text/evidence.ts'
import type { Excerpt } from '../sources/excerpts.ts'
import { MOST, reckon } from '../tables/reckon.ts'
import type { RoundLog } from '../round-log.ts'
import { rowsAsked } from '../tables/rows-asked.ts'
import type { Scope } from '../question/scope.ts'
import { nameWords } from '../question/sides.ts'
import type { Row } from '../text/table-rows.ts'
import type { Shelf } from '../question/target.ts'
import { excerptsFrom } from '../sources/whole.ts'

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
  { alone = false, before = [], library }: RowsOptions = {}
): AsyncGenerator<AnswerEvent> {
  const asked = columnQuestionOf(question, before)
  if (!asked || (asked.asks === 'value' && !alone)) return
  const found = [...new Map(excerpts.map(({ evidence }) => [evidence.passage.document, evidence])).values()]
  const files = library ? [...found, ...(await siblingsOf(found, library))] : found
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

export interface RowsOptions {
  readonly alone?: boolean
  readonly before?: readonly string[]
  /** Where tables that go on with those that were found are looked for. */
  readonly library?: { readonly shelf: Shelf; readonly within: Scope } | undefined
}

/** Tables of the same series in the same folder, as the expenses of other years: a search finds one of them, and a total is of all. */
async function siblingsOf(
  found: readonly Evidence[],
  { shelf, within }: NonNullable<RowsOptions['library']>
): Promise<readonly Evidence[]> {
  const paths = new Set(found.map(({ passage }) => passage.path))
  const seriesOf = (path: string): string => `${dirname(path)}\t${nameWords(path).join(' ')}\t${extname(path)}`
  const series = new Set(found.filter(hasTable).map(({ passage }) => seriesOf(passage.path)))
  const others = shelf.files(within).filter(({ path, state }) => state === 'indexed' && !paths.has(path) && series.has(seriesOf(path)))
  const opened = await Promise.all(
    others.slice(0, MOST_SIBLINGS).map(async (file) => {
      const one = await shelf.open(file.path)
      const [row] = one?.document.blocks.filter(({ kind }) => kind === 'table-row') ?? []
      return one && row ? excerptsFrom(file, one, [row]).map(({ evidence }) => evidence) : []
    })
  )
  const known = new Set(found.map(({ passage }) => passage.document))
  return opened.flat().filter(({ passage }) => !known.has(passage.document))
}

const hasTable = ({ document }: Evidence): boolean => document.blocks.some(({ kind }) => kind === 'table-row')

/** Twelve months of two years. */
const MOST_SIBLINGS = 24

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

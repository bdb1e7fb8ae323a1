import { basename } from 'node:path'
import type { AnswerEvent, Span } from '../../../shared/types.ts'
import { asTold } from '../check/check.ts'
import { citationOf } from '../cite/citation.ts'
import type { Draft } from '../draft.ts'
import type { Evidence } from '../text/evidence.ts'
import type { FinderParts } from '../sources/find.ts'
import type { RoundLog } from '../round-log.ts'
import { onOneLine } from '../text/words.ts'

/** Passages that are looked through for places that are quoted without a model. */
const LOOKED_THROUGH = 60

/** The passages that hold most of a few words, each with the text it stands in; best first. */
export async function passagesWith(
  words: string,
  scope: string,
  { retriever, document }: FinderParts,
  signal?: AbortSignal
): Promise<readonly Evidence[]> {
  const { passages } = await retriever.retrieve(`${words}${scope}`, { top: LOOKED_THROUGH, stage: 'bm25' }, signal)
  const found: Evidence[] = []
  for (const passage of passages) {
    const text = await document(passage.document)
    if (text) found.push({ passage, document: text })
  }
  return found
}

/** A place that is told by quoting it. */
export interface QuotedPlace {
  readonly evidence: Evidence
  readonly span: Span
}

/** Tells places in the file's own words, each on a line of its own with its file and its footnote. `why`, `query`: for the trace. */
export async function* tellPlaces(
  places: readonly QuotedPlace[],
  { why, query }: { readonly why: string; readonly query: string },
  draft: Draft,
  log: RoundLog
): AsyncGenerator<AnswerEvent> {
  yield* log.begin(
    why,
    query,
    places.map(({ evidence, span }) => ({ evidence, spans: [span] }))
  )
  for (const { evidence, span } of places) {
    const citation = citationOf(evidence, span, 1)
    const text = `${basename(evidence.passage.path)}: “${onOneLine(citation.quote)}”`
    yield* draft.accept({ text, opens: true }, asTold([citation]), [evidence])
  }
}

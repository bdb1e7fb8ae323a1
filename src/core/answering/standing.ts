import type { AnswerSentence, Document } from '../../shared/types.ts'
import type { FileVersion } from '../indexing/freshness.ts'
import { isVerbatim } from './cite/citation.ts'

/** A sentence as a window sends it back: what is optional may be there and undefined. */
export interface Standing {
  readonly text: string
  readonly citations: readonly (Omit<AnswerSentence['citations'][number], 'page'> & { readonly page?: number | undefined })[]
  readonly caution?: string | undefined
  readonly paragraph?: true | undefined
  readonly verbatim?: true | undefined
}

/**
 * The sentences that an answer goes on behind, each with those of its footnotes whose quote is the stored text, character
 * by character, and whose file still says it: what comes from a window is checked like what a model writes. One that has lost all
 * of them goes.
 */
export async function standingOf(
  sentences: readonly Standing[],
  load: (hash: string) => Promise<Document | undefined>,
  stale: (files: readonly FileVersion[]) => Promise<ReadonlySet<string>>
): Promise<readonly AnswerSentence[]> {
  const changed = await stale(sentences.flatMap(({ citations }) => citations))
  const checked = await Promise.all(
    sentences.map(async ({ text, citations, caution, paragraph, verbatim }) => {
      const sound = await Promise.all(
        citations.map(async ({ page, ...citation }) => {
          const document = await load(citation.document)
          return document && isVerbatim(citation, document) && !changed.has(citation.path)
            ? [{ ...citation, ...(page === undefined ? {} : { page }) }]
            : []
        })
      )
      return {
        text,
        citations: sound.flat(),
        had: citations.length,
        ...(caution === undefined ? {} : { caution }),
        ...(paragraph ? { paragraph } : {}),
        ...(verbatim ? { verbatim } : {})
      }
    })
  )
  return checked.flatMap(({ had, ...sentence }) => (had > 0 && sentence.citations.length === 0 ? [] : [sentence]))
}

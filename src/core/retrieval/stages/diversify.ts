import type { Stage } from '../stage.ts'

/**
 * A document of at most this many chunks is shown once, by its best passage: its others stand beside it when it is opened,
 * and ten passages reach more documents. On lihua (4 chunks a file) see docs/retrieval.md.
 */
const SHORT_DOCUMENT = 6

/** Shows the same text once (copies of a file, versions of a document), and short documents once. */
export const diversify: Stage = {
  name: 'fold copies',
  budgetMs: 500,
  run(state, { chunksOf }) {
    const texts = new Set<string>()
    const short = new Set<string>()
    const passages = state.passages.filter((passage) => {
      const key = passage.text.replaceAll(/\s+/g, ' ').trim()
      if (texts.has(key) || short.has(passage.path)) return false
      texts.add(key)
      if (chunksOf(passage.path) <= SHORT_DOCUMENT) short.add(passage.path)
      return true
    })
    return { ...state, passages }
  }
}

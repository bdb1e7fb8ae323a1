import { counted } from '../../../shared/counted.ts'
import type { Chunk, Passage } from '../../../shared/types.ts'
import { nameKeys, titleKey } from '../../names.ts'
import { adding, ranked } from '../score.ts'
import type { Env, Stage } from '../stage.ts'

/** Passages whose names are followed. */
const FROM = 5
/** Documents that are brought in. */
const MOST = 8
/** Of the score of the passage that names it; between .5 and .9 two-step questions gained alike (docs/retrieval.md). */
const SHARE = 0.7
/** More documents of one title ("Invoice") are no link. */
const NAMESAKES = 2
/** Shorter titles are words. */
const SHORTEST_KEY = 4

/**
 * Follows names: a document whose title stands in one of the best passages is brought in by its own best chunk. Many
 * questions need a second document that shares no word with them, only the name that the first one gives.
 */
export const links: Stage = {
  name: 'follow names',
  budgetMs: 300,
  idle: ({ passages }) => (passages.length === 0 ? 'Nothing was found to follow names from.' : undefined),
  async run(state, env) {
    const named = namedFiles(state.passages.slice(0, FROM), env)
    if (named.size === 0) return state
    const known = new Map(state.passages.map((passage) => [passage.id, passage]))
    for (const chunk of await bestChunks([...named.keys()], state.query.text, env)) {
      const from = named.get(chunk.path)
      if (!from) continue
      const passage = known.get(chunk.id) ?? { ...chunk, rank: 0, score: 0, scores: {}, why: [] }
      known.set(chunk.id, adding(passage, { stage: 'follow names', adds: from.score * SHARE, note: `“${from.title}” names it` }))
    }
    return { ...state, passages: ranked([...known.values()]) }
  },
  note: (before, after) => {
    const brought = after.passages.length - before.passages.length
    return brought > 0 ? `${counted(brought, 'passage')} of documents that the best ones name` : undefined
  }
}

/** Files named in passages, each with the best passage that names it, best first. */
function namedFiles(passages: readonly Passage[], { titled }: Env): Map<string, Passage> {
  const files = new Map<string, Passage>()
  for (const passage of passages) {
    const own = titleKey(passage.title)
    const keys = new Set([...nameKeys(passage.text)].filter((key) => key.length >= SHORTEST_KEY && key !== own))
    for (const paths of titled(keys).values()) {
      if (paths.length > NAMESAKES) continue
      for (const path of paths) if (path !== passage.path && !files.has(path) && files.size < MOST) files.set(path, passage)
    }
  }
  return files
}

/** The chunk of each file that is nearest to the question's words, else its first. */
async function bestChunks(paths: readonly string[], text: string, { store, signal }: Env): Promise<Chunk[]> {
  const hits = await store.searchText({ words: text }, paths.length * 4, { paths }, signal)
  const best = new Map<string, Chunk>()
  for (const { bm25: _, ...chunk } of hits) if (!best.has(chunk.path)) best.set(chunk.path, chunk)
  const silent = paths.filter((path) => !best.has(path))
  return [...best.values(), ...(silent.length > 0 ? await store.firstChunks(silent) : [])]
}

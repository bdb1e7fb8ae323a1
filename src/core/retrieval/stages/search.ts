import { asFootnoteError } from '../../../shared/errors.ts'
import type { Embedder } from '../../roles.ts'
import type { Env, Leg, Stage, State } from '../stage.ts'

/** Candidates of each leg: recall@50 of either leg is above .95 on our dev sets. */
const CANDIDATES = 50
/** Chunks of the days that a question names. */
const DATED = 20
/** Weight of each leg in the fusion; set on the dev sets, see docs/retrieval.md. */
const WEIGHTS = { bm25: 0.4, vector: 0.6, dated: 0.4 }

export interface SearchOptions {
  readonly bm25: boolean
  readonly vector: boolean
}

/** First stage: full text and vectors side by side, both within the filter. A leg that fails or has no model is left out; the other answers alone. */
export function search(legs: SearchOptions): Stage {
  return {
    name: 'search',
    budgetMs: 10_000,
    required: true,
    async run(state, env) {
      const [lexical, dense] = await Promise.all([
        legs.bm25 ? textLeg(state, env) : undefined,
        legs.vector ? vectorLegs(state, env) : undefined
      ])
      const found = [...(lexical ? [lexical] : []), ...(dense ?? [])]
      return { ...state, legs: found.filter(({ hits }) => hits.length > 0) }
    }
  }
}

async function textLeg({ query }: State, { store, recorder, top, signal }: Env): Promise<Leg> {
  const hits = await recorder.stage(
    'bm25',
    1,
    () => store.searchText(query.lexical, Math.max(CANDIDATES, top), query.filter, signal),
    (found) => found.length
  )
  return { name: 'bm25', weight: WEIGHTS.bm25, hits: hits.map(({ bm25, ...chunk }) => ({ chunk, score: bm25 })) }
}

/** Embeds the question while words are searched for, then searches vectors, and those of the days it names apart. */
async function vectorLegs({ query }: State, env: Env): Promise<Leg[]> {
  const { recorder, signal } = env
  try {
    const embedder = await env.embedder()
    if (!embedder) {
      recorder.skip('vector', 'No embedding model is installed; full-text search answers alone.')
      return []
    }
    const { vectors } = await recorder.stage(
      'embed question',
      1,
      () => embedder.embed([query.text], 'query', signal),
      (result) => result.vectors.length
    )
    const [vector] = vectors
    if (!vector) return []
    const legs = [await vectorLeg('vector', vector, embedder, query.filter, env)]
    if (query.dates.length > 0) legs.push(await vectorLeg('dated', vector, embedder, { ...query.filter, written: query.dates }, env))
    return legs
  } catch (thrown) {
    signal?.throwIfAborted()
    recorder.skip('vector', `${asFootnoteError(thrown).message} Full-text search answers alone.`)
    return []
  }
}

async function vectorLeg(
  name: 'vector' | 'dated',
  vector: Float32Array,
  { fingerprint }: Embedder,
  filter: State['query']['filter'],
  { store, recorder, top }: Env
): Promise<Leg> {
  const limit = name === 'dated' ? DATED : Math.max(CANDIDATES, top)
  const hits = await recorder.stage(
    name,
    1,
    () => store.searchVector(vector, fingerprint, limit, filter),
    (found) => found.length
  )
  return { name, weight: WEIGHTS[name], hits: hits.map(({ similarity, ...chunk }) => ({ chunk, score: similarity })) }
}

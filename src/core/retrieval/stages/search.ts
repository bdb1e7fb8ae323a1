import { asFootnoteError } from '../../../shared/errors.ts'
import type { Embedder } from '../../roles.ts'
import type { Query } from '../query.ts'
import type { Env, Leg, Stage } from '../stage.ts'
import { within } from '../within.ts'

/** Candidates of each leg: recall@50 of either leg is above .95 on our dev sets. */
const CANDIDATES = 50
/** Chunks of the days that a question names. */
const DATED = 20
/** Weight of each leg in the fusion; set on the dev sets, see docs/retrieval.md. */
const WEIGHTS = { bm25: 0.5, vector: 0.5, dated: 0.4 }

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
    async run({ query, ...state }, env) {
      const asked: Asked[] = [
        { text: query.text, lexical: query.lexical, dates: query.dates, quarters: query.quarters },
        ...query.parts.map((part) => ({ text: part, lexical: { ...query.lexical, words: part }, dates: [], quarters: [], part }))
      ]
      const [lexical, dense] = await Promise.all([
        legs.bm25 ? Promise.all(asked.map((one) => textLeg(one, query.filter, env))) : [],
        legs.vector ? vectorsInTime(asked, query.filter, env) : []
      ])
      return { ...state, query, legs: [...lexical, ...dense].filter(({ hits }) => hits.length > 0) }
    }
  }
}

/** The question, or a part of it. */
interface Asked extends Pick<Query, 'text' | 'lexical' | 'dates' | 'quarters'> {
  readonly part?: string
}

async function textLeg({ lexical, part }: Asked, filter: Query['filter'], { store, recorder, top, signal }: Env): Promise<Leg> {
  const limit = Math.max(CANDIDATES, top)
  const hits = await recorder.stage(
    'bm25',
    1,
    () => store.searchText(lexical, limit, filter, signal),
    (found) => found.length,
    () => part && `For “${part}”`
  )
  return {
    name: 'bm25',
    weight: WEIGHTS.bm25,
    ...(part ? { part } : {}),
    hits: hits.map(({ bm25, ...chunk }) => ({ chunk, score: bm25 })),
    whole: hits.length < limit
  }
}

/** Longest time that full text waits for vectors, in milliseconds: a model that is loaded for it takes one second, on a busy machine several. */
const VECTORS_MS = 8000

async function vectorsInTime(asked: readonly Asked[], filter: Query['filter'], env: Env): Promise<Leg[]> {
  try {
    return await within(VECTORS_MS, () => vectorLegs(asked, filter, env))
  } catch (thrown) {
    env.signal?.throwIfAborted()
    env.recorder.skip('vector', `${asFootnoteError(thrown).message} Full-text search answers alone.`)
    return []
  }
}

/** Embeds question and parts while words are searched for, then searches vectors, and those of the days it names apart. */
async function vectorLegs(asked: readonly Asked[], filter: Query['filter'], env: Env): Promise<Leg[]> {
  const { recorder, signal } = env
  const embedder = await env.embedder()
  if (!embedder) {
    recorder.skip('vector', 'No embedding model is installed; full-text search answers alone.')
    return []
  }
  const { vectors } = await recorder.stage(
    'embed question',
    asked.length,
    () =>
      embedder.embed(
        asked.map(({ text }) => text),
        'query',
        signal
      ),
    (result) => result.vectors.length
  )
  const legs = asked.map(async ({ dates, quarters, part }, index): Promise<Leg[]> => {
    const vector = vectors[index]
    if (!vector) return []
    const [own, ...dated] = await Promise.all([
      vectorLeg('vector', vector, embedder, filter, env),
      ...(dates.length > 0 ? [vectorLeg('dated', vector, embedder, { ...filter, written: dates }, env)] : []),
      ...(quarters.length > 0 && !filter.names ? [vectorLeg('dated', vector, embedder, { ...filter, names: quarters }, env)] : [])
    ])
    return [{ ...own, ...(part ? { part } : {}) }, ...dated]
  })
  return (await Promise.all(legs)).flat()
}

async function vectorLeg(
  name: 'vector' | 'dated',
  vector: Float32Array,
  { fingerprint }: Embedder,
  filter: Query['filter'],
  { store, recorder, top, embeddedShare }: Env
): Promise<Leg> {
  const limit = name === 'dated' ? DATED : Math.max(CANDIDATES, top)
  const hits = await recorder.stage(
    name,
    1,
    () => store.searchVector(vector, fingerprint, limit, filter),
    (found) => found.length
  )
  // The nearest of two passages out of 85 is near to nothing: what is not learnt yet cannot be found by meaning.
  const weight = WEIGHTS[name] * (embeddedShare?.() ?? 1)
  return { name, weight, hits: hits.map(({ similarity, ...chunk }) => ({ chunk, score: similarity })) }
}

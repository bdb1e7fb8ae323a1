import { asFootnoteError } from '../../shared/errors.ts'
import type { Chunk, Passage, SearchResult, SearchStage } from '../../shared/types.ts'
import type { Embedder } from '../roles.ts'
import { fuse, type Leg } from './fuse.ts'
import { TraceRecorder } from './trace.ts'

/** Candidates that each leg brings to the fusion: recall@50 of either leg is above .95 on our dev sets. */
const CANDIDATES = 50
/** Weight of each leg in the fusion; set on the dev sets, see docs/retrieval.md. */
const WEIGHTS = { bm25: 0.5, vector: 0.5 }

/** What retrieval needs of the index. */
export interface ChunkSearch {
  searchText(query: string, limit: number, signal?: AbortSignal): Promise<readonly (Chunk & { readonly bm25: number })[]>
  searchVector(vector: Float32Array, fingerprint: string, limit: number): Promise<readonly (Chunk & { readonly similarity: number })[]>
}

export interface Retriever {
  retrieve(query: string, options: { readonly top: number; readonly stage: SearchStage }, signal?: AbortSignal): Promise<SearchResult>
}

/**
 * First stage: BM25 and vectors side by side, fused, without passages whose file no longer says what was indexed.
 * A leg that fails or has no model is left out, and the trace says why; the other one answers alone.
 */
export function createRetriever(parts: {
  readonly store: ChunkSearch
  readonly embedder: () => Promise<Embedder | undefined>
  /** Paths whose file was changed or removed since it was read. */
  readonly stale: (paths: readonly string[]) => Promise<ReadonlySet<string>>
}): Retriever {
  return {
    async retrieve(query, { top, stage }, signal) {
      const recorder = new TraceRecorder()
      const legs: Leg[] = []
      const limit = Math.max(CANDIDATES, top)
      const lexical = stage === 'vector' ? undefined : lexicalLeg(parts.store, query, limit, recorder, signal)
      const dense = stage === 'bm25' ? undefined : denseLeg(parts, query, limit, recorder, signal)
      for (const leg of await Promise.all([lexical, dense])) if (leg) legs.push(leg)
      signal?.throwIfAborted()

      const found = legs.reduce((total, leg) => total + leg.hits.length, 0)
      const fused = await recorder.stage(
        'fuse',
        found,
        () => fuse(legs, CANDIDATES + top),
        (passages) => passages.length
      )
      const distinct = await recorder.stage(
        'fold copies',
        fused.length,
        () => foldCopies(fused),
        (passages) => passages.length
      )
      const fresh = await recorder.stage(
        'check files',
        distinct.length,
        () => dropStale(distinct, top, parts.stale),
        (passages) => passages.length
      )
      return { passages: fresh.map((passage, index) => ({ ...passage, rank: index + 1 })), trace: recorder.trace }
    }
  }
}

async function lexicalLeg(store: ChunkSearch, query: string, limit: number, recorder: TraceRecorder, signal?: AbortSignal): Promise<Leg> {
  const hits = await recorder.stage(
    'bm25',
    1,
    () => store.searchText(query, limit, signal),
    (found) => found.length
  )
  return { name: 'bm25', weight: WEIGHTS.bm25, hits: hits.map(({ bm25, ...chunk }) => ({ chunk, score: bm25 })) }
}

/** Embeds the question while words are searched for, then searches vectors; undefined where there are none, and the trace says why. */
async function denseLeg(
  { embedder: open, store }: { readonly embedder: () => Promise<Embedder | undefined>; readonly store: ChunkSearch },
  query: string,
  limit: number,
  recorder: TraceRecorder,
  signal?: AbortSignal
): Promise<Leg | undefined> {
  try {
    const embedder = await open()
    if (!embedder) {
      recorder.skip('vector', 'No embedding model is installed; full-text search answers alone.')
      return undefined
    }
    const { vectors } = await recorder.stage(
      'embed question',
      1,
      () => embedder.embed([query], 'query', signal),
      (result) => result.vectors.length
    )
    const [vector] = vectors
    if (!vector) return undefined
    const hits = await recorder.stage(
      'vector',
      1,
      () => store.searchVector(vector, embedder.fingerprint, limit),
      (found) => found.length
    )
    return { name: 'vector', weight: WEIGHTS.vector, hits: hits.map(({ similarity, ...chunk }) => ({ chunk, score: similarity })) }
  } catch (thrown) {
    if (signal?.aborted) throw thrown
    recorder.skip('vector', `${asFootnoteError(thrown).message} Full-text search answers alone.`)
    return undefined
  }
}

/** Passages with the same text (copies of a file) are shown once, as the best-ranked of them. */
function foldCopies(passages: readonly Passage[]): Passage[] {
  const seen = new Set<string>()
  return passages.filter(({ text }) => {
    const key = text.replaceAll(/\s+/g, ' ').trim()
    return !seen.has(key) && seen.add(key)
  })
}

/** The first `top` passages whose file still says what was indexed: a promise, so it is checked at answer time. */
async function dropStale(
  passages: readonly Passage[],
  top: number,
  stale: (paths: readonly string[]) => Promise<ReadonlySet<string>>
): Promise<Passage[]> {
  const gone = await stale([...new Set(passages.map(({ path }) => path))])
  return passages.filter(({ path }) => !gone.has(path)).slice(0, top)
}

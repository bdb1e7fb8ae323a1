import type { SearchResult, SearchStage } from '../../shared/types.ts'
import type { Embedder, Reranker } from '../roles.ts'
import { TraceRecorder } from '../trace.ts'
import { parseQuery } from './query.ts'
import { NO_SIGNALS, type Signals } from './signals.ts'
import { runStages } from './pipeline.ts'
import type { Env, Reader, Stage } from './stage.ts'
import { access, hasRules } from './stages/access.ts'
import { checkFiles } from './stages/check-files.ts'
import { context } from './stages/context.ts'
import { diversify } from './stages/diversify.ts'
import { expand } from './stages/expand.ts'
import { fuse } from './stages/fuse.ts'
import { links } from './stages/links.ts'
import { rerank } from './stages/rerank.ts'
import { search } from './stages/search.ts'

export interface RetrieveOptions {
  readonly top: number
  readonly stage: SearchStage
  readonly signals?: Signals
  /** The person is still typing: the last word may be unfinished. Default false. */
  readonly typing?: boolean
  /** Default: a person. */
  readonly reader?: Reader
}

export interface Retriever {
  retrieve(query: string, options: RetrieveOptions, signal?: AbortSignal): Promise<SearchResult>
}

export interface RetrieverParts extends Pick<Env, 'store' | 'stale' | 'titled' | 'chunksOf' | 'embeddedShare' | 'access' | 'vocabulary'> {
  /** Undefined where none is installed. */
  readonly embedder: () => Promise<Embedder | undefined>
  readonly reranker: () => Promise<Reranker | undefined>
  /** Stages that the settings switch off, by name. */
  readonly off?: () => ReadonlySet<string>
  readonly clock?: () => number
}

/** What each kind of search runs, in order. A new stage is a line here and a file in `stages/`. */
const PIPELINES: Readonly<Record<SearchStage, readonly Stage[]>> = {
  bm25: [access, expand, search({ bm25: true, vector: false }), fuse, access, diversify, checkFiles],
  vector: [access, search({ bm25: false, vector: true }), fuse, access, diversify, checkFiles],
  hybrid: [access, expand, search({ bm25: true, vector: true }), fuse, links, access, context, diversify, checkFiles],
  rerank: [access, expand, search({ bm25: true, vector: true }), fuse, links, access, rerank, context, diversify, checkFiles]
}

/** Finds passages in stages; each leaves its line in the trace, and each passage its reasons. */
export function createRetriever(parts: RetrieverParts): Retriever {
  return {
    async retrieve(raw, { top, stage, signals = NO_SIGNALS, reader = 'person', typing = false }, signal) {
      const recorder = new TraceRecorder()
      const nowMs = (parts.clock ?? Date.now)()
      const query = parseQuery(raw, nowMs)
      const off = parts.off?.() ?? new Set()
      const env: Env = { ...parts, signals, reader, typing, recorder, nowMs, top, signal }
      const stages = PIPELINES[stage].filter((one) => {
        if (one === access && !hasRules(parts.access?.())) return false
        const isOff = off.has(one.name) && !one.required
        if (isOff) recorder.idle(one.name, 'Switched off.')
        return !isOff
      })
      const end = await runStages(stages, { query, legs: [], passages: [] }, env)
      const { expansions } = end.query
      return { passages: end.passages, filters: query.filters, ...(expansions ? { expansions } : {}), trace: recorder.trace }
    }
  }
}

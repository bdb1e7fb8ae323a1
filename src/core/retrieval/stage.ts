import type { Chunk, Passage } from '../../shared/types.ts'
import type { FileVersion } from '../indexing/freshness.ts'
import type { Embedder, Reranker } from '../roles.ts'
import type { ChunkStore } from '../store/chunks.ts'
import type { TraceRecorder } from '../trace.ts'
import type { Query } from './query.ts'
import type { Signals } from './signals.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A ranked list of one search, best first, with the search's own scores. */
export interface Leg {
  readonly name: 'bm25' | 'vector' | 'dated'
  readonly weight: number
  /** The part of the question that was searched for; absent for all of it. */
  readonly part?: string
  readonly hits: readonly { readonly chunk: Chunk; readonly score: number }[]
  /** There is nothing else that it could find: what is not in it has a score of 0. */
  readonly whole?: boolean
}

/** What stages hand on to each other. */
export interface State {
  readonly query: Query
  readonly legs: readonly Leg[]
  /** Best first. */
  readonly passages: readonly Passage[]
}

/** What stages need besides. */
export interface Env {
  readonly store: ChunkSearch
  readonly embedder: () => Promise<Embedder | undefined>
  readonly reranker: () => Promise<Reranker | undefined>
  /** Paths whose file was changed, removed or read anew since. */
  readonly stale: (files: readonly FileVersion[]) => Promise<ReadonlySet<string>>
  /** Files whose title is one of these, written as `titleKey` writes them. */
  readonly titled: (keys: ReadonlySet<string>) => ReadonlyMap<string, readonly string[]>
  /** How many chunks a file has; 0 for one that is not known. */
  readonly chunksOf: (path: string) => number
  /** Share of all chunks that have a vector, 0 to 1; default 1. */
  readonly embeddedShare?: (() => number) | undefined
  readonly signals: Signals
  /** What the folders' owners allow; default: everything. */
  readonly access?: (() => AccessRules) | undefined
  /** The words of the index; undefined where nobody keeps a list. */
  readonly vocabulary?: (() => Promise<Vocabulary>) | undefined
  /** The last word of the question may be unfinished. */
  readonly typing: boolean
  /** Who reads what is found. */
  readonly reader: Reader
  readonly recorder: TraceRecorder
  readonly nowMs: number
  /** How many passages the caller wants. */
  readonly top: number
  readonly signal?: AbortSignal | undefined
}

/** `generator`: a model writes from it. */
export type Reader = 'person' | 'generator'

/** Watched folders that are not for everyone; see `FolderRules`. */
export interface AccessRules {
  readonly private: readonly string[]
  readonly muted: readonly string[]
}

/** What retrieval needs of the index. */
export type ChunkSearch = Pick<ChunkStore, 'searchText' | 'searchVector' | 'firstChunks'>

/**
 * One step of retrieval. It never mutates what it is given. A stage that fails or exceeds its budget is left out: what
 * came in goes on, and the trace says why. Adding a stage is adding a file and a line in `retriever.ts`.
 */
export interface Stage {
  readonly name: string
  /** Longest time in milliseconds. */
  readonly budgetMs: number
  /** Without it nothing may be shown: its failure is the search's failure. */
  readonly required?: boolean
  /** Why there is nothing to do; undefined where there is. */
  idle?(state: State, env: Env): string | undefined
  run(state: State, env: Env): Promise<State> | State
  /** What the trace should say of it, besides counts and time. */
  note?(before: State, after: State): string | undefined
}

/** What Footnote remembers of searches and answers, on this machine only, and what it makes of it. */

/** How much each signal may add to a score of about 0 to 1; all 0 switches the stage off. */
export interface ContextWeights {
  readonly conversation: number
  readonly opened: number
  readonly pinned: number
  readonly thumbs: number
  /** Only where the question asks how things stand now. */
  readonly recency: number
}

/** The defaults. Small beside a first-stage score: they settle ties and near ties, and never lift a passage that does not speak of the question. */
export const CONTEXT_WEIGHTS: ContextWeights = { conversation: 0.08, opened: 0.04, pinned: 0.1, thumbs: 0.15, recency: 0.2 }

/** Stages of a search that may be left out, by their names in the trace; the others are what makes it a search. */
export const OPTIONAL_STAGES = ['expand words', 'follow names', 'rerank', 'context', 'fold copies'] as const

/** Masked before anything is written; `own` are regular expressions. */
export interface RedactionRules {
  readonly builtIn: readonly RedactionKind[]
  readonly own: readonly string[]
}
export const REDACTION_KINDS = ['iban', 'card', 'email'] as const
export type RedactionKind = (typeof REDACTION_KINDS)[number]

export interface MemoryStatus {
  readonly on: boolean
  readonly events: number
  readonly bytes: number
  /** Time of the oldest event; 0 without one. */
  readonly sinceMs: number
  /** Lines that could not be read, and were passed over. */
  readonly damagedLines: number
  /** Events that were left behind because the log had reached its limit, since this start. */
  readonly droppedEvents: number
  readonly redaction: RedactionRules
}

/** Why a passage was shown once: the question, the rank, and what each stage added. */
export interface Surfacing {
  readonly atMs: number
  readonly type: 'search' | 'ask'
  readonly query: string
  /** What was searched for instead, where the question was rewritten. */
  readonly searched: readonly string[]
  readonly chunk: string
  readonly path: string
  readonly document: string
  readonly start: number
  readonly end: number
  readonly rank: number
  readonly score: number
  readonly why: readonly { readonly stage: string; readonly adds: number; readonly note?: string | undefined }[]
  /** What came of it, in order: "cited", "opened", "thumb up", "thumb down". */
  readonly then: readonly string[]
}

/** Times in milliseconds. */
export interface LatencyFigures {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

export interface StageLatency extends LatencyFigures {
  /** A stage's name in the trace, or "whole search", "whole answer". */
  readonly stage: string
  /** How often the stage was left out among the last searches. */
  readonly skipped: number
  /** By day (yyyy-mm-dd, UTC), oldest first. */
  readonly days: readonly (LatencyFigures & { readonly day: string })[]
}

/** A question of the user's own with what answered it: learned from thumbs and from what was opened. */
export interface OwnQuestion {
  readonly question: string
  readonly askedMs: number
  readonly relevant: readonly RelevantPlace[]
}

export interface RelevantPlace {
  readonly path: string
  readonly document: string
  readonly from: 'thumb' | 'opened'
  /** The passage, where one is known. */
  readonly start?: number | undefined
  readonly end?: number | undefined
}

/** What a ranking depends on besides the files. */
export interface PipelineParts {
  readonly embedder: string
  readonly reranker: string
  /** Versions of parser and chunker. */
  readonly chunker: string
  readonly weights: string
  readonly off: string
}

/** The pipeline on the user's own questions; shares from 0 to 1. */
export interface OwnEvaluation {
  readonly atMs: number
  readonly fingerprint: string
  readonly parts: PipelineParts
  readonly questions: number
  /** Share of the relevant documents among the first five and ten documents. */
  readonly recall5: number
  readonly recall10: number
  /** Share of the relevant passages that ten passages reach; undefined where no passage is known. */
  readonly passages10?: number | undefined
  readonly mrr: number
  readonly p50Ms: number
  readonly p95Ms: number
}

/** How one question's first ten documents changed. */
export interface QuestionDrift {
  readonly question: string
  /** Share of the ten documents before that are there now. */
  readonly overlap10: number
  readonly up: readonly Move[]
  readonly down: readonly Move[]
  readonly lost: readonly Move[]
  readonly gained: readonly Move[]
  /** Lost because the file is not in the index any more; not counted against the pipeline. */
  readonly gone: readonly string[]
}

/** Ranks from 1; 0: not among the first ten. */
export interface Move {
  readonly path: string
  readonly before: number
  readonly after: number
}

export interface DriftReport {
  readonly atMs: number
  readonly beforeMs: number
  /** What changed of the pipeline since; empty: only the files did. */
  readonly changed: readonly (keyof PipelineParts)[]
  readonly before: PipelineParts
  readonly after: PipelineParts
  /** Mean over the questions; 1 without any. */
  readonly overlap10: number
  readonly questions: readonly QuestionDrift[]
}

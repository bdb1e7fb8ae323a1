/** What the pipeline needs of a model, said without a library's name; the inference client and tests' fakes implement these. */

export interface Embedder {
  readonly model: string
  /** Names model file, prompts and dimensions: vectors with another fingerprint are not comparable. */
  readonly fingerprint: string
  readonly dimensions: number
  /** Gets ready ahead of use; optional, since `embed` does it by itself. */
  load?(signal?: AbortSignal): Promise<void>
  /** One unit-length vector per text, in order. Over-long texts are clamped to the model's own limit. `tokens` counts what was read. */
  embed(
    texts: readonly string[],
    purpose: 'query' | 'passage',
    signal?: AbortSignal
  ): Promise<{ readonly vectors: readonly Float32Array[]; readonly tokens: number }>
}

export interface Reranker {
  readonly model: string
  /** One score per text, in order, 0 to 1; a ranking, not a probability. */
  rank(query: string, texts: readonly string[], signal?: AbortSignal): Promise<readonly number[]>
}

export interface Message {
  readonly role: 'system' | 'user' | 'assistant'
  readonly text: string
}

export interface GenerateRequest {
  /** Ends with a user message; a last assistant message is continued. */
  readonly messages: readonly Message[]
  readonly maxTokens: number
  /** 0 is greedy. */
  readonly temperature: number
  /** What the model might say instead: how likely it was to begin with the first token of this is told with `prefill`. */
  readonly instead?: string | undefined
}

export type GenerateEvent =
  /** The prompt was read; `reused` of its tokens were still in the cache from the call before. `instead`: 0 to 1, where it was asked for. */
  | { readonly type: 'prefill'; readonly tokens: number; readonly reused: number; readonly ms: number; readonly instead?: number }
  /** `probability` of the chosen token, 0 to 1. */
  | { readonly type: 'token'; readonly text: string; readonly probability?: number }
  | { readonly type: 'end'; readonly reason: 'stop' | 'length'; readonly tokens: number; readonly ms: number }

export interface Generator {
  readonly model: string
  readonly contextTokens: number
  countTokens(text: string): Promise<number>
  /** Reads ahead what the next prompt will begin with; returns at once where it is still in memory. */
  read?(messages: readonly Message[], signal?: AbortSignal): Promise<void>
  /** Ends within one decode step of an abort (one prefill batch while reading the prompt). */
  generate(request: GenerateRequest, signal?: AbortSignal): AsyncIterable<GenerateEvent>
}

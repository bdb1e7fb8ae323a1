import type { z } from 'zod'

/** A request with one answer. `R` lives in the types only. */
export interface CallSpec<I extends z.ZodType, R> {
  readonly kind: 'call'
  readonly input: I
  readonly result?: R
}

/** A request answered by many items, then an end. */
export interface StreamSpec<I extends z.ZodType, T> {
  readonly kind: 'stream'
  readonly input: I
  readonly item?: T
}

export type Contract = Readonly<Record<string, CallSpec<z.ZodType, unknown> | StreamSpec<z.ZodType, unknown>>>

/** Declares a call: `call(z.object({…})).returns<Result>()`. */
export const call = <I extends z.ZodType>(input: I) => ({ returns: <R>(): CallSpec<I, R> => ({ kind: 'call', input }) })

/** Declares a stream: `stream(z.object({…})).yields<Item>()`. */
export const stream = <I extends z.ZodType>(input: I) => ({ yields: <T>(): StreamSpec<I, T> => ({ kind: 'stream', input }) })

export interface HandlerContext {
  /** Aborted when the caller cancels, leaves the stream or goes away. */
  readonly signal: AbortSignal
}

/** What a server implements: inputs are parsed by the contract's schema before a handler sees them. */
export type Handlers<C extends Contract> = {
  readonly [K in keyof C]: C[K] extends CallSpec<infer I, infer R>
    ? (input: z.output<I>, context: HandlerContext) => Promise<R> | R
    : C[K] extends StreamSpec<infer I, infer T>
      ? (input: z.output<I>, context: HandlerContext) => AsyncIterable<T>
      : never
}

export interface CallOptions {
  readonly signal?: AbortSignal
}

/** What a client gets: the same names, with the input before parsing. */
export type Client<C extends Contract> = {
  readonly [K in keyof C]: C[K] extends CallSpec<infer I, infer R>
    ? (input: z.input<I>, options?: CallOptions) => Promise<R>
    : C[K] extends StreamSpec<infer I, infer T>
      ? (input: z.input<I>, options?: CallOptions) => AsyncIterable<T>
      : never
}

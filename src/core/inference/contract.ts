import { z } from 'zod'
import type { GenerateEvent } from '../roles.ts'
import { call, stream } from '../../shared/rpc/index.ts'

/**
 * A model as the child needs it. Every request carries the whole of it and the child keeps no settings: after a
 * restart the next request loads the model again by itself.
 */
const model = z.strictObject({
  file: z.string().min(1),
  /** Tokens to open a context for; the model's own limit where that is smaller. */
  contextTokens: z.number().int().min(64)
})
export type ModelSpec = z.infer<typeof model>

const message = z.strictObject({ role: z.enum(['system', 'user', 'assistant']), text: z.string() })

/** What the host and the inference process say to each other. */
export const inference = {
  /** The graphics processor in use; empty: none. */
  device: call(z.strictObject({})).returns<string>(),
  /** Loads ahead of use. */
  load: call(z.strictObject({ role: z.enum(['generator', 'embedder', 'reranker']), model })).returns<void>(),
  /** `background` texts wait while an answer is being written. `prefix` stands before every text. */
  embed: call(z.strictObject({ model, texts: z.array(z.string()), prefix: z.string(), background: z.boolean() })).returns<{
    readonly vectors: readonly Float32Array[]
    readonly tokens: number
  }>(),
  rank: call(z.strictObject({ model, query: z.string(), texts: z.array(z.string()) })).returns<readonly number[]>(),
  countTokens: call(z.strictObject({ model, text: z.string() })).returns<number>(),
  /** Reads ahead what the next prompt begins with. */
  read: call(z.strictObject({ model, messages: z.array(message).min(1) })).returns<void>(),
  generate: stream(
    z.strictObject({
      model,
      messages: z.array(message).min(1),
      maxTokens: z.number().int().min(1),
      temperature: z.number().min(0).max(2),
      instead: z.string().min(1).optional()
    })
  ).yields<GenerateEvent>()
} as const

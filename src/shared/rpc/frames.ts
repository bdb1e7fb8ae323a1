import { z } from 'zod'

/** What crosses a port. `value` and `input` are whatever the port can carry (structured clone on all of ours). */
export type Frame =
  | { readonly t: 'call'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly t: 'cancel'; readonly id: number }
  | { readonly t: 'result'; readonly id: number; readonly value: unknown }
  | { readonly t: 'item'; readonly id: number; readonly value: unknown }
  | { readonly t: 'end'; readonly id: number }
  | { readonly t: 'error'; readonly id: number; readonly error: ErrorFrame }

export interface ErrorFrame {
  readonly code: string
  readonly message: string
  readonly remedy: string
}

/** Two members make a transport; closing tells every waiting call that the other side is gone. */
export interface Port {
  send(frame: Frame): void
  /** Returns the function that stops listening. `onClose` is called at most once. */
  listen(onFrame: (frame: unknown) => void, onClose: (reason: Error) => void): () => void
}

/** Frames that a server accepts. Anything else from the other side is dropped: a port may be shared with noise. */
export const requestFrame = z.discriminatedUnion('t', [
  z.object({ t: z.literal('call'), id: z.number().int(), method: z.string().max(100), input: z.unknown() }),
  z.object({ t: z.literal('cancel'), id: z.number().int() })
])

/** Frames that a client accepts. */
export const replyFrame = z.discriminatedUnion('t', [
  z.object({ t: z.literal('result'), id: z.number().int(), value: z.unknown() }),
  z.object({ t: z.literal('item'), id: z.number().int(), value: z.unknown() }),
  z.object({ t: z.literal('end'), id: z.number().int() }),
  z.object({ t: z.literal('error'), id: z.number().int(), error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }) })
])

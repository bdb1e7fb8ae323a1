import { api, type ApiHandlers } from '../shared/api.ts'
import { FootnoteError } from '../shared/errors.ts'
import type { HandlerContext } from '../shared/rpc/index.ts'

type Handler = (input: unknown, context: HandlerContext) => unknown

/** Handlers as they are at present, and when they will be no more. */
export interface Present {
  readonly handlers: ApiHandlers
  readonly closing: AbortSignal
}

/** Handlers that wait for the present ones: calls made before are answered then, and with the reason if they never come. */
export function lateHandlers(present: () => Promise<Present>): ApiHandlers {
  const late = Object.entries(api).map(([method, spec]) => [
    method,
    spec.kind === 'call'
      ? async (input: unknown, context: HandlerContext) => handlerOf((await present()).handlers, method)(input, context)
      : async function* (input: unknown, context: HandlerContext) {
          const { handlers, closing } = await present()
          const signal = AbortSignal.any([context.signal, closing])
          yield* handlerOf(handlers, method)(input, { ...context, signal }) as AsyncIterable<unknown> // as the contract says of streams
          // Its reader opens it again, and waits until the core is back.
          if (closing.aborted && !context.signal.aborted) throw new FootnoteError('resting', 'The index rests for a moment.', '')
        }
  ])
  return Object.fromEntries(late) as ApiHandlers // built from the contract's own keys and kinds
}

function handlerOf(handlers: ApiHandlers, method: string): Handler {
  return handlers[method as keyof ApiHandlers] as Handler // `method` is a key of the contract
}

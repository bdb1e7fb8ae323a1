import { api, type ApiHandlers } from '../shared/api.ts'
import type { HandlerContext } from '../shared/rpc/index.ts'

type Handler = (input: unknown, context: HandlerContext) => unknown

/** Handlers that wait for the real ones: calls made before are answered then, and with the reason if they never come. */
export function lateHandlers(real: Promise<ApiHandlers>): ApiHandlers {
  real.catch(() => undefined) // told to each caller below
  const find = async (method: string): Promise<Handler> => (await real)[method as keyof ApiHandlers] as Handler // `method` is a key of the contract
  const late = Object.entries(api).map(([method, spec]) => [
    method,
    spec.kind === 'call'
      ? async (input: unknown, context: HandlerContext) => (await find(method))(input, context)
      : async function* (input: unknown, context: HandlerContext) {
          yield* (await find(method))(input, context) as AsyncIterable<unknown> // as the contract says of streams
        }
  ])
  return Object.fromEntries(late) as ApiHandlers // built from the contract's own keys and kinds
}

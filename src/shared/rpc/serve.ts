import { asFootnoteError, FootnoteError } from '../errors.ts'
import type { Contract, HandlerContext, Handlers } from './contract.ts'
import { requestFrame, type Port } from './frames.ts'

/**
 * Answers a port's frames with `handlers` until the port closes or the returned function is called.
 * Every input is parsed by its schema first; an input that does not fit, or a method that is not in the
 * contract, is answered with an error and reaches no handler.
 */
export function serve<C extends Contract>(contract: C, handlers: Handlers<C>, port: Port): () => void {
  const running = new Map<number, AbortController>()
  const stopAll = (): void => {
    for (const controller of running.values()) controller.abort()
    running.clear()
  }
  const stopListening = port.listen((raw) => {
    const parsed = requestFrame.safeParse(raw)
    if (!parsed.success) return
    const frame = parsed.data
    if (frame.t === 'cancel') running.get(frame.id)?.abort()
    else if (!running.has(frame.id)) {
      const controller = new AbortController()
      running.set(frame.id, controller)
      void answer(contract, handlers, port, frame, controller.signal).finally(() => running.delete(frame.id))
    }
  }, stopAll)
  return () => {
    stopListening()
    stopAll()
  }
}

async function answer<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  port: Port,
  frame: { id: number; method: string; input?: unknown },
  signal: AbortSignal
): Promise<void> {
  try {
    const spec = Object.hasOwn(contract, frame.method) ? contract[frame.method] : undefined
    if (!spec) throw new FootnoteError('invalid-input', `There is no method "${frame.method}".`, 'Update both sides to the same version.')
    const input = spec.input.safeParse(frame.input)
    if (!input.success)
      throw new FootnoteError(
        'invalid-input',
        `The input of "${frame.method}" is not valid: ${describe(input.error.issues)}.`,
        'Check the named fields.'
      )
    // The mapped type ties the handler to the spec; TypeScript cannot follow it through a string key.
    const handler = handlers[frame.method] as (input: unknown, context: HandlerContext) => unknown
    const outcome = handler(input.data, { signal })
    if (spec.kind === 'call') port.send({ t: 'result', id: frame.id, value: await outcome })
    else {
      for await (const value of outcome as AsyncIterable<unknown>) {
        if (signal.aborted) break
        port.send({ t: 'item', id: frame.id, value })
      }
      port.send({ t: 'end', id: frame.id })
    }
  } catch (thrown) {
    const { code, message, remedy } = asFootnoteError(thrown)
    port.send({ t: 'error', id: frame.id, error: { code, message, remedy } })
  }
}

function describe(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string {
  return issues.map((issue) => `${issue.path.map(String).join('.') || 'input'}: ${issue.message}`).join('; ')
}

import { FootnoteError, type ErrorCode } from '../errors.ts'
import type { CallOptions, Client, Contract } from './contract.ts'
import { replyFrame, type Frame, type Port } from './frames.ts'

interface Waiting {
  item(value: unknown): void
  end(value: unknown): void
  fail(error: Error): void
}

/**
 * The other end of `serve`: one function per method of the contract. A call rejects with the server's error;
 * leaving a `for await` early, or aborting its signal, sends a cancel. When the port closes, everything in
 * flight fails with the port's reason.
 */
export function connect<C extends Contract>(contract: C, port: Port): Client<C> {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let closed: Error | undefined
  port.listen(
    (raw) => {
      const parsed = replyFrame.safeParse(raw)
      if (!parsed.success) return
      const frame = parsed.data
      const request = waiting.get(frame.id)
      if (!request) return
      if (frame.t === 'item') return request.item(frame.value)
      waiting.delete(frame.id)
      if (frame.t === 'error') request.fail(new FootnoteError(frame.error.code as ErrorCode, frame.error.message, frame.error.remedy)) // the server sends only ErrorCodes
      else request.end(frame.t === 'result' ? frame.value : undefined)
    },
    (reason) => {
      closed = reason
      for (const request of waiting.values()) request.fail(reason)
      waiting.clear()
    }
  )

  const start = (method: string, input: unknown, request: Waiting, signal: AbortSignal | undefined): (() => void) => {
    const id = ++lastId
    // Also when it is over: what listens to a signal that outlives the call keeps the answer in memory with it.
    const unlisten = (): void => signal?.removeEventListener('abort', onAbort)
    const cancel = (): void => {
      unlisten()
      if (!waiting.delete(id)) return
      sendQuietly(port, { t: 'cancel', id })
    }
    const onAbort = (): void => {
      cancel()
      request.fail(new FootnoteError('stopped', 'Stopped.', ''))
    }
    if (closed) request.fail(closed)
    else if (signal?.aborted) request.fail(new FootnoteError('stopped', 'Stopped.', ''))
    else {
      signal?.addEventListener('abort', onAbort, { once: true })
      waiting.set(id, {
        item: (value) => request.item(value),
        end(value) {
          unlisten()
          request.end(value)
        },
        fail(error) {
          unlisten()
          request.fail(error)
        }
      })
      port.send({ t: 'call', id, method, input })
    }
    return cancel
  }

  const methods = Object.entries(contract).map(([method, spec]) => [
    method,
    spec.kind === 'call'
      ? (input: unknown, options?: CallOptions) =>
          new Promise((resolve, reject) => {
            start(method, input, { item: () => undefined, end: resolve, fail: reject }, options?.signal)
          })
      : (input: unknown, options?: CallOptions) => streamOf((request) => start(method, input, request, options?.signal))
  ])
  return Object.fromEntries(methods) as Client<C> // built from the contract's own keys and kinds
}

/** An async iterable over pushed items. The request starts with the first `next`, and `return` cancels it. */
async function* streamOf(begin: (request: Waiting) => () => void): AsyncGenerator<unknown> {
  const items: unknown[] = []
  let ended = false
  let failure: Error | undefined
  let wake: () => void = () => undefined
  const cancel = begin({
    item: (value) => {
      items.push(value)
      wake()
    },
    end: () => {
      ended = true
      wake()
    },
    fail: (error) => {
      failure = error
      wake()
    }
  })
  try {
    for (;;) {
      while (items.length > 0) yield items.shift()
      if (failure) throw failure
      if (ended) return
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  } finally {
    cancel()
  }
}

/** A cancel is a courtesy: when the other side is already gone there is nobody left to tell. */
function sendQuietly(port: Port, frame: Frame): void {
  try {
    port.send(frame)
  } catch {
    // The port reports its own closing; see above.
  }
}

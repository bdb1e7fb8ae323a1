import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
// The protocol's own types come with Playwright, which keeps them out of its export map.
import type { Protocol } from '../node_modules/playwright-core/types/protocol.d.ts'

type Command = keyof Protocol.CommandParameters
type Listener<M extends keyof Protocol.EventMap> = (parameters: Protocol.EventMap[M][0]) => void

/** One target of the browser (or the browser itself, with the empty session). */
export interface CdpSession {
  send<M extends Command>(method: M, parameters?: Protocol.CommandParameters[M]): Promise<Protocol.CommandReturnValues[M]>
  on<M extends keyof Protocol.EventMap>(method: M, listener: Listener<M>): void
}

export interface Cdp extends CdpSession {
  session(id: string): CdpSession
}

interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/**
 * Speaks the DevTools protocol over Chromium's two pipes. Pipes and not a port: nothing else on the machine can
 * connect, and Chromium ends by itself when this side is killed.
 */
export function openCdp(input: Readable, output: Writable): Cdp {
  const events = new EventEmitter().setMaxListeners(0)
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let lastId = 0
  let closed = false

  onMessages(input, (message) => {
    if (message.id === undefined) return void events.emit(`${message.sessionId ?? ''} ${message.method ?? ''}`, message.params)
    const request = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error) request?.reject(new Error(message.error.message))
    else request?.resolve(message.result)
  })
  const onEnd = (): void => {
    closed = true
    for (const request of waiting.values()) request.reject(new Error('Chromium has gone.'))
    waiting.clear()
  }
  input.once('close', onEnd)
  output.on('error', onEnd) // EPIPE: the process ended between two commands

  const session = (sessionId: string | undefined): CdpSession => ({
    send: <M extends Command>(method: M, params?: Protocol.CommandParameters[M]) =>
      new Promise<Protocol.CommandReturnValues[M]>((resolve, reject) => {
        if (closed) return reject(new Error('Chromium has gone.'))
        const id = ++lastId
        // The protocol promises this type for this method; nothing here could check it.
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
        output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
      }),
    on: (method, listener) => void events.on(`${sessionId ?? ''} ${method}`, listener)
  })
  return { ...session(undefined), session }
}

/** Messages end with a zero byte; one may arrive in many chunks, so chunks are joined once, at the end of a message. */
function onMessages(input: Readable, listener: (message: Message) => void): void {
  let pending: Buffer[] = []
  input.on('data', (chunk: Buffer) => {
    let start = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      pending.push(chunk.subarray(start, end))
      const text = Buffer.concat(pending).toString('utf8')
      pending = []
      start = end + 1
      listener(JSON.parse(text) as Message) // Chromium writes nothing else to this pipe
    }
    if (start < chunk.length) pending.push(chunk.subarray(start))
  })
}

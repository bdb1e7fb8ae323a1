import { expect, test } from 'vitest'
import { lateHandlers, type Present } from '../../src/main/late-handlers.ts'
import { api, type ApiHandlers } from '../../src/shared/api.ts'
import { FootnoteError } from '../../src/shared/errors.ts'
import { connect, serve, type Frame, type Port } from '../../src/shared/rpc/index.ts'

/** A client of `handlers` in the same process. */
function clientOf(handlers: ApiHandlers) {
  const sides = [new Set<(frame: unknown) => void>(), new Set<(frame: unknown) => void>()] as const
  const port = (mine: 0 | 1): Port => ({
    send: (frame: Frame) => queueMicrotask(() => sides[mine === 0 ? 1 : 0].forEach((hear) => hear(frame))),
    listen: (hear) => {
      sides[mine].add(hear)
      return () => void sides[mine].delete(hear)
    }
  })
  serve(api, handlers, port(0))
  return connect(api, port(1))
}

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of stream) items.push(item)
  return items
}

const never = new AbortController().signal
const open =
  (handlers: ApiHandlers, closing = never) =>
  (): Promise<Present> =>
    Promise.resolve({ handlers, closing })

/** The handlers that these tests call, as if the rest were there. */
const some = (handlers: Partial<ApiHandlers>): ApiHandlers => handlers as ApiHandlers

test('calls and streams made before the core is open are answered when it is', async () => {
  const opening = Promise.withResolvers<ApiHandlers>()
  const client = clientOf(lateHandlers(async () => ({ handlers: await opening.promise, closing: never })))
  const files = client.listFiles({})
  const engine = collect(client.watchEngine({}))
  const status = { state: 'off', message: '', remedy: '', generator: '', embedder: '' } as const
  opening.resolve(
    some({
      listFiles: () => [],
      async *watchEngine() {
        yield status
      }
    })
  )
  expect([await files, await engine]).toEqual([[], [status]])
})

test('every call and stream tells why the core could not be opened', async () => {
  const reason = new FootnoteError('no-space', 'The disk is full.', 'Free some space and start again.')
  const client = clientOf(lateHandlers(() => Promise.reject(reason)))
  const expected = { code: 'no-space', message: 'The disk is full.', remedy: 'Free some space and start again.' }
  await expect(client.listFiles({})).rejects.toMatchObject(expected)
  await expect(collect(client.watchLibrary({}))).rejects.toMatchObject(expected)
})

test('leaving a stream reaches the real handler', async () => {
  let aborted = false
  const handlers = some({
    async *watchLibrary(_input, { signal }) {
      for (;;) {
        if (signal.aborted) break
        yield {} as never // its content does not matter here
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
      aborted = true
    }
  })
  const items = clientOf(lateHandlers(open(handlers)))
    .watchLibrary({})
    [Symbol.asyncIterator]()
  await items.next()
  await items.return?.()
  await expect.poll(() => aborted).toBe(true)
})

test('a stream ends with a reason when the core is put away, so that its reader opens it again', async () => {
  const closing = new AbortController()
  const handlers = some({
    async *watchLibrary(_input, { signal }) {
      yield {} as never // its content does not matter here
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    }
  })
  const items = clientOf(lateHandlers(open(handlers, closing.signal)))
    .watchLibrary({})
    [Symbol.asyncIterator]()
  await items.next()
  closing.abort()
  await expect(items.next()).rejects.toMatchObject({ code: 'resting' })
})

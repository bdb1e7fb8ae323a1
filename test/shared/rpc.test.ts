import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { FootnoteError } from '../../src/shared/errors.ts'
import { call, connect, serve, stream, type Handlers, type Port } from '../../src/shared/rpc/index.ts'

const contract = {
  add: call(z.strictObject({ a: z.number(), b: z.number() })).returns<number>(),
  fail: call(z.strictObject({})).returns<never>(),
  wait: call(z.strictObject({})).returns<string>(),
  count: stream(z.strictObject({ to: z.number() })).yields<number>()
} as const

/** Two ports that talk to each other in memory, one structured clone and one microtask apart, as real ones are. */
function portPair(): { left: Port; right: Port; close: (reason: Error) => void } {
  const listeners: [((frame: unknown) => void)[], ((frame: unknown) => void)[]] = [[], []]
  const closers: ((reason: Error) => void)[] = []
  const end = (own: 0 | 1): Port => ({
    send: (frame) => {
      const copy: unknown = structuredClone(frame)
      queueMicrotask(() => listeners[own === 0 ? 1 : 0].forEach((listener) => listener(copy)))
    },
    listen: (onFrame, onClose) => {
      listeners[own].push(onFrame)
      closers.push(onClose)
      return () => listeners[own].splice(listeners[own].indexOf(onFrame), 1)
    }
  })
  return { left: end(0), right: end(1), close: (reason) => closers.forEach((closer) => closer(reason)) }
}

function setUp(more: Partial<Handlers<typeof contract>> = {}) {
  const { left, right, close } = portPair()
  const seen = { cancelled: 0, yielded: 0 }
  serve(
    contract,
    {
      add: ({ a, b }) => a + b,
      fail: () => {
        throw new FootnoteError('no-space', 'The disk is full.', 'Free some space.')
      },
      wait: (_input, { signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new Error(`cancelled ${String(++seen.cancelled)}`)))
        ),
      async *count({ to }, { signal }) {
        for (let n = 1; n <= to && !signal.aborted; n++) {
          seen.yielded = n
          yield n
          await new Promise((resolve) => setTimeout(resolve, 1))
        }
        if (signal.aborted) seen.cancelled++
      },
      ...more
    },
    right
  )
  return { client: connect(contract, left), left, close, seen }
}

test('a call returns its result', async () => {
  expect(await setUp().client.add({ a: 2, b: 3 })).toBe(5)
})

test('an error keeps its code, message and remedy', async () => {
  await expect(setUp().client.fail({})).rejects.toMatchObject({
    code: 'no-space',
    message: 'The disk is full.',
    remedy: 'Free some space.'
  })
})

test('an input that does not fit its schema reaches no handler', async () => {
  let reached = false
  const { client } = setUp({ add: () => ((reached = true), 0) })
  const bad = { a: 1, b: 'two' } as unknown as { a: number; b: number } // what an attacker would send
  await expect(client.add(bad)).rejects.toMatchObject({ code: 'invalid-input' })
  expect(reached).toBe(false)
})

test.each(['nothing', 'toString', '__proto__', 'constructor'])('a method that is not in the contract is refused: %s', async (method) => {
  const { left } = setUp()
  const reply = new Promise((resolve) => left.listen(resolve, () => undefined))
  left.send({ t: 'call', id: 99, method, input: {} })
  expect(await reply).toMatchObject({ t: 'error', id: 99, error: { code: 'invalid-input' } })
})

test('a stream arrives in order and ends', async () => {
  const items: number[] = []
  for await (const item of setUp().client.count({ to: 5 })) items.push(item)
  expect(items).toEqual([1, 2, 3, 4, 5])
})

test('leaving a stream cancels the work behind it', async () => {
  const { client, seen } = setUp()
  for await (const item of client.count({ to: 1000 })) if (item === 3) break
  await expect.poll(() => seen.cancelled).toBe(1)
  expect(seen.yielded).toBeLessThan(20)
})

test('aborting a call rejects it at once and cancels the other side', async () => {
  const { client, seen } = setUp()
  const stop = new AbortController()
  const waiting = client.wait({}, { signal: stop.signal })
  setTimeout(() => stop.abort(), 5)
  await expect(waiting).rejects.toMatchObject({ code: 'stopped' })
  await expect.poll(() => seen.cancelled).toBe(1)
})

test('a signal that outlives its calls keeps nothing of them, however they end', async () => {
  const { client } = setUp()
  const { signal } = new AbortController()
  await client.add({ a: 1, b: 2 }, { signal })
  await client.fail({}, { signal }).catch(() => 'as it must')
  for await (const number of client.count({ to: 2 }, { signal })) expect(number).toBeLessThan(3)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test('when the port closes, what is in flight fails with the reason, and so does what comes after', async () => {
  const { client, close } = setUp()
  const waiting = client.wait({})
  close(new FootnoteError('engine-crashed', 'It is gone.', 'Wait.'))
  await expect(waiting).rejects.toMatchObject({ code: 'engine-crashed' })
  await expect(client.add({ a: 1, b: 1 })).rejects.toMatchObject({ code: 'engine-crashed' })
})

test('noise on the port is ignored', async () => {
  const { client, left } = setUp()
  left.send({ t: 'nonsense', id: 'x' } as never) // a frame no version of ours ever sent
  expect(await client.add({ a: 1, b: 1 })).toBe(2)
})

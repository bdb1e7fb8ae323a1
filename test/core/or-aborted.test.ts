import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { orAborted } from '../../src/core/or-aborted.ts'

test('waits for work or the abort, rejects as the work does, and leaves nothing on the signal', async () => {
  const controller = new AbortController()
  const { signal } = controller
  const endless = new Promise<never>(() => undefined)
  await orAborted(Promise.resolve(), signal)
  await expect(orAborted(Promise.reject(new Error('no')), signal)).rejects.toThrow('no')
  expect(getEventListeners(signal, 'abort')).toEqual([])
  const waiting = orAborted(endless, signal)
  controller.abort()
  await waiting
  await orAborted(endless, signal)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

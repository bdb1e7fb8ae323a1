import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { disk } from '../../../src/core/indexing/file-access.ts'
import { follow, type Follower } from '../../../src/core/indexing/follow.ts'
import { createRules } from '../../../src/core/indexing/rules.ts'
import { DEFAULT_RULES } from '../../../src/shared/folder-rules.ts'

let follower: Follower
beforeEach(() => vi.useFakeTimers())
afterEach(async () => {
  await follower.close()
  vi.useRealTimers()
})

const start = async (polled: readonly string[] = []) => {
  const watched: (readonly string[])[] = []
  const scans: (readonly string[] | undefined)[] = []
  follower = await follow({
    watch(roots) {
      watched.push(roots)
      return { ready: Promise.resolve(), close: () => Promise.resolve() }
    },
    rules: (root) => createRules(root, DEFAULT_RULES, disk),
    polled: () => polled,
    roots: () => ['/a', '/net'],
    onHints: () => undefined,
    checkRoots: () => Promise.resolve([]),
    rescan(roots) {
      scans.push(roots)
      return Promise.resolve()
    },
    onWarning: () => undefined
  })
  return { watched, scans }
}

test('after the machine slept, everything is looked through', async () => {
  const { scans } = await start()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(scans).toEqual([])
  vi.setSystemTime(Date.now() + 60_000)
  await vi.advanceTimersByTimeAsync(4000)
  expect(scans).toEqual([undefined])
})

test('a folder that reports no changes is looked through every half minute instead of watched', async () => {
  const { watched, scans } = await start(['/net'])
  expect(watched).toEqual([['/a']])
  await vi.advanceTimersByTimeAsync(70_000)
  expect(scans).toEqual([['/net'], ['/net']])
})

test('what no watcher saw is found within a quarter of an hour', async () => {
  const { scans } = await start()
  await vi.advanceTimersByTimeAsync(16 * 60_000)
  expect(scans).toEqual([undefined])
})

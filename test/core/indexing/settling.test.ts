import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { FileStat } from '../../../src/core/indexing/file-access.ts'
import { createSettling } from '../../../src/core/indexing/settling.ts'

beforeEach(() => vi.useFakeTimers({ now: 1_700_000_000_000 }))
afterEach(() => vi.useRealTimers())

/** A file that is written to when the test says so, and what was looked at, by when. */
function play(path = '/a.md') {
  const looked: string[] = []
  let bytes = 0
  let modifiedMs = 0
  const settling = createSettling({
    files: {
      stat: (asked) => {
        const file: FileStat = { kind: 'file', bytes, modifiedMs, changedMs: modifiedMs, device: 1, inode: 1 }
        return Promise.resolve(asked === path ? file : undefined)
      }
    },
    look: (paths) => looked.push(...paths)
  })
  return {
    settling,
    looked,
    write() {
      bytes += 100
      modifiedMs = Date.now()
    }
  }
}

test('a saved file and a deleted one are looked at at once', async () => {
  const { settling, write } = play()
  write()
  await vi.advanceTimersByTimeAsync(150)
  expect(await settling.ready(['/a.md', '/gone.md'])).toEqual(['/a.md', '/gone.md'])
})

test('a file that is being written is looked at once, when it rests', async () => {
  const { settling, looked, write } = play()
  for (let part = 0; part < 40; part++) {
    write()
    expect(await settling.ready(['/a.md'])).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
  }
  expect(looked).toEqual([])
  await vi.advanceTimersByTimeAsync(3000)
  expect(looked).toEqual(['/a.md'])
})

test('a slow download that was looked at once too early waits from then on', async () => {
  const { settling, looked, write } = play()
  write()
  await vi.advanceTimersByTimeAsync(150)
  expect(await settling.ready(['/a.md'])).toEqual(['/a.md'])
  for (let part = 0; part < 5; part++) {
    await vi.advanceTimersByTimeAsync(1000)
    write()
    await vi.advanceTimersByTimeAsync(150)
    expect(await settling.ready(['/a.md'])).toEqual([])
  }
  expect(looked).toEqual([])
  await vi.advanceTimersByTimeAsync(5000)
  expect(looked).toEqual(['/a.md'])
})

test('a log that never rests is looked at after a minute', async () => {
  const { settling, looked, write } = play()
  for (let second = 0; second < 64; second++) {
    write()
    await settling.ready(['/a.md'])
    await vi.advanceTimersByTimeAsync(1000)
  }
  expect(looked.length).toBeGreaterThan(0)
})

test('a time in the future is another clock and holds nothing back', async () => {
  const { settling, write } = play()
  vi.setSystemTime(1_700_000_100_000)
  write()
  vi.setSystemTime(1_700_000_000_000)
  expect(await settling.ready(['/a.md'])).toEqual(['/a.md'])
})

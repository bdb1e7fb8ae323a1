import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isOnBattery } from '../../../src/core/indexing/battery.ts'
import { createPace } from '../../../src/core/indexing/pace.ts'
import type { Embedder } from '../../../src/core/roles.ts'
import { fakeEmbedder } from './fake-embedder.ts'
import { tempLibrary, until, type TempLibrary } from './temp-library.ts'

vi.setConfig({ testTimeout: 30_000 })

let temp: TempLibrary
beforeEach(async () => {
  temp = await tempLibrary()
})
afterEach(() => temp.remove())

const idle = new AbortController().signal

test('paused, nothing is read or embedded; resumed, it goes on where it was', async () => {
  for (let index = 0; index < 30; index++) await temp.write(`${index}.md`, `note ${index}`)
  const library = await temp.open({ pace: 'paused' })
  const syncing = library.sync()
  await until(() => library.status().counts.queued === 30, 'all wait')
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(library.status()).toMatchObject({ counts: { indexed: 0 }, pace: { chosen: 'paused', now: 'paused' } })
  library.setPace('full')
  expect((await syncing).files.indexed).toBe(30)
  expect(library.status()).toMatchObject({ embedded: 30, pace: { now: 'full' } })
})

test('pausing stops the call that is in flight, and no passage is lost by it', async () => {
  for (let index = 0; index < 40; index++) await temp.write(`${index}.md`, `note ${index}`)
  const inner = fakeEmbedder()
  const hanging = Promise.withResolvers<void>()
  let stoppedAfterMs = 0
  const embedder: Embedder = {
    ...inner,
    async embed(texts, purpose, signal) {
      if (inner.calls() || stoppedAfterMs) return await inner.embed(texts, purpose, signal)
      hanging.resolve()
      const started = performance.now()
      await new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('Stopped.', 'AbortError')), { once: true })
      }).finally(() => {
        stoppedAfterMs = performance.now() - started
      })
      throw new Error('unreachable')
    }
  }
  const library = await temp.open({ embedder: () => Promise.resolve(embedder) })
  const syncing = library.sync()
  await hanging.promise
  library.setPace('paused')
  await until(() => stoppedAfterMs > 0, 'the call ended', 1000)
  expect(inner.calls()).toBe(0)
  library.setPace('full')
  await syncing
  expect(library.status()).toMatchObject({ chunks: 40, embedded: 40 })
  expect(temp.warnings).toEqual([])
})

test('a paused run can be stopped, and a paused library closed', async () => {
  await temp.write('a.md', 'note')
  const library = await temp.open({ pace: 'paused' })
  const stop = new AbortController()
  const syncing = library.sync({ signal: stop.signal })
  await until(() => library.status().counts.queued === 1, 'it waits')
  stop.abort()
  await expect(syncing).rejects.toMatchObject({ name: 'AbortError' })
  await library.close()
})

test('gentle indexing rests as long as it worked, at full pace it does not', async () => {
  const pace = createPace({ chosen: 'gentle', onChange: () => undefined })
  const took = async () => {
    const started = performance.now()
    await pace.turn(120, idle)
    return performance.now() - started
  }
  expect(await took()).toBeGreaterThan(110)
  pace.set('full')
  expect(await took()).toBeLessThan(60)
})

test('on battery and while an answer is made full pace is gentle, and says why', async () => {
  let [battery, answering] = [true, false]
  const pace = createPace({ onBattery: () => battery, isAnswering: () => answering, onChange: () => undefined })
  await pace.turn(0, idle)
  expect(pace.status()).toEqual({ chosen: 'full', now: 'gentle', reason: 'battery' })
  answering = true
  expect(pace.status()).toEqual({ chosen: 'full', now: 'gentle', reason: 'answering' })
  battery = answering = false
  pace.set('paused')
  expect(pace.status()).toEqual({ chosen: 'paused', now: 'paused', reason: 'chosen' })
})

test("a machine's battery counts while it is emptied, a mouse's never", async () => {
  const supplies = await mkdtemp(join(tmpdir(), 'footnote-supplies-'))
  const supply = async (name: string, fields: Record<string, string>) => {
    await mkdir(join(supplies, name))
    for (const [field, value] of Object.entries(fields)) await writeFile(join(supplies, name, field), `${value}\n`)
  }
  try {
    await supply('AC', { type: 'Mains', online: '0' })
    await supply('hidpp_battery_0', { type: 'Battery', scope: 'Device', status: 'Discharging' })
    expect(await isOnBattery(supplies)).toBe(false)
    await supply('BAT0', { type: 'Battery', status: 'Discharging' })
    expect(await isOnBattery(supplies)).toBe(true)
    await writeFile(join(supplies, 'BAT0/status'), 'Charging\n')
    expect(await isOnBattery(supplies)).toBe(false)
    expect(await isOnBattery(join(supplies, 'none'))).toBe(false)
  } finally {
    await rm(supplies, { recursive: true })
  }
})

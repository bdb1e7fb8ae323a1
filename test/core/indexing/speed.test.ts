import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openEmbedRate } from '../../../src/core/indexing/embed-rate.ts'
import { estimate } from '../../../src/core/indexing/estimate.ts'
import { previewFolder } from '../../../src/core/indexing/preview.ts'
import { createReadQueue } from '../../../src/core/indexing/read-queue.ts'
import { createSpeed } from '../../../src/core/indexing/speed.ts'
import { createStatusFeed } from '../../../src/core/indexing/status-feed.ts'
import type { IndexWork } from '../../../src/shared/types.ts'
import { tempLibrary, until, type TempLibrary } from './temp-library.ts'

const cleanUp: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const one of cleanUp.splice(0)) await one()
})
const SECOND = 1000

test('nothing is said of the time left in the first seconds, nor from a single piece of work', () => {
  const speed = createSpeed()
  expect(speed.left(100, 0)).toBeUndefined()
  speed.done(32, 60 * SECOND)
  expect(speed.left(100, 61 * SECOND)).toBeUndefined()
  speed.done(32, 61 * SECOND)
  speed.done(32, 62 * SECOND)
  expect(speed.left(100, 62 * SECOND)).toBeUndefined()
})

test('a model that took a minute to load does not slow down what is told afterwards', () => {
  const speed = createSpeed()
  for (let call = 0; call <= 5; call++) speed.done(32, (60 + call) * SECOND)
  expect(speed.left(320, 65 * SECOND)).toBe(10 * SECOND)
})

test('the time left counts down while a piece of work is in hand, and goes up when it takes much longer than the others', () => {
  const speed = createSpeed()
  for (let call = 0; call <= 5; call++) speed.done(10, call * 2 * SECOND)
  expect([0, 1, 2, 4].map((s) => speed.left(100, (10 + s) * SECOND))).toEqual([20, 19, 18, 16].map((s) => s * SECOND))
  expect(speed.left(100, 40 * SECOND)).toBeGreaterThan(30 * SECOND)
})

test('the rate is that of the last half minute: slower work shows within it', () => {
  const speed = createSpeed()
  for (let s = 0; s <= 60; s++) speed.done(10, s * SECOND)
  for (let s = 1; s <= 15; s++) speed.done(10, (60 + 2 * s) * SECOND)
  expect(speed.left(100, 90 * SECOND)).toBe(20 * SECOND)
})

test('time that indexing was paused is no work', () => {
  const speed = createSpeed()
  for (let s = 0; s <= 5; s++) speed.done(10, s * SECOND)
  speed.rest()
  expect(speed.left(100, 600 * SECOND)).toBeUndefined()
  for (let s = 0; s <= 5; s++) speed.done(10, (600 + s) * SECOND)
  expect(speed.left(100, 605 * SECOND)).toBe(10 * SECOND)
})

test('what waits to be read is reckoned by its bytes and kind, not by the number of files', () => {
  const queue = createReadQueue()
  const job = (path: string, bytes: number) => ({
    file: { path, folder: '/f', bytes, modifiedMs: 0, changedMs: 0 },
    urgent: false,
    force: false,
    onSettled: []
  })
  queue.add(job('/f/a.txt', 100))
  const small = queue.workMs
  queue.add(job('/f/big.pdf', 20_000_000))
  expect(queue.workMs).toBeGreaterThan(1000 * small)
  for (let taken = queue.take(); taken; taken = queue.take()) queue.finish(taken)
  expect(queue.workMs).toBeCloseTo(0)
})

test('while work goes on, its state is told every few seconds although nothing changes', async () => {
  const work = { phase: 'reading', done: 0, total: 1, current: '', failed: 0, leftMs: undefined } as const
  let told = 0
  let working = true
  const feed = createStatusFeed(() => ({ folders: [], counts: NONE, chunks: 0, embedded: 0, work: working ? work : undefined }))
  feed.listen(() => told++)
  feed.changed()
  await until(() => told >= 2, 'told again', 5000)
  working = false
  await until(() => told >= 3, 'the end told', 5000)
  const ended = told
  await new Promise((resolve) => setTimeout(resolve, 2500))
  expect(told).toBe(ended)
  feed.close()
}, 20_000)

const NONE = { queued: 0, reading: 0, indexed: 0, skipped: 0, failed: 0, 'needs-ocr': 0, excluded: 0 }

test('the rate of this machine is kept, a slow first call does not spoil it, and a preview reckons with it', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'footnote-speed-'))
  cleanUp.push(() => rm(dataFolder, { recursive: true, force: true }))
  const rate = await openEmbedRate(dataFolder)
  expect(rate.of('small')).toBeUndefined()
  rate.note('small', { texts: 32, tokens: 5000, ms: 60_000 })
  for (let call = 0; call < 9; call++) rate.note('small', { texts: 32, tokens: 5000, ms: 10_000 })
  rate.note('small', { texts: 1, tokens: 10, ms: 1000 })
  await rate.save()
  const tokensPerSecond = (await openEmbedRate(dataFolder)).of('small')
  expect(tokensPerSecond).toBe(500)
  const types = new Map([['text', { files: 10, bytes: 400_000 }]] as const)
  expect(estimate(types, { tokensPerSecond }).embedMs).toBe(200_000)
  expect(estimate(types, { tokensPerSecond, gentle: true }).embedMs).toBe(400_000)
})

test('before the embedder was measured a few files take a minute, in which it loads; nothing takes none', () => {
  const types = (files: number) => new Map([['text', { files, bytes: files * 4000 }]] as const)
  expect([10, 0].map((files) => estimate(types(files)).embedMs)).toEqual([60_000, 0])
  expect(estimate(types(10), { tokensPerSecond: 1000 }).embedMs).toBe(10_000)
})

test('progress counts the files that a preview counts: those of kinds that are read', async () => {
  const temp: TempLibrary = await tempLibrary()
  cleanUp.push(() => temp.remove())
  for (const name of ['a.md', 'b.txt', 'broken.pdf', 'old.zip', 'film.mp4', 'noname']) await temp.write(name, `text of ${name}`)
  const library = await temp.open()
  const told: IndexWork[] = []
  await library.sync({ onProgress: ({ work }) => void (work?.phase === 'reading' && told.push(work)) })
  let preview = 0
  for await (const { readable } of previewFolder(temp.folder)) preview = readable.files
  expect([preview, library.status().counts]).toMatchObject([3, { indexed: 2, failed: 1, skipped: 3 }])
  expect(told.map(({ total }) => total)).toEqual(told.map(() => preview))
  expect(told.length).toBeGreaterThan(0)
})

test('a library learns the rate of its embedder while it indexes', async () => {
  const temp: TempLibrary = await tempLibrary()
  cleanUp.push(() => temp.remove())
  const paragraph = (nth: number) => `Note ${nth} speaks of a matter of its own. `.repeat(25)
  await temp.write('long.md', Array.from({ length: 200 }, (_, nth) => paragraph(nth)).join('\n\n'))
  const library = await temp.open()
  expect(await library.embedRate()).toBeUndefined()
  await library.sync()
  expect(await library.embedRate()).toBeGreaterThan(0)
})

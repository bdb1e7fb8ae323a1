import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLatency } from '../../../src/core/memory/latency.ts'
import { outcome, passage, place, type Place } from './place.ts'

let here: Place
beforeEach(async () => {
  here = await place()
})
afterEach(() => here.remove())

const MINUTE_MS = 60_000
const thumb = (query: string, path: string, value: 1 | -1, start = 0) => ({
  query,
  chunk: `${path}:0`,
  path,
  document: `version of ${path}`,
  start,
  end: start + 100,
  thumb: value
})
const ten = (prefix: string) => Array.from({ length: 10 }, (_, index) => `/${prefix}${String(index)}`)

describe('the question set', () => {
  it('is made of thumbs and of what was opened soon after it was shown; a thumb down takes out', async () => {
    const memory = here.open()
    memory.searched(outcome('rent', ['/a', '/b', '/c']))
    memory.opened({ path: '/b', document: 'version of /b' })
    memory.opened({ path: '/never shown', document: 'd' })
    memory.asked(outcome('boiler', ['/c', '/d']), [])
    memory.rate(thumb('boiler', '/d', 1))
    memory.opened({ path: '/c', document: 'version of /c' })
    memory.rate(thumb('boiler', '/c', -1))
    memory.searched(outcome('later', ['/e']))
    here.nowMs += 31 * MINUTE_MS
    memory.opened({ path: '/e', document: 'version of /e' })
    expect((await memory.questions()).map(({ question, relevant }) => [question, relevant])).toEqual([
      ['rent', [{ path: '/b', document: 'version of /b', from: 'opened' }]],
      ['boiler', [{ path: '/d', document: 'version of /d', from: 'thumb', start: 0, end: 100 }]]
    ])
  })

  it('outlives the log that it was made of', async () => {
    const memory = here.open()
    memory.searched(outcome('rent', ['/a']))
    memory.opened({ path: '/a', document: 'version of /a' })
    const made = await memory.questions()
    await memory.close()
    here.nowMs += 400 * 24 * 60 * MINUTE_MS
    const later = here.open()
    await expect.poll(async () => (await later.status()).droppedEvents).toBe(2)
    expect(await later.questions()).toEqual(made)
  })
})

describe('evaluation', () => {
  it('is recall of the relevant documents, passages that hold half of what was found, and the first one as MRR; each run is kept', async () => {
    const memory = here.open()
    memory.rate(thumb('one', '/right', 1))
    memory.rate(thumb('two', '/x', 1))
    memory.rate(thumb('two', '/y', 1, 70))
    memory.rate(thumb('none', '/z', 1))
    // Copies of a file count once: /right is the second document.
    here.found.set('one', ['/wrong', '/wrong', '/right'])
    here.found.set('two', [...ten('w').slice(0, 5), '/x', '/y'])
    here.found.set('none', ten('w'))
    const first = await memory.evaluateOwn()
    expect(first).toMatchObject({ questions: 3, recall5: 1 / 3, recall10: 2 / 3, passages10: (1 + 0.5) / 2, parts: here.parts })
    expect(first.mrr).toBeCloseTo((1 / 2 + 1 / 6) / 3, 10)
    expect(first.p95Ms).toBeGreaterThan(0)
    here.parts = { ...here.parts, embedder: 'e2' }
    const second = await memory.evaluateOwn()
    expect(second.fingerprint).not.toBe(first.fingerprint)
    expect(await here.open().evaluations()).toEqual([first, second])
  })

  it('finds a document that was moved by its text', async () => {
    const memory = here.open()
    memory.rate(thumb('q', '/old place', 1))
    const moved = passage('/new place', 1, { document: 'version of /old place' })
    const after = here.open({
      pipeline: { rank: () => Promise.resolve([moved]), parts: () => Promise.resolve(here.parts), isThere: () => true }
    })
    await memory.close()
    expect(await after.evaluateOwn()).toMatchObject({ recall5: 1, mrr: 1 })
  })
})

describe('drift', () => {
  it('says what moved, what was lost and what is new since the pipeline changed, and leaves out files that are gone', async () => {
    const memory = here.open()
    for (const question of ['moved', 'same']) memory.rate(thumb(question, '/a', 1))
    here.found.set('same', ['/a', '/b'])
    here.found.set('moved', ['/a', '/b', '/lost', '/deleted'])
    expect(await memory.driftReport()).toBeUndefined()
    const before = here.parts
    here.parts = { ...before, embedder: 'e2', chunker: '3' }
    here.found.set('moved', ['/b', '/a', '/new'])
    // A run in between must not take the old rankings' place before their drift was told.
    await memory.evaluateOwn()
    const report = await memory.driftReport()
    expect(report).toMatchObject({ changed: ['embedder', 'chunker'], before, after: here.parts })
    expect(report?.overlap10).toBeCloseTo((2 / 3 + 1) / 2, 10)
    expect(report?.questions).toEqual([
      {
        question: 'moved',
        overlap10: 2 / 3,
        up: [{ path: '/b', before: 2, after: 1 }],
        down: [{ path: '/a', before: 1, after: 2 }],
        lost: [{ path: '/lost', before: 3, after: 0 }],
        gained: [{ path: '/new', before: 0, after: 3 }],
        gone: ['/deleted']
      },
      { question: 'same', overlap10: 1, up: [], down: [], lost: [], gained: [], gone: [] }
    ])
    expect(await here.open().drifts()).toEqual([report])
    expect(await memory.driftReport()).toMatchObject({ changed: [], overlap10: 1 })
  })

  it('compares by itself after a change, once, and not without one', async () => {
    const memory = here.open()
    memory.rate(thumb('q', '/a', 1))
    here.found.set('q', ['/a', '/b'])
    await memory.snapshot(1000)
    expect(await memory.driftAfterChange()).toBeUndefined()
    here.parts = { ...here.parts, embedder: 'e2' }
    expect(await memory.driftAfterChange()).toMatchObject({ changed: ['embedder'], overlap10: 1 })
    expect(await memory.driftAfterChange()).toBeUndefined()
    expect(await memory.drifts()).toHaveLength(1)
  })

  it('has something to compare with when the change itself kept the rankings before it', async () => {
    const memory = here.open()
    memory.rate(thumb('q', '/a', 1))
    here.found.set('q', ['/a', '/b'])
    await memory.snapshot(1000)
    here.parts = { ...here.parts, off: 'rerank' }
    here.found.set('q', ['/b', '/a'])
    expect(await memory.driftReport()).toMatchObject({ changed: ['off'], overlap10: 1, questions: [{ up: [{ path: '/b' }] }] })
  })
})

describe('stage latency', () => {
  it('is made of the last 500 searches, with how often a stage was left out, and by day', () => {
    const latency = createLatency()
    const day = (number: number) => Date.UTC(2026, 10, number)
    for (let number = 1; number <= 600; number++) {
      const rerank = number % 2 ? { name: 'rerank', ms: number } : { name: 'rerank', ms: 0, skipped: true }
      latency.add({ stages: [{ name: 'bm25', ms: number }, rerank], totalMs: number * 2 }, 'search', day(number <= 100 ? 20 : 21))
    }
    const [whole, bm25, second] = latency.report()
    expect(bm25).toEqual({
      stage: 'bm25',
      count: 500,
      p50: 350,
      p95: 575,
      p99: 595,
      skipped: 0,
      days: [
        { day: '2026-11-20', count: 100, p50: 50, p95: 95, p99: 99 },
        { day: '2026-11-21', count: 200, p50: 500, p95: 590, p99: 598 }
      ]
    })
    expect(whole).toMatchObject({ stage: 'whole search', p50: 700 })
    expect(second).toMatchObject({ stage: 'rerank', count: 250, skipped: 250 })
  })

  it('is known again after a restart', async () => {
    const first = here.open()
    first.searched(outcome('q', ['/a']))
    await first.close()
    expect((await here.open().latency()).map(({ stage, p50 }) => [stage, p50])).toEqual([
      ['whole search', 5],
      ['bm25', 4]
    ])
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rememberAnswer, retrieverOf, searchAndRemember } from '../../../src/core/memory/remember.ts'
import type { RetrieveOptions, Retriever } from '../../../src/core/retrieval/retriever.ts'
import { createRetriever } from '../../../src/core/retrieval/retriever.ts'
import { CONTEXT_WEIGHTS } from '../../../src/core/retrieval/signals.ts'
import type { Citation } from '../../../src/shared/types.ts'
import { outcome, passage, place, START, type Place } from './place.ts'

let here: Place
beforeEach(async () => {
  here = await place()
})
afterEach(() => here.remove())

const thumb = (path: string, value: 1 | 0 | -1, query = 'q') => ({
  query,
  chunk: `${path}:0`,
  path,
  document: `version of ${path}`,
  start: 0,
  end: 100,
  thumb: value
})
const citation = (path: string): Citation => ({
  number: 1,
  path,
  document: `version of ${path}`,
  title: path,
  headings: [],
  quote: 'text',
  modifiedMs: 0,
  support: 1,
  start: 10,
  end: 14
})
const NONE = { conversation: 0, opened: 0, pinned: 0, thumbs: 0, recency: 0 }
const NEUTRAL = { cited: new Map(), openedMs: new Map(), pinned: new Set(), thumbs: new Map() }

describe('signals', () => {
  it('are the same after a restart as before it: opened, pinned, thumbs, and what this conversation cited', async () => {
    const first = here.open()
    first.asked(outcome('first question', ['/a', '/b']), [citation('/a')])
    first.asked(outcome('second question', ['/b']), [citation('/b')])
    first.opened({ path: '/c', document: 'd' })
    first.pin('/p', true)
    first.pin('/q', true)
    first.pin('/q', false)
    first.rate(thumb('/a', 1))
    first.rate(thumb('/b', -1))
    first.rate(thumb('/c', 1))
    first.rate(thumb('/c', 0))
    const turns = [
      { question: 'first question', answer: '' },
      { question: 'second question', answer: '' }
    ]
    const before = await first.signals(turns)
    expect(before).toEqual({
      cited: new Map([
        ['/a', 2],
        ['/b', 1]
      ]),
      openedMs: new Map([['/c', START + 6]]),
      pinned: new Set(['/p']),
      thumbs: new Map([
        ['/a:0', 1],
        ['/b:0', -1]
      ]),
      weights: CONTEXT_WEIGHTS
    })
    await first.close()
    expect(await here.open().signals(turns)).toEqual(before)
    // Another conversation cited nothing.
    expect((await here.open().signals([])).cited).toEqual(new Map())
  })

  it('are gone with the switch and back with it; what happened in between was never written', async () => {
    const memory = here.open()
    memory.pin('/p', true)
    await memory.setOn(false)
    memory.pin('/never', true)
    memory.searched(outcome('never', ['/never']))
    expect(await memory.signals()).toEqual({ ...NEUTRAL, weights: CONTEXT_WEIGHTS })
    expect(await memory.status()).toMatchObject({ on: false })
    await memory.setOn(true)
    expect((await memory.signals()).pinned).toEqual(new Set(['/p']))
    expect(await here.everything()).not.toContain('never')
  })

  it('change no ranking at all when every weight is 0, and are not even looked up', async () => {
    const found = ['/a', '/b', '/c', '/d', '/far'].map((path, index) => ({
      chunk: passage(path, index + 1),
      bm25: path === '/far' ? 1 : 10 - index * 0.01
    }))
    const retriever = createRetriever({
      store: {
        searchText: () =>
          Promise.resolve(found.map(({ chunk: { rank: _, score: __, scores: ___, why: ____, ...chunk }, bm25 }) => ({ ...chunk, bm25 }))),
        searchVector: () => Promise.resolve([]),
        firstChunks: () => Promise.resolve([])
      },
      embedder: () => Promise.resolve(undefined),
      reranker: () => Promise.resolve(undefined),
      stale: () => Promise.resolve(new Set()),
      titled: () => new Map(),
      chunksOf: () => 100,
      clock: () => here.nowMs
    })
    const memory = here.open()
    const search = async () => {
      const { passages, trace } = await searchAndRemember(retriever, memory, 'what is it now', { top: 10, stage: 'hybrid' })
      return { passages, context: trace.stages.find(({ name }) => name === 'context') }
    }
    await here.settings.change({ context: NONE })
    const plain = await search()
    memory.pin('/d', true)
    memory.opened({ path: '/c', document: 'd' })
    memory.rate(thumb('/a', -1))
    expect(await search()).toEqual(plain)
    expect(plain.context).toMatchObject({ skipped: true, note: 'Switched off in the settings.' })
    await here.settings.change({ context: CONTEXT_WEIGHTS })
    const moved = await search()
    expect(moved.passages.map(({ path }) => path)).not.toEqual(plain.passages.map(({ path }) => path))
    for (const { score, why } of moved.passages) expect(why.reduce((sum, { adds }) => sum + adds, 0)).toBeCloseTo(score, 10)
  })

  it('of a measurement are none, whatever the log says', async () => {
    const memory = here.open()
    memory.pin('/p', true)
    await memory.close()
    expect(await here.open({ follow: false, readOnly: true }).signals()).toEqual({ ...NEUTRAL, weights: CONTEXT_WEIGHTS })
  })
})

describe('what is written', () => {
  it('says of every passage which question it was shown for, at which rank, why, and what came of it', async () => {
    const memory = here.open()
    memory.asked(outcome('And in May?', ['/a', '/b'], { searched: ['rent in May'] }), [citation('/b')])
    memory.opened({ path: '/b', document: 'd' })
    memory.rate(thumb('/b', 1, 'And in May?'))
    memory.searched(outcome('other', ['/a']))
    expect(await memory.surfaced({ path: '/b' })).toEqual([
      {
        type: 'ask',
        atMs: expect.any(Number),
        query: 'And in May?',
        searched: ['rent in May'],
        chunk: '/b:0',
        path: '/b',
        document: 'version of /b',
        start: 0,
        end: 100,
        rank: 2,
        score: 0.5,
        why: [{ stage: 'bm25', adds: 0.5 }],
        then: ['cited', 'opened', 'thumb up']
      }
    ])
    expect((await memory.surfaced({})).map(({ query, rank }) => [query, rank])).toEqual([
      ['other', 1],
      ['And in May?', 2],
      ['And in May?', 1]
    ])
  })

  it('keeps an answer with the queries it ran and its footnotes, also when it was stopped, and asks as a generator', async () => {
    const memory = here.open()
    const asked: RetrieveOptions[] = []
    const retriever: Retriever = {
      retrieve: (_, options) => {
        asked.push(options)
        return Promise.resolve({ passages: [passage('/a')], filters: [], trace: { stages: [], totalMs: 1 } })
      }
    }
    const searched: string[] = []
    async function* answer() {
      const found = await retrieverOf(retriever, memory, [], searched).retrieve('rewritten', { top: 8, stage: 'hybrid' })
      yield { type: 'retrieved', passages: found.passages, trace: found.trace } as const
      yield { type: 'citation', sentence: 0, citation: citation('/a') } as const
      yield { type: 'token', text: 'never read' } as const
    }
    for await (const event of rememberAnswer(memory, 'question', searched, answer())) if (event.type === 'citation') break
    expect(asked).toEqual([expect.objectContaining({ reader: 'generator' })])
    expect(await memory.surfaced({})).toEqual([expect.objectContaining({ query: 'question', searched: ['rewritten'], then: ['cited'] })])
  })

  it('is only times while the person is still typing', async () => {
    const memory = here.open()
    const { passages, trace } = outcome('boi', ['/a'])
    const retriever: Retriever = { retrieve: () => Promise.resolve({ passages, trace, filters: [] }) }
    await searchAndRemember(retriever, memory, 'boi', { top: 10, stage: 'hybrid', typing: true })
    await searchAndRemember(retriever, memory, 'boil', { top: 10, stage: 'bm25', typing: true })
    expect((await memory.latency()).map(({ stage, count }) => [stage, count])).toEqual([
      ['whole search', 1],
      ['bm25', 1]
    ])
    expect(await memory.status()).toMatchObject({ events: 0 })
  })
})

describe('masking', () => {
  const IBAN = 'DE89 3704 0044 0532 0130 00'
  it('keeps account and card numbers, e-mail addresses and own patterns out of log and trace, and other numbers in', async () => {
    await here.settings.change({ redact: { builtIn: ['iban', 'card', 'email'], own: [String.raw`PX-\d{4}`] } })
    const memory = here.open()
    const text = `who is anna.b@example.org with ${IBAN} and 4111 1111 1111 1111, px-1234, invoice 1234567890123`
    const masked = 'who is [e-mail] with [iban] and [card], [hidden], invoice 1234567890123'
    const noted = { ...outcome(text, ['/a'], { searched: [`${text}!`] }) }
    memory.searched({ ...noted, trace: { stages: [{ name: 'x', ms: 1, in: 1, out: 1, note: `For ${text}` }], totalMs: 1 } })
    memory.rate(thumb('/a', 1, text))
    await memory.close()
    const written = await here.everything()
    for (const secret of ['anna.b', '3704', '4111', '1234,']) expect(written).not.toContain(secret)
    expect(await memory.surfaced({})).toEqual([expect.objectContaining({ query: masked, searched: [`${masked}!`], then: ['thumb up'] })])
    const looked = { type: 'looked-again', query: `cost ${IBAN}`, paths: ['/a'] } as const
    async function* answer() {
      yield looked
    }
    for await (const told of rememberAnswer(memory, 'question', [], answer())) expect(told).toEqual({ ...looked, query: 'cost [iban]' })
    const sentence = { text: IBAN, outcome: 'kept', reason: '', support: 1, doubtful: [] } as const
    const round = { why: IBAN, query: IBAN, cameIn: [], written: [sentence], promptTokens: 7, reusedTokens: 0, writtenTokens: 1, ms: 1 }
    expect(memory.redactor.trace({ stages: [], totalMs: 1, rounds: [round] }).rounds).toEqual([
      { ...round, why: '[iban]', query: '[iban]', written: [{ ...sentence, text: '[iban]' }] }
    ])
    expect(memory.redactor.trace({ stages: [{ name: 'x', ms: 1, in: 1, out: 1, note: IBAN }], totalMs: 1 }).stages[0]?.note).toBe('[iban]')
  })

  it('reaches what is written already, and the questions made of it', async () => {
    const memory = here.open()
    memory.searched(outcome('the Falcon project', ['/a']))
    memory.rate(thumb('/a', 1, 'the Falcon project'))
    expect(await memory.questions()).toHaveLength(1)
    expect(await here.everything()).toContain('Falcon')
    await memory.setRedaction({ builtIn: [], own: ['falcon'] })
    expect(await here.everything()).not.toContain('Falcon')
    expect((await memory.questions()).map(({ question }) => question)).toEqual(['the [hidden] project'])
  })

  it('refuses a pattern that is none, and one that matches nothing at all', async () => {
    const memory = here.open()
    await expect(memory.setRedaction({ builtIn: [], own: ['('] })).rejects.toThrow(/no pattern/)
    await expect(memory.setRedaction({ builtIn: [], own: ['x*'] })).rejects.toThrow(/no pattern/)
    expect(here.settings.value.redact).toBeUndefined()
  })
})

describe('forgetting', () => {
  it('of a folder leaves no trace of anything below it in any file, and everything else as it was', async () => {
    const memory = here.open()
    const note = { stage: 'follow names', adds: 0.1, note: '“Secret plan” names it' }
    const kept = outcome('rent', ['/home/kept.md'])
    memory.searched({
      ...outcome('both', []),
      passages: [passage('/home/private/plan.md', 1), passage('/home/kept.md', 2, { why: [note] })]
    })
    memory.searched(outcome('only private', ['/home/private/plan.md']))
    memory.searched(kept)
    memory.opened({ path: '/home/kept.md', document: 'd' })
    for (const path of ['/home/private/plan.md', '/home/kept.md', '/home/privateer.md']) {
      memory.rate(thumb(path, 1, 'rent'))
      memory.pin(path, true)
      memory.opened({ path, document: 'd' })
    }
    here.found.set('rent', ['/home/private/plan.md', '/home/kept.md'])
    await memory.evaluateOwn()
    await memory.driftReport()
    expect(await here.everything()).toContain('/home/private/plan.md')
    await memory.forget('/home/private')
    const left = await here.everything()
    expect(left).not.toContain('/home/private/')
    expect(left).not.toMatch(/Secret plan|only private/)
    expect(await memory.pins()).toEqual(['/home/kept.md', '/home/privateer.md'])
    expect((await memory.surfaced({})).map(({ query, path }) => [query, path])).toEqual([
      ['rent', '/home/kept.md'],
      ['both', '/home/kept.md']
    ])
    await memory.forget()
    expect(await here.everything()).toBe('')
    expect(await memory.status()).toMatchObject({ events: 0, bytes: 0 })
    expect(await memory.questions()).toEqual([])
    expect(await memory.signals()).toEqual({ ...NEUTRAL, weights: CONTEXT_WEIGHTS })
  })
})

import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createRetriever, type RetrieverParts } from '../../../src/core/retrieval/retriever.ts'
import { NO_SIGNALS } from '../../../src/core/retrieval/signals.ts'
import type { Embedder, Reranker } from '../../../src/core/roles.ts'
import type { Chunk, Passage } from '../../../src/shared/types.ts'

function chunk(name: string, text = name, more: Partial<Chunk> = {}): Chunk {
  const place = { path: `/files/${name}.md`, document: name, ordinal: 0, start: 0, end: text.length }
  return { id: `${name}:0`, ...place, text, title: name, headings: [], context: '', modifiedMs: 0, ...more }
}

const embedder: Embedder = {
  model: 'fake',
  fingerprint: 'fake',
  dimensions: 2,
  load: () => Promise.resolve(),
  embed: (texts) => Promise.resolve({ vectors: texts.map(() => Float32Array.of(1, 0)), tokens: 1 })
}

interface Found {
  readonly bm25?: readonly (readonly [Chunk, number])[]
  readonly vector?: readonly (readonly [Chunk, number])[]
}

function retrieverOver({ bm25 = [], vector = [] }: Found, parts: Partial<RetrieverParts> = {}) {
  const all = [...bm25, ...vector].map(([one]) => one)
  return createRetriever({
    store: {
      searchText: (_, limit, filter) =>
        Promise.resolve(
          bm25
            .filter(([one]) => !filter?.paths || filter.paths.includes(one.path))
            .slice(0, limit)
            .map(([one, score]) => ({ ...one, bm25: score }))
        ),
      searchVector: (_, __, limit) => Promise.resolve(vector.slice(0, limit).map(([one, similarity]) => ({ ...one, similarity }))),
      firstChunks: (paths) => Promise.resolve(all.filter(({ path }) => paths.includes(path)))
    },
    embedder: () => Promise.resolve(embedder),
    reranker: () => Promise.resolve(undefined),
    stale: () => Promise.resolve(new Set()),
    titled: () => new Map(),
    chunksOf: () => 100,
    clock: () => Date.UTC(2026, 10, 21),
    ...parts
  })
}

const ranking = (passages: readonly Passage[]) => passages.map(({ document, score }) => [document, Number(score.toFixed(3))])
const [a, b, c] = [chunk('a'), chunk('b'), chunk('c')]
const TWO_LEGS: Found = {
  bm25: [
    [a, 12],
    [b, 6],
    [c, 2]
  ],
  vector: [
    [b, 0.9],
    [a, 0.5]
  ]
}
const scorer = (scores: Readonly<Record<string, number>>, ms = 0): Reranker => ({
  model: 'fake',
  rank: async (_, texts) => {
    await sleep(ms * texts.length)
    return texts.map((text) => scores[text] ?? 0)
  }
})

describe('fusion', () => {
  it('counts meaning for less while the meaning of few passages is learnt', async () => {
    const first = async (share: number) => {
      const { passages } = await retrieverOver(TWO_LEGS, { embeddedShare: () => share }).retrieve('q', { top: 10, stage: 'hybrid' })
      return passages[0]?.document
    }
    expect([await first(1), await first(0.05)]).toEqual(['b', 'a'])
  })

  it('sums the legs by weight, meaning scaled to its own range, words down to 0 where all that hold them were found', async () => {
    const { passages } = await retrieverOver(TWO_LEGS).retrieve('q', { top: 10, stage: 'hybrid' })
    expect(ranking(passages)).toEqual([
      ['b', 0.75],
      ['a', 0.5],
      ['c', 0.083]
    ])
    expect(passages[0]?.scores).toEqual({ bm25: 6, vector: 0.9, fused: 0.75 })
  })

  it('scales words to their own range too where there are more that hold them than were asked for', async () => {
    const bm25 = Array.from({ length: 60 }, (_, index) => [chunk(`d${String(index)}`), 100 - index] as const)
    const { passages } = await retrieverOver({ bm25 }).retrieve('q', { top: 50, stage: 'hybrid' })
    expect([passages[0]?.score, passages.at(-1)?.score]).toEqual([1, 0])
  })

  it('ranks one leg alone where the other has no model', async () => {
    const retriever = retrieverOver(TWO_LEGS, { embedder: () => Promise.resolve(undefined) })
    const { passages, trace } = await retriever.retrieve('q', { top: 10, stage: 'hybrid' })
    expect(passages.map(({ document }) => document)).toEqual(['a', 'b', 'c'])
    expect(trace.stages).toContainEqual(
      expect.objectContaining({ name: 'vector', skipped: true, note: expect.stringMatching(/No embedding model/) })
    )
    const counts = (name: string) => trace.stages.filter((stage) => stage.name === name).map((stage) => [stage.in, stage.out])
    expect([counts('search'), counts('fuse')]).toEqual([[[0, 3]], [[3, 3]]])
  })
})

it('looks for each part of a question by itself, and counts the part that suits a passage best', async () => {
  const sold = chunk('sold')
  const bought = chunk('bought')
  const noise = chunk('noise')
  const answers: Readonly<Record<string, readonly (readonly [Chunk, number])[]>> = {
    'Did Jo sell the old red car': [
      [sold, 9],
      [noise, 1]
    ],
    'Sam bought the garden house': [
      [bought, 4],
      [noise, 1]
    ]
  }
  const whole = [
    [noise, 8],
    [sold, 7],
    [bought, 6]
  ] as const
  const retriever = retrieverOver(
    {},
    {
      embedder: () => Promise.resolve(undefined),
      store: {
        searchText: (query) =>
          Promise.resolve((answers[typeof query === 'string' ? query : query.words] ?? whole).map(([one, bm25]) => ({ ...one, bm25 }))),
        searchVector: () => Promise.resolve([]),
        firstChunks: () => Promise.resolve([])
      }
    }
  )
  const { passages } = await retriever.retrieve('Did Jo sell the old red car before Sam bought the garden house?', {
    top: 10,
    stage: 'hybrid'
  })
  expect(ranking(passages)).toEqual([
    ['bought', 1],
    ['noise', 1],
    ['sold', 1]
  ])
  expect(passages[0]?.why).toEqual([{ stage: 'bm25', adds: 1, note: 'for “Sam bought the garden house”' }])
})

it('gives every passage a score that is the sum of its reasons, whatever stages ran', async () => {
  const named = chunk('Ada Moss', 'Ada keeps the key.')
  const retriever = retrieverOver(
    { bm25: [...(TWO_LEGS.bm25 ?? []), [named, 1]], vector: [[chunk('b', 'Ask Ada Moss now.'), 0.9], ...(TWO_LEGS.vector ?? [])] },
    {
      reranker: () => Promise.resolve(scorer({ a: 0.9, b: 0.2, c: 0.01 })),
      titled: (keys) => new Map(keys.has('ada moss') ? [['ada moss', [named.path]]] : [])
    }
  )
  const signals = { ...NO_SIGNALS, pinned: new Set([c.path]), cited: new Map([[a.path, 1]]), thumbs: new Map([[b.id, -1 as const]]) }
  for (const stage of ['bm25', 'vector', 'hybrid', 'rerank'] as const) {
    const { passages } = await retriever.retrieve('who has it now', { top: 10, stage, signals })
    expect(passages.length).toBeGreaterThan(0)
    for (const { score, why } of passages) expect(why.reduce((sum, { adds }) => sum + adds, 0)).toBeCloseTo(score, 10)
  }
})

describe('names', () => {
  it('brings in the document that a found passage names, though it shares no word with the question', async () => {
    const film = chunk('film', 'The film was directed by Ada Moss in 1999.')
    const person = chunk('Ada Moss (director)', 'Born in Cork.')
    const retriever = retrieverOver(
      { bm25: [[film, 5]], vector: [[film, 0.9]] },
      {
        titled: (keys) => new Map(keys.has('ada moss') ? [['ada moss', [person.path]]] : []),
        store: {
          searchText: (_, __, filter) => Promise.resolve(filter?.paths ? [] : [{ ...film, bm25: 5 }]),
          searchVector: () => Promise.resolve([{ ...film, similarity: 0.9 }]),
          firstChunks: () => Promise.resolve([person])
        }
      }
    )
    const { passages } = await retriever.retrieve('Where was the director of the film born?', { top: 10, stage: 'hybrid' })
    expect(passages.map(({ document }) => document)).toEqual(['film', 'Ada Moss (director)'])
    expect(passages[1]?.why).toEqual([{ stage: 'follow names', adds: 0.7, note: '“film” names it' }])
  })

  it('does not follow a title that many documents have', async () => {
    const note = chunk('note', 'See Invoice.')
    const retriever = retrieverOver({ bm25: [[note, 5]] }, { titled: () => new Map([['invoice', ['/1', '/2', '/3']]]) })
    expect((await retriever.retrieve('q', { top: 10, stage: 'hybrid' })).passages).toHaveLength(1)
  })
})

describe('reranking', () => {
  it('moves a passage that the cross-encoder prefers, and says by how much', async () => {
    const retriever = retrieverOver(TWO_LEGS, { reranker: () => Promise.resolve(scorer({ a: 0.001, b: 0.001, c: 0.99 })) })
    const { passages } = await retriever.retrieve('q', { top: 10, stage: 'rerank' })
    expect(passages.find(({ document }) => document === 'c')?.why.at(-1)).toEqual({ stage: 'rerank', adds: expect.closeTo(0.26667, 5) })
    expect(passages.find(({ document }) => document === 'c')?.scores.rerank).toBe(0.99)
  })

  it('stops when its time is over, and leaves what it did not read behind what it read', async () => {
    const many = Array.from({ length: 30 }, (_, index) => [chunk(`n${String(index).padStart(2, '0')}`), 30 - index] as const)
    const retriever = retrieverOver({ bm25: many }, { reranker: () => Promise.resolve(scorer({}, 150)) })
    const started = performance.now()
    const { passages, trace } = await retriever.retrieve('q', { top: 30, stage: 'rerank' })
    expect(performance.now() - started).toBeLessThan(1700)
    const read = passages.filter(({ scores }) => scores.rerank !== undefined)
    expect(read.length).toBeGreaterThanOrEqual(3)
    expect(read.length).toBeLessThan(12)
    expect(passages.slice(0, read.length)).toEqual(read)
    expect(passages.map(({ document }) => document)).toEqual(many.map(([{ document }]) => document))
    expect(trace.stages.find(({ name }) => name === 'rerank')?.note).toBe(`${read.length} passages read`)
  })

  it.each([
    ['no model is installed', undefined, /No reranking model/],
    ['the model fails', { model: 'x', rank: () => Promise.reject(new Error('It broke.')) } satisfies Reranker, /It broke/],
    ['the model hangs', { model: 'x', rank: () => new Promise<number[]>(() => undefined) } satisfies Reranker, /longer than/]
  ])('leaves the first stage’s order where %s', async (_, reranker, why) => {
    const retriever = retrieverOver(TWO_LEGS, { reranker: () => Promise.resolve(reranker) })
    const hybrid = await retriever.retrieve('q', { top: 10, stage: 'hybrid' })
    const { passages, trace } = await retriever.retrieve('q', { top: 10, stage: 'rerank' })
    expect(passages).toEqual(hybrid.passages)
    expect(trace.stages.find(({ name }) => name === 'rerank')).toMatchObject({ skipped: true, note: expect.stringMatching(why) })
  })
})

describe('a stage that is slow or broken is left out, and the trace says so', () => {
  const hang = <T>() => new Promise<T>(() => undefined)
  const named = chunk('Ada Moss', 'Ada keeps the key.')
  const found: Found = { ...TWO_LEGS, bm25: [[chunk('letter', 'Ask Ada Moss.'), 20], ...(TWO_LEGS.bm25 ?? [])] }
  const base = retrieverOver(found)
  const store = {
    searchText: () => Promise.resolve((found.bm25 ?? []).map(([one, bm25]) => ({ ...one, bm25 }))),
    searchVector: () => Promise.resolve((found.vector ?? []).map(([one, similarity]) => ({ ...one, similarity }))),
    firstChunks: () => Promise.resolve([named])
  }
  const titled: RetrieverParts['titled'] = (keys) => new Map(keys.has('ada moss') ? [['ada moss', [named.path]]] : [])

  it.each<[string, Partial<RetrieverParts>, string, RegExp]>([
    ['the names hang', { titled, store: { ...store, firstChunks: hang } }, 'follow names', /longer than 300 ms/],
    ['the names fail', { titled: () => raise('No titles.') }, 'follow names', /No titles/],
    ['the size of files fails', { chunksOf: () => raise('No ledger.') }, 'fold copies', /No ledger/]
  ])('where %s', async (_, parts, name, why) => {
    const { passages, trace } = await retrieverOver(found, parts).retrieve('q', { top: 10, stage: 'hybrid' })
    expect(passages).toEqual((await base.retrieve('q', { top: 10, stage: 'hybrid' })).passages)
    expect(trace.stages.find((stage) => stage.name === name)).toMatchObject({ skipped: true, note: expect.stringMatching(why) })
  })

  it.each<[string, Partial<RetrieverParts>, RegExp]>([
    ['the embedder hangs', { embedder: () => Promise.resolve({ ...embedder, embed: () => hang<never>() }) }, /longer than 8000 ms/],
    ['the embedder fails', { embedder: () => Promise.reject(new Error('The model is damaged.')) }, /damaged/],
    ['the vectors hang', { store: { ...store, searchVector: hang } }, /longer than 8000 ms/]
  ])('where %s: full text answers alone', async (_, parts, why) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const searching = retrieverOver(found, parts).retrieve('q', { top: 10, stage: 'hybrid' })
    await vi.advanceTimersByTimeAsync(8000)
    const { passages, trace } = await searching
    const alone = await retrieverOver(found).retrieve('q', { top: 10, stage: 'bm25' })
    expect(ranking(passages)).toEqual(ranking(alone.passages))
    expect(trace.stages.find((stage) => stage.name === 'vector')).toMatchObject({ skipped: true, note: expect.stringMatching(why) })
  })

  it('but never the search itself: an empty list would look like an answer', async () => {
    const broken = retrieverOver({}, { store: { ...store, searchText: () => Promise.reject(new Error('The index is gone.')) } })
    await expect(broken.retrieve('q', { top: 10, stage: 'hybrid' })).rejects.toThrow('The index is gone.')
    const off = retrieverOver(TWO_LEGS, { off: () => new Set(['search', 'fuse', 'check files']) })
    expect((await off.retrieve('q', { top: 10, stage: 'hybrid' })).passages).toHaveLength(3)
  })
})

function raise(message: string): never {
  throw new Error(message)
}

describe('context', () => {
  it('puts what was pinned before its equals, and nothing where all weights are 0', async () => {
    const signals = { ...NO_SIGNALS, pinned: new Set([b.path]) }
    const equal: Found = {
      bm25: [
        [a, 5],
        [b, 4.9],
        [c, 0]
      ]
    }
    const retriever = retrieverOver(equal, { embedder: () => Promise.resolve(undefined) })
    const first = async (given: typeof signals) =>
      (await retriever.retrieve('q', { top: 3, stage: 'hybrid', signals: given })).passages[0]?.document
    expect(await first(signals)).toBe('b')
    const off = { conversation: 0, opened: 0, pinned: 0, thumbs: 0, recency: 0 }
    expect(await first({ ...signals, weights: off })).toBe('a')
  })

  it('prefers the newer of two notes only where the question asks about now', async () => {
    const old = chunk('minutes-2023-03-01', 'We meet in the Hall.')
    const fresh = chunk('minutes-2025-03-01', 'We meet in the Library.')
    const retriever = retrieverOver({
      bm25: [
        [old, 5],
        [fresh, 4.5],
        [c, 1]
      ]
    })
    const first = async (question: string) => (await retriever.retrieve(question, { top: 3, stage: 'hybrid' })).passages[0]?.document
    expect(await first('Where do we meet now?')).toBe(fresh.document)
    expect(await first('Where did we meet?')).toBe(old.document)
  })

  it('knows the quarters of a year from each other where a file is named after one', async () => {
    const retriever = retrieverOver({
      bm25: [
        [chunk('2023 Q1 Mills', 'Revenue fell.'), 5],
        [chunk('2023 Q3 Mills', 'Revenue rose.'), 4.5],
        [c, 1]
      ]
    })
    expect(
      (await retriever.retrieve('What does the latest report say of revenue?', { top: 3, stage: 'hybrid' })).passages[0]?.document
    ).toBe('2023 Q3 Mills')
  })

  it('looks into the files that are named after the quarter of the question, beside all others', async () => {
    const [first, third] = [chunk('2023 Q1 Mills', 'Revenue of the mills.'), chunk('Mills Q3-2023', 'Income of the mills.')]
    const filters: (readonly string[] | undefined)[] = []
    const retriever = retrieverOver(
      {},
      {
        store: {
          searchText: () => Promise.resolve([{ ...first, bm25: 3 }]),
          searchVector: (_, __, ___, filter) => {
            filters.push(filter?.names)
            const named = filter?.names?.some((name) => third.path.includes(name))
            return Promise.resolve([{ ...(named ? third : first), similarity: 0.8 }])
          },
          firstChunks: () => Promise.resolve([])
        }
      }
    )
    const found = async (question: string) =>
      (await retriever.retrieve(question, { top: 3, stage: 'hybrid' })).passages.map(({ document }) => document)
    expect(await found('What was earned in the third quarter of 2023?')).toContain(third.document)
    expect(filters).toContainEqual(expect.arrayContaining(['2023 Q3', 'Q3-2023']))
    expect(await found('What was earned in the third quarter of 2023? file:Notes')).not.toContain(third.document)
    expect(await found('What was earned?')).toEqual([first.document])
  })
})

describe('what is shown', () => {
  it('shows the same text once, and a short document by its best passage only', async () => {
    const copy = chunk('copy', a.text)
    const second = chunk('a2', 'another part of a', { path: a.path })
    const found: Found = {
      bm25: [
        [a, 9],
        [copy, 8],
        [second, 7],
        [b, 6]
      ]
    }
    const shown = async (chunksOf: number) =>
      (await retrieverOver(found, { chunksOf: () => chunksOf }).retrieve('q', { top: 10, stage: 'bm25' })).passages.map(
        ({ document }) => document
      )
    expect(await shown(2)).toEqual(['a', 'b'])
    expect(await shown(100)).toEqual(['a', 'a2', 'b'])
  })

  it('never shows a file that changed, and fails rather than skip that check', async () => {
    const changed = retrieverOver(TWO_LEGS, { stale: () => Promise.resolve(new Set([b.path])) })
    expect((await changed.retrieve('q', { top: 10, stage: 'hybrid' })).passages.map(({ document }) => document)).toEqual(['a', 'c'])
    const broken = retrieverOver(TWO_LEGS, { stale: () => Promise.reject(new Error('disk')) })
    await expect(broken.retrieve('q', { top: 10, stage: 'hybrid' })).rejects.toThrow('disk')
  })

  it('leaves out a stage that the settings switch off, and says so', async () => {
    const retriever = retrieverOver(TWO_LEGS, { off: () => new Set(['follow names', 'check files']) })
    const { trace } = await retriever.retrieve('q', { top: 10, stage: 'hybrid' })
    expect(trace.stages.find(({ name }) => name === 'follow names')).toMatchObject({ skipped: true, note: 'Switched off.' })
    expect(trace.stages.find(({ name }) => name === 'check files')?.skipped).toBeUndefined()
  })
})

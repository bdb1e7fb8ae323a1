import { expect, test } from 'vitest'
import { fuse } from '../../../src/core/answering/fuse.ts'
import { evidenceOf } from './evidence.ts'

const chunk = (name: string) => evidenceOf(name, { path: `/files/${name}` }).passage

test('a fused score is the weighted sum of the legs, each scaled to its own range', () => {
  const a = chunk('a')
  const b = chunk('b')
  const c = chunk('c')
  const passages = fuse(
    [
      {
        name: 'bm25',
        weight: 1,
        hits: [
          { chunk: a, score: 12 },
          { chunk: b, score: 6 },
          { chunk: c, score: 2 }
        ]
      },
      {
        name: 'vector',
        weight: 3,
        hits: [
          { chunk: b, score: 0.9 },
          { chunk: a, score: 0.5 }
        ]
      }
    ],
    10
  )
  expect(passages.map(({ path, rank, score, scores }) => ({ path, rank, score, scores }))).toEqual([
    { path: '/files/b', rank: 1, score: 0.75 + 0.25 * 0.4, scores: { bm25: 6, vector: 0.9, fused: 0.75 + 0.25 * 0.4 } },
    { path: '/files/a', rank: 2, score: 0.25, scores: { bm25: 12, vector: 0.5, fused: 0.25 } },
    { path: '/files/c', rank: 3, score: 0, scores: { bm25: 2, fused: 0 } }
  ])
})

test('a single hit counts in full, and no leg gives no passage', () => {
  expect(fuse([{ name: 'bm25', weight: 0.5, hits: [{ chunk: chunk('a'), score: 3 }] }], 5)[0]?.score).toBe(1)
  expect(fuse([], 5)).toEqual([])
})

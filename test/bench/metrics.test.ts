import { expect, test } from 'vitest'
import { allAt, averagePrecision, interval, ndcgAt, percentile, recallAt, reciprocalRank, spanScores } from '../../bench/metrics.ts'

test('recall counts what is found among the first k, allAt wants every one', () => {
  expect([recallAt(2, ['a', 'b', 'c'], ['a', 'c']), allAt(2, ['a', 'b', 'c'], ['a', 'c']), allAt(3, ['a', 'b', 'c'], ['a', 'c'])]).toEqual([
    0.5, 0, 1
  ])
})

test('reciprocal rank is that of the first hit', () => {
  expect([reciprocalRank(['x', 'a'], ['a', 'b']), reciprocalRank(['x'], ['a'])]).toEqual([0.5, 0])
})

test('span scores count characters, and overlapping passages twice as retrieved', () => {
  expect(
    spanScores(
      [
        { start: 0, end: 10 },
        { start: 5, end: 15 }
      ],
      [{ start: 8, end: 18 }]
    )
  ).toEqual({ recall: 0.7, precision: 7 / 20, iou: 7 / 23 })
})

test('percentiles are nearest rank', () => {
  expect([percentile([3, 1, 2], 0.5), percentile([1, 2, 3, 4], 0.95), percentile([], 0.5)]).toEqual([2, 4, NaN])
})

test('the interval of equal values is that value, and two runs agree', () => {
  expect(interval([0.5, 0.5])).toEqual([0.5, 0.5])
  expect(interval([0, 1, 1, 0, 1])).toEqual(interval([0, 1, 1, 0, 1]))
})

test('nDCG discounts by rank against the best order, average precision counts what was not found as 0', () => {
  expect(ndcgAt(10, ['x', 'a'], ['a'])).toBeCloseTo(1 / Math.log2(3), 10)
  expect(ndcgAt(10, ['a', 'b', 'x'], ['b', 'a'])).toBe(1)
  expect(ndcgAt(1, ['x', 'a'], ['a'])).toBe(0)
  expect(averagePrecision(['a', 'x', 'b'], ['a', 'b', 'c'])).toBeCloseTo((1 + 2 / 3) / 3, 10)
})

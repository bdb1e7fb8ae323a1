import { expect, test } from 'vitest'
import { offsetsOf, rangeIn } from '../../src/renderer/rows-in-view.ts'

const tens = offsetsOf(
  Array.from({ length: 10_000 }, (_, index) => index),
  () => 10
)

test('of 10,000 rows only those in view and a few around them are drawn', () => {
  expect([rangeIn(tens, 0, 100), rangeIn(tens, 50_000, 100), rangeIn(tens, 99_900, 100)]).toEqual([
    { first: 0, last: 19 },
    { first: 4992, last: 5019 },
    { first: 9982, last: 10_000 }
  ])
})

test('every pixel of the view is covered, whatever the heights', () => {
  const heights = Array.from({ length: 500 }, (_, index) => (index % 7 === 0 ? 76 : 32))
  const offsets = offsetsOf(heights, (height) => height)
  for (let top = 0; top < (offsets.at(-1) ?? 0) - 400; top += 113) {
    const { first, last } = rangeIn(offsets, top, 400)
    expect([(offsets[first] ?? 0) <= top, (offsets[last] ?? 0) >= top + 400]).toEqual([true, true])
  }
})

test('an empty list draws nothing', () => {
  expect(
    rangeIn(
      offsetsOf([], () => 10),
      0,
      100
    )
  ).toEqual({ first: 0, last: 0 })
})

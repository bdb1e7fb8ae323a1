import { expect, test } from 'vitest'
import { counted } from '../../src/shared/counted.ts'

test('one of a thing is told in the singular, none and more in the plural', () => {
  expect([0, 1, 2].map((count) => counted(count, 'file'))).toEqual(['0 files', '1 file', '2 files'])
  expect([1, 3].map((count) => counted(count, 'file waits', 'files wait'))).toEqual(['1 file waits', '3 files wait'])
})

import { expect, test } from 'vitest'
import { excerptsOf } from '../../../src/core/answering/excerpts.ts'
import { worthFirst } from '../../../src/core/answering/find.ts'
import { evidenceOf } from './evidence.ts'

const [told] = excerptsOf('Who has the key?', [evidenceOf('Anna has the key.', { path: '/files/a.txt' })])

test('what the judge puts far behind the best is not read at first', () => {
  if (!told) throw new Error('nothing was cut')
  const [best, near, far] = [0.9, 0.6, 0.01].map((judged) => ({ ...told, judged }))
  if (!best || !near || !far) throw new Error('nothing was judged')
  expect(worthFirst([best, near, far])).toEqual([best, near])
  expect(worthFirst([far])).toEqual([far])
  // Time ran out before the judge came to it.
  expect(worthFirst([best, far, told])).toEqual([best, told])
  expect(worthFirst([])).toEqual([])
})

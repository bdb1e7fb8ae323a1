import { expect, test } from 'vitest'
import { readableRows } from '../../../src/core/answering/table-rows.ts'

test('each row names its columns; quoted cells may hold the delimiter, empty ones are left out', () => {
  const lines = ['date,crop,remark', '2025-08-10,potatoes,"dry, ""very"" dry"', '2025-08-11,,wet']
  const text = lines.join('\n')
  let start = 0
  const blocks = lines.map((line) => {
    const block = { kind: 'table-row' as const, start, end: start + line.length }
    start += line.length + 1
    return block
  })
  expect(readableRows({ text, blocks }, { start: 20, end: text.length })).toBe(
    'date: 2025-08-10; crop: potatoes; remark: dry, "very" dry\ndate: 2025-08-11; remark: wet'
  )
})

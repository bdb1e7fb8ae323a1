import { expect, it } from 'vitest'
import { outline, readContent } from './files.ts'

it('makes every record a table row, with line breaks inside quotes', async () => {
  const text = 'Name,Note\r\nAnn,"two\nlines, ""quoted"""\r\n,,\r\nBob,x\r\n'
  const document = await readContent('a.csv', text)
  expect(document).toMatchObject({ text, title: 'a', format: 'csv' })
  expect(outline(document)).toEqual([
    ['table-row', 'Name,Note'],
    ['table-row', 'Ann,"two\nlines, ""quoted"""'],
    ['table-row', 'Bob,x']
  ])
})

it('does not let an open quote swallow the rest of the file', async () => {
  const document = await readContent('a.csv', `a,"open\n${'b,c\n'.repeat(20_000)}`)
  expect(document.blocks.length).toBe(20_001)
})

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

it('takes a quote amid a field for an inch mark, and ends a row at an old Mac line end', async () => {
  const inches = await readContent('a.tsv', 'Size\tName\n5" pipe\telbow\n6" pipe\tbend\n')
  expect(outline(inches).map(([, text]) => text)).toEqual(['Size\tName', '5" pipe\telbow', '6" pipe\tbend'])
  const mac = await readContent('a.csv', 'Name;Note\rAnn;"two\rlines"\rBob;x')
  expect(outline(mac).map(([, text]) => text)).toEqual(['Name;Note', 'Ann;"two\rlines"', 'Bob;x'])
})

it('does not take the line that names the separator for a row', async () => {
  expect(outline(await readContent('a.csv', 'sep=;\r\nName;Note\r\nAnn;x\r\n'))).toEqual([
    ['paragraph', 'sep=;'],
    ['table-row', 'Name;Note'],
    ['table-row', 'Ann;x']
  ])
})

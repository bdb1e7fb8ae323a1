import { expect, it } from 'vitest'
import { outline, problemOf, readContent } from './files.ts'

it('reads cells in order: Markdown with its structure, code, and what it printed', async () => {
  const document = await readContent(
    'a.ipynb',
    JSON.stringify({
      nbformat: 4,
      metadata: {},
      cells: [
        { cell_type: 'markdown', source: ['# Heat loss\n', '\n', '- walls'] },
        {
          cell_type: 'code',
          source: 'loss(3)',
          outputs: [
            { output_type: 'stream', text: ['12 kW\n'] },
            { output_type: 'display_data', data: { 'image/png': 'iVBOR', 'text/plain': ['<Figure>'] } },
            { output_type: 'error', ename: 'KeyError', evalue: "'x'" }
          ]
        }
      ]
    })
  )
  expect(document).toMatchObject({ title: 'Heat loss', format: 'notebook' })
  expect(document.text).not.toContain('iVBOR')
  expect(outline(document)).toEqual([
    ['heading 1', '# Heat loss'],
    ['list-item', '- walls'],
    ['code', 'loss(3)'],
    ['code', '12 kW'],
    ['code', '<Figure>'],
    ['code', "KeyError: 'x'"]
  ])
})

it('reads format 3', async () => {
  const cells = [
    { cell_type: 'heading', level: 2, source: ['Plan'] },
    { cell_type: 'code', input: ['a = 1'], outputs: [] }
  ]
  expect(outline(await readContent('a.ipynb', JSON.stringify({ nbformat: 3, worksheets: [{ cells }] })))).toEqual([
    ['heading 2', 'Plan'],
    ['code', 'a = 1']
  ])
})

it('names a damaged notebook and its remedy', async () => {
  for (const text of ['{"cells": [', '[]', '{"a": 1}']) {
    const problem = await problemOf('a.ipynb', text)
    expect([problem.state, problem.remedy.length > 0]).toEqual(['failed', true])
  }
})

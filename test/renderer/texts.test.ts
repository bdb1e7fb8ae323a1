import { expect, test } from 'vitest'
import { bytes, clock, count, duration, elapsed, fileName, folderName, modelName, sentences } from '../../src/renderer/format.ts'
import { asMarkdown } from '../../src/renderer/reading/copy-markdown.ts'
import { offer, works } from './samples.ts'

test('numbers are told as people tell them', () => {
  const forms = { one: 'file', other: 'files' }
  expect([count(1, forms), count(0, forms), count(2310, forms)]).toEqual(['1 file', '0 files', '2,310 files'])
  expect([bytes(0), bytes(999), bytes(640_000), bytes(1_234_000_000)]).toEqual(['0 B', '999 B', '640 KB', '1.2 GB'])
  expect([duration(3000), duration(42_000), duration(95_000), duration(7_300_000)]).toEqual([
    'a few seconds',
    'about 40 s',
    'about 2 min',
    'about 2 h'
  ])
  expect([elapsed(7.6), elapsed(1432), elapsed(59_600), elapsed(160_000)]).toEqual(['8 ms', '1.4 s', '1 min 0 s', '2 min 40 s'])
  expect([clock(4900), clock(59_999), clock(244_000)]).toEqual(['4 s', '59 s', '4 min 4 s'])
})

test('a model goes by its name without the way it is packed', () => {
  expect([modelName('Qwen2.5 Coder 1.5B Instruct (Q4_K_M)'), modelName('My model (draft)')]).toEqual([
    'Qwen2.5 Coder 1.5B Instruct',
    'My model (draft)'
  ])
})

test('a file name is the last part of a path of either system', () => {
  expect([fileName('/home/anna/a b.md'), fileName('C:\\Users\\Anna\\a.md'), fileName('/home/anna/')]).toEqual(['a b.md', 'a.md', 'anna'])
})

test('a folder goes by its own name, or by its parent where that says nothing', () => {
  const paths = ['/home/anna/Letters', '/opt/footnote/sample-library/files', 'C:\\Users\\Anna\\Tax\\data\\', '/files', 'C:\\']
  expect(paths.map(folderName)).toEqual(['Letters', 'sample-library', 'Tax', 'files', 'C:'])
})

test('reason and remedy are shown as sentences', () => {
  expect([sentences('No permission', 'Give it'), sentences('Gone.', ''), sentences('Is it there?', 'Look')]).toEqual([
    'No permission. Give it.',
    'Gone.',
    'Is it there? Look.'
  ])
})

test('an answer is copied as Markdown with its footnotes', () => {
  const sentences = [
    { text: 'You took Baumann.', citations: [offer] },
    { text: 'It takes nine days.', citations: [works, offer] }
  ]
  expect(asMarkdown(sentences, [offer, works])).toBe(
    [
      'You took Baumann.[^1] It takes nine days.[^2][^1]',
      '',
      '[^1]: “We took the offer of Baumann on 12 March.” — kitchen.md, modified Mar 12, 2026',
      '[^2]: “the works take nine days.” — letter.docx, modified Mar 12, 2026',
      ''
    ].join('\n')
  )
})

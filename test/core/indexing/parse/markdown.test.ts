import { expect, it } from 'vitest'
import { outline, readContent } from './files.ts'

const SOURCE = `---
title: "Kitchen"
date: 2026-05-06
---

# Kitchen renovation

We chose the **oak** worktop. 🎉

## Costs

| Item | Price |
|------|-------|
| Oven | 900 € |

1. Order the oven
   - with rails
2. Call Dr. Lee

> Measure twice.

\`\`\`sh
ls # not a heading
\`\`\`
`

it('finds the structure and keeps the file itself as the text', async () => {
  const document = await readContent('a.md', SOURCE)
  expect(document.text).toBe(SOURCE)
  expect(document.title).toBe('Kitchen')
  expect(SOURCE.slice(document.preamble?.start, document.preamble?.end)).toBe('---\ntitle: "Kitchen"\ndate: 2026-05-06\n---')
  expect(outline(document)).toEqual([
    ['paragraph', '---\ntitle: "Kitchen"\ndate: 2026-05-06\n---'],
    ['heading 1', '# Kitchen renovation'],
    ['paragraph', 'We chose the **oak** worktop. 🎉'],
    ['heading 2', '## Costs'],
    ['table-row', '| Item | Price |'],
    ['table-row', '| Oven | 900 € |'],
    ['list-item', '1. Order the oven'],
    ['list-item', '- with rails'],
    ['list-item', '2. Call Dr. Lee'],
    ['quote', '> Measure twice.'],
    ['code', '```sh\nls # not a heading\n```']
  ])
})

it('takes the first heading for the title, without its markup', async () => {
  expect((await readContent('a.md', 'Intro.\n\n# The *new* `plan`\n')).title).toBe('The new plan')
})

it('takes the name of the file where there is no heading', async () => {
  expect((await readContent('shopping list.md', 'Milk\n')).title).toBe('shopping list')
})

it('reads a line of 4 MB, which would keep remark busy for ever', async () => {
  const start = performance.now()
  const document = await readContent('a.md', '*['.repeat(2_000_000))
  expect(document.warnings).toEqual(['Too long for Markdown; read as plain text.'])
  expect(performance.now() - start).toBeLessThan(20_000)
})

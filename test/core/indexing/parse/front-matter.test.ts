import { describe, expect, it } from 'vitest'
import { parseDate } from '../../../../src/core/indexing/parse/written-date.ts'
import { readContent } from './files.ts'

it('reads author, date, language and tags from front matter', async () => {
  const yaml = '---\ntitle: "Notes: May"\nauthor: Ann Lee\ndate: 2026-05-06\nlang: de-AT\ntags:\n  - heating\n  - house\n---\n\n# Other\n'
  expect(await readContent('a.md', yaml)).toMatchObject({
    title: 'Notes: May',
    facts: { author: 'Ann Lee', writtenMs: Date.UTC(2026, 4, 6), language: 'de', tags: ['heating', 'house'] }
  })
  const toml = '+++\ntitle = "Plan"\nauthors = ["Ann", "Bob"]\ndate = 2024-03-03T10:00:00+02:00\ntags = [\'a\', "b"]\n+++\nText\n'
  expect(await readContent('a.md', toml)).toMatchObject({
    title: 'Plan',
    facts: { author: 'Ann, Bob', writtenMs: Date.UTC(2024, 2, 3, 8), tags: ['a', 'b'] }
  })
})

it('reads the header lines of plain text', async () => {
  expect((await readContent('a.txt', 'From: Ann\nDate: 3 March 2024\n\nDear Bob\n')).facts).toEqual({
    author: 'Ann',
    writtenMs: Date.UTC(2024, 2, 3)
  })
})

it('says nothing where a file says nothing', async () => {
  expect((await readContent('a.md', '# Title\n\nText\n')).facts).toBeUndefined()
})

describe('a date is read where it is sure', () => {
  it.each([
    ['2024-03-04', Date.UTC(2024, 2, 4)],
    ['2024-03-04T05:06:07Z', Date.UTC(2024, 2, 4, 5, 6, 7)],
    ['March 4, 2024', Date.UTC(2024, 2, 4)],
    ['Mon, 4 Mar 2024 10:00', Date.UTC(2024, 2, 4)],
    ['4. März 2024', Date.UTC(2024, 2, 4)],
    ['04.03.2024', Date.UTC(2024, 2, 4)],
    ['2024', Date.UTC(2024, 0, 1)],
    ['2024-03', Date.UTC(2024, 2, 1)],
    ['03/04/2024', undefined],
    ['31 February 2024', undefined],
    ['tomorrow', undefined]
  ])('%s', (value, expected) => expect(parseDate(value)).toBe(expected))
})

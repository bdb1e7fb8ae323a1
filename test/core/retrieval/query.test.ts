import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { datesIn } from '../../../src/core/dates.ts'
import { parseQuery } from '../../../src/core/retrieval/query.ts'

const NOW = Date.UTC(2026, 10, 21)
const day = (y: number, m: number, d: number) => ({ fromMs: Date.UTC(y, m - 1, d), toMs: Date.UTC(y, m - 1, d + 1) })
const month = (y: number, m: number, count = 1) => ({ fromMs: Date.UTC(y, m - 1, 1), toMs: Date.UTC(y, m - 1 + count, 1) })

describe('the query language', () => {
  it('reads filters, exact words and exclusions, and leaves the question', () => {
    expect(parseQuery('boiler type:pdf folder:Taxes after:2024 "exact words" -draft', NOW)).toMatchObject({
      text: 'boiler exact words',
      lexical: { words: 'boiler exact words', phrases: ['exact words'], excluded: ['draft'] },
      filter: { formats: ['pdf'], folders: ['Taxes'], fromMs: Date.UTC(2024, 0, 1) },
      filters: ['type:pdf', 'folder:Taxes', 'after:2024', '-draft']
    })
  })

  it('takes a value of several words in quotes, and people’s names for formats', () => {
    expect(parseQuery('author:"Jo Smith" type:excel before:2024-05 lang:de tag:tax', NOW).filter).toEqual({
      author: 'Jo Smith',
      formats: ['xlsx', 'ods', 'csv'],
      toMs: Date.UTC(2024, 4, 1),
      language: 'de',
      tags: ['tax']
    })
  })

  it.each(['Time: 10:30', 'see http://a.b/c', 'type:nonsense', 'after:soon', 'a - b', 'x -5 degrees'])(
    'keeps what it does not know as text: %s',
    (raw) => {
      expect(parseQuery(raw, NOW)).toMatchObject({ text: raw, filter: {}, filters: [] })
    }
  )

  it('searches for everything where only filters are given', () => {
    expect(parseQuery('type:pdf', NOW)).toMatchObject({ text: 'type:pdf', filter: { formats: ['pdf'] } })
  })
})

describe('dates in plain words', () => {
  it.each([
    ['on 2026-04-28 at 5 PM', [day(2026, 4, 28)]],
    ['on 20260810?', [day(2026, 8, 10)]],
    ['the 3rd of March 2024', [day(2024, 3, 3)]],
    ['March 3, 2024', [day(2024, 3, 3)]],
    ['in May 2025', [month(2025, 5)]],
    ['in 2024', [month(2024, 1, 12)]],
    ['last March', [month(2026, 3)]],
    ['last December', [month(2025, 12)]],
    ['yesterday', [day(2026, 11, 20)]],
    ['last month', [month(2026, 10)]],
    ['Was war am 3. März 2024?', [day(2024, 3, 3)]],
    ['im Mai 2025', [month(2025, 5)]],
    ['letzten Monat', [month(2026, 10)]],
    ['gestern', [day(2026, 11, 20)]],
    ['co było 3 maja 2024?', [day(2024, 5, 3)]],
    ['w lipcu 2025', [month(2025, 7)]],
    ['w zeszłym miesiącu', [month(2026, 10)]],
    ['w tym roku', [month(2026, 1, 12)]],
    ['What do May and Ben plan?', []],
    ['this year', [month(2026, 1, 12)]],
    ['last week', [{ fromMs: Date.UTC(2026, 10, 9), toMs: Date.UTC(2026, 10, 16) }]]
  ])('%s', (question, ranges) => {
    expect(datesIn(question, NOW)).toEqual(ranges)
  })

  it.each([
    ['America/Los_Angeles', '2026-11-21'],
    ['Asia/Tokyo', '2026-11-22']
  ])('takes today from the calendar of the place: %s', (zone, today) => {
    const dates = pathToFileURL(join(import.meta.dirname, '../../../src/core/dates.ts')).href
    const script = `import { datesIn } from '${dates}'; console.log(new Date(datesIn('today', ${Date.UTC(2026, 10, 22, 4)})[0].fromMs).toISOString())`
    const told = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8'
    })
    expect(told.trim()).toBe(`${today}T00:00:00.000Z`)
  })

  it('means a month of any year where none is named', () => {
    expect(datesIn('what happened in December?', NOW)).toContainEqual(month(2025, 12))
    expect(datesIn('on 10 August', NOW)).toContainEqual(day(2025, 8, 10))
  })

  it.each(['I may go', 'march on', '1234567890', 'room 2024', 'May I ask', 'the second of two'])('is no date: %s', (question) => {
    expect(datesIn(question, NOW)).toEqual([])
  })
})

describe('a question about two things', () => {
  it.each([
    ['Did Jo sell the old red car before Sam bought the garden house?', ['Did Jo sell the old red car', 'Sam bought the garden house']],
    ['Was the gas boiler serviced after the long winter storm ended?', ['Was the gas boiler serviced', 'the long winter storm ended']]
  ])('has parts: %s', (question, parts) => {
    expect(parseQuery(question, NOW).parts).toEqual(parts)
  })

  it.each(['What did I do before lunch?', 'Who came after Jo?', 'Where do we meet?'])('one about one has none: %s', (question) => {
    expect(parseQuery(question, NOW).parts).toEqual([])
  })
})

it('takes joined words apart as the index does', () => {
  expect(parseQuery('when did WolfgangSchulz call parseFile', NOW).text).toBe('when did Wolfgang Schulz call parse File')
})

it('a file or folder is left out by its path', () => {
  const { filter, text } = parseQuery('rent -file:"/home/anna/old rent.txt" -folder:/home/anna/Drafts', NOW)
  expect([text, filter]).toEqual(['rent', { outside: ['/home/anna/old rent.txt', '/home/anna/Drafts'] }])
})

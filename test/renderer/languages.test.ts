import { flushSync } from 'svelte'
import { afterEach, expect, test } from 'vitest'
import { subjectOf } from '../../src/core/answering/question/subject.ts'
import { bytes, count, date, duration, elapsed, number, percent, sentences } from '../../src/renderer/format.ts'
import { messages } from '../../src/renderer/messages.ts'
import { de } from '../../src/renderer/messages/de.ts'
import { en } from '../../src/renderer/messages/en.ts'
import { LANGUAGES, matchLanguage, useLanguage, type Language } from '../../src/renderer/messages/language.svelte.ts'
import { pl } from '../../src/renderer/messages/pl.ts'
import { modified } from '../../src/renderer/reading/modified.ts'
import { watched } from './watched.svelte.ts'

afterEach(() => useLanguage('en'))

test('the language is the first of the wished ones that the window has, by its main part', () => {
  expect([['de-AT', 'en'], ['fr', 'pl-PL'], ['ja'], [], ['EN-gb']].map(matchLanguage)).toEqual(['de', 'pl', 'en', 'en', 'en'])
})

test('a text read from a kept section follows the language at once', () => {
  const section = messages.search.help
  const seen = watched(() => `${messages.close}, ${section.title}`)
  flushSync()
  useLanguage('de')
  flushSync()
  expect(seen.values).toEqual(['Close, Results appear as you type.', 'Schließen, Ergebnisse erscheinen beim Tippen.'])
  seen.stop()
})

test('every step that a search or an answer names has its words in every language', () => {
  const sources: readonly string[] = Object.values(
    import.meta.glob('../../src/core/{retrieval,answering}/**/*.ts', { query: '?raw', import: 'default', eager: true })
  )
  const named = sources.flatMap((source) => [
    ...source.matchAll(/recorder\s*\.(?:stage|add|skip)\(\s*'([^']+)'/g),
    ...source.matchAll(/Stage = \{\n\s*name: '([^']+)'/g)
  ])
  const names = [...new Set(named.map(([, name = '']) => name))]
  expect(names).toEqual(expect.arrayContaining(['bm25', 'judge sources', 'check files']))
  expect([en, de, pl].flatMap(({ trace }) => names.filter((name) => trace.stage(name) === name))).toEqual([])
})

test('a suggested question is one whose topic the core knows, in every language', () => {
  const topic = { path: '/n/a.md', title: 'Piec', words: 'Wartung', article: false, isQuestion: false, needsTitle: false }
  const known = [en, de, pl].map(({ suggestions: { question } }) =>
    [question(topic, 0), question(topic, 1), question({ ...topic, needsTitle: true }, 0)].map(subjectOf)
  )
  expect(known).toEqual([1, 2, 3].map(() => ['Wartung', 'Wartung', 'Wartung (Piec)']))
})

test('the state of several files agrees with their number', () => {
  const told = (code: Language): readonly string[] => {
    useLanguage(code)
    return [1, 3, 38].flatMap((files) => [messages.filesIn('indexed', files), messages.filesIn('needs-ocr', files)])
  }
  expect((Object.keys(LANGUAGES) as Language[]).map(told)).toEqual([
    ['1 searchable', '1 needs text recognition', '3 searchable', '3 need text recognition', '38 searchable', '38 need text recognition'],
    [
      '1 durchsuchbar',
      '1 braucht Texterkennung',
      '3 durchsuchbar',
      '3 brauchen Texterkennung',
      '38 durchsuchbar',
      '38 brauchen Texterkennung'
    ],
    [
      '1 do przeszukania',
      '1 wymaga rozpoznania tekstu',
      '3 do przeszukania',
      '3 wymagają rozpoznania tekstu',
      '38 do przeszukania',
      '38 wymaga rozpoznania tekstu'
    ]
  ])
})

test('a file that was modified today is told with its time, an older one with its day', () => {
  const noon = new Date().setHours(12, 5, 0, 0)
  const told = (code: Language): readonly string[] => {
    useLanguage(code)
    return [modified(noon), modified(Date.UTC(2026, 2, 12, 12)), modified(0)].map((text) => text.replaceAll(/\s/g, ' '))
  }
  expect((Object.keys(LANGUAGES) as Language[]).map(told)).toEqual([
    ['modified today, 12:05 PM', 'modified Mar 12, 2026', ''],
    ['heute um 12:05 geändert', 'geändert am 12. März 2026', ''],
    ['zmieniono dzisiaj, 12:05', 'zmieniono 12 mar 2026', '']
  ])
})

test('plurals, numbers, dates and sizes are each language’s own', () => {
  const told = (code: Language): readonly string[] => {
    useLanguage(code)
    const files = [1, 3, 5, 22, 2310].map((value) => messages.folderFiles.chunks(value))
    return [
      ...files,
      number(0.25, 3),
      percent(0.999),
      bytes(1_234_000_000),
      elapsed(1432),
      duration(95_000),
      date(Date.UTC(2026, 2, 12, 12))
    ].map((text) => text.replaceAll(/\s/g, ' '))
  }
  expect((Object.keys(LANGUAGES) as Language[]).map(told)).toEqual([
    [
      '1 passage',
      '3 passages',
      '5 passages',
      '22 passages',
      '2,310 passages',
      '0.250',
      '99%',
      '1.2 GB',
      '1.4 s',
      'about 2 min',
      'Mar 12, 2026'
    ],
    [
      '1 Textstelle',
      '3 Textstellen',
      '5 Textstellen',
      '22 Textstellen',
      '2.310 Textstellen',
      '0,250',
      '99 %',
      '1,2 GB',
      '1,4 s',
      'etwa 2 min',
      '12. März 2026'
    ],
    [
      '1 fragment',
      '3 fragmenty',
      '5 fragmentów',
      '22 fragmenty',
      '2310 fragmentów',
      '0,250',
      '99%',
      '1,2 GB',
      '1,4 s',
      'około 2 min',
      '12 mar 2026'
    ]
  ])
})

test('what the core says most is told in the language of the window, anything else as it came', () => {
  useLanguage('pl')
  expect(sentences('The file is gone', 'Call Anna.')).toBe('Pliku już nie ma. Call Anna.')
  expect(sentences('Open it in Office, remove the password and save it as .xlsx')).toBe(
    'Otwórz go w Office, usuń hasło i zapisz go jako .xlsx.'
  )
})

test('a plural form that a language lacks falls back to its common one', () => {
  useLanguage('pl')
  expect(count(3, { one: 'x', other: 'y' })).toBe('3 y')
})

test('no text is left in English by mistake', () => {
  const same = new Set([
    'PDF',
    'Word',
    'PowerPoint',
    'Excel',
    'CSV',
    'RTF',
    'JSON',
    'YAML',
    'XML',
    'Markdown',
    'Text',
    'Notebook',
    'MB',
    'E-book',
    'E-mail',
    'Pause',
    'Index',
    'MRR',
    '95 %',
    '99 %',
    'System'
  ])
  const untranslated = (a: object, b: object, path: string): string[] =>
    Object.entries(a).flatMap(([key, value]) => {
      const other: unknown = Reflect.get(b, key)
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        return untranslated(value as object, other as object, `${path}${key}.`)
      return typeof value === 'string' && /[a-z]{3}/.test(value) && value === other && !same.has(value) ? [`${path}${key}: ${value}`] : []
    })
  expect([...untranslated(en, de, 'de.'), ...untranslated(en, pl, 'pl.')]).toEqual([])
})

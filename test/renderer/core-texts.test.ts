import { render, screen } from '@testing-library/svelte'
import { flushSync } from 'svelte'
import { afterEach, expect, test } from 'vitest'
import Notice from '../../src/renderer/parts/Notice.svelte'
import { CORE_REMARKS } from '../../src/renderer/messages/core-remarks.ts'
import { CORE_PROBLEMS, coreText } from '../../src/renderer/messages/core-texts.ts'
import { useLanguage } from '../../src/renderer/messages/language.svelte.ts'
import catalogue from '../../resources/models/catalogue.json'
import { problemOf } from '../../src/renderer/state/problem.ts'
import { FootnoteError } from '../../src/shared/errors.ts'
import { saidByCore } from './said-by-core.ts'

afterEach(() => useLanguage('en'))

const told = saidByCore()

test.each([
  ['This is not in your files.', 'Das steht nicht in Ihren Dateien.'],
  ['No source states 1.3, the date 12/5. Looking again.', 'Keine Quelle nennt 1.3, das Datum 12/5. Es wird noch einmal gesucht.'],
  ['1 file not read yet when this was answered.', 'Bei dieser Antwort noch nicht gelesene Dateien: 1.'],
  ['12 files not read yet when this was answered.', 'Bei dieser Antwort noch nicht gelesene Dateien: 12.'],
  [
    '12 files not read yet when this was answered. “Dr. No.pdf”, “b.pdf” and 2 more could not be read: left out of the search.',
    'Bei dieser Antwort noch nicht gelesene Dateien: 12. Nicht durchsucht, weil nicht lesbar: „Dr. No.pdf“, „b.pdf“ und 2 weitere.'
  ],
  [
    'Not found in your files: “Where is it? And when?” and “Who”. Another file differs: “It is 5 m. Or 6.” (a.md, 2024-05). It is the newer one.',
    'In Ihren Dateien nicht gefunden: „Where is it? And when?“ und „Who“. Eine andere Datei sagt etwas anderes: „It is 5 m. Or 6.“ (a.md, 2024-05). Sie ist die neuere.'
  ],
  [
    '“lease.pdf” could not be read: The PDF is protected with a password. Do what it says.',
    '„lease.pdf“ konnte nicht gelesen werden: Das PDF ist mit einem Passwort geschützt. Do what it says.'
  ],
  ['Dropped: “It cost 5. Or so.” No source says this.', 'Verworfen: „It cost 5. Or so.“ Keine Quelle sagt das.'],
  [
    "Worth reading: best score 0.612, 67 % of the question's words found",
    'Lesenswert: bester Wert 0.612, 67 % der Wörter der Frage gefunden'
  ],
  ['boilr → boiler; servise → service', 'boilr → boiler; servise → service'],
  ['you opened it', 'Sie haben es geöffnet']
])('%s is told in the language of the window', (english, german) => {
  expect(coreText(english)).toBe(english)
  useLanguage('de')
  expect(coreText(english)).toBe(german)
})

test('every text that is translated is one that the core has, and fills the same gaps', async () => {
  const core = [
    ...Object.values(import.meta.glob<string>('../../src/{core,main,shared}/**/*.ts', { query: '?raw', import: 'default', eager: true })),
    ...catalogue.models.map(({ description }) => description),
    ...(await told)
  ]
    .join('\n')
    .replaceAll("\\'", "'")
    .replaceAll('\\\\', '\\')
  const longest = (english: string): string =>
    english
      .split(/\{\}|\w+\(s\)|: /)
      .map((part) => part.replace(/^[“”\s]+|[.,”\s]+$/g, ''))
      .reduce((a, b) => (b.length > a.length ? b : a))
  const all = { ...CORE_REMARKS, ...CORE_PROBLEMS }
  expect(Object.keys(all).filter((english) => !core.includes(longest(english)))).toEqual([])
  const gaps = (text: string): number => text.split(/\{(?:text)?\}/).length
  for (const [english, { de, pl }] of Object.entries(all))
    expect([english, gaps(de), gaps(pl)]).toEqual([english, gaps(english), gaps(english)])
})

/** Names of states and of causes, that no one is shown. */
const NOT_TOLD = new Set(['answering', 'battery', 'chosen', 'stop', 'text'])

test('every error, reason and step that the core tells has its words in every language', async () => {
  const said = (await told).filter((text) => !NOT_TOLD.has(text))
  const described = catalogue.models.map(({ description }) => description)
  expect(said.length).toBeGreaterThan(300)
  expect(said).toEqual(
    expect.arrayContaining(['Add its folder first.', 'The file is damaged: its container is incomplete', 'There is no model "{}".'])
  )
  for (const code of ['de', 'pl'] as const) {
    useLanguage(code)
    const stays = (text: string): boolean => sentencesOf(text).some((one) => coreText(one) === one)
    expect([code, ...[...said, ...described].filter(stays)]).toEqual([code])
  }
})

/** A text that is joined of several must be known in each; the gaps hold a number, so that nothing in them is taken for words. */
const sentencesOf = (text: string): readonly string[] =>
  text
    .replace(/^\{\} (?=[A-Z])/, '')
    .replaceAll('{}', '7')
    .split(/(?<=[a-z)"7]\.)\s+(?=[A-Z])/)
    .filter((sentence) => /[a-z]{2}/.test(sentence))

test.each([
  ['de', 'The model hub answered with an error (503).', 'Die Modellquelle antwortete mit einem Fehler (503).'],
  ['pl', 'The model hub answered with an error (503).', 'Serwis z modelami odpowiedział błędem (503).'],
  ['de', '"Dr. No (2). Final.pdf" is in none of your folders.', '„Dr. No (2). Final.pdf“ liegt in keinem Ihrer Ordner.'],
  ['pl', 'There is no folder or file /home/a/Dr. Who.', 'Nie ma folderu ani pliku /home/a/Dr. Who.'],
  [
    'de',
    'The language model process ended unexpectedly (exit code 1). It was loading "Qwen3".',
    'Der Prozess des Sprachmodells endete unerwartet (exit code 1). Dabei wurde „Qwen3“ geladen.'
  ],
  ['de', 'Indexing has stopped: The process is gone.', 'Das Indexieren ist angehalten: Der Prozess ist beendet.'],
  ['pl', 'Left out: in /home/a/.cache: hidden, with more than 1000 files', 'Pominięto: w /home/a/.cache: ukryte, z ponad 1000 plikami'],
  ['de', 'notes/a.md: No permission to read this file', 'notes/a.md: Kein Recht, diese Datei zu lesen'],
  [
    'de',
    'Open it in Office, remove the password and save it as .xlsx',
    'Öffnen Sie sie in Office, entfernen Sie das Passwort und speichern Sie sie als .xlsx'
  ],
  [
    'de',
    'The package registry did not give the file. Trying the package registry',
    'Die Paketquelle gab die Datei nicht heraus. Neuer Versuch: die Paketquelle'
  ],
  ['pl', 'EPERM: operation not permitted.', 'EPERM: operation not permitted.']
] as const)('in %s: %s', (code, english, expected) => {
  expect(coreText(english)).toBe(english)
  useLanguage(code)
  expect(coreText(english)).toBe(expected)
})

test('an error is shown with its values in the language of the window, and follows it; one that is not known in English', () => {
  const thrown = new FootnoteError('no-space', 'There is too little space: 512 MB more are needed.', 'Free some, or choose another disk.')
  render(Notice, { problem: problemOf(thrown) ?? { message: '', remedy: '' } })
  render(Notice, { problem: { message: 'ENOTSUP: no such thing', remedy: 'Call Anna.' } })
  const shown = (): readonly string[] => screen.getAllByRole('alert').map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim())
  const unknown = 'ENOTSUP: no such thing Call Anna.'
  useLanguage('de')
  flushSync()
  const german = 'Es ist zu wenig Platz: Es fehlen noch 512 MB. Schaffen Sie Platz, oder wählen Sie eine andere Festplatte.'
  expect(shown()).toEqual([german, unknown])
  useLanguage('pl')
  flushSync()
  expect(shown()).toEqual(['Jest za mało miejsca: brakuje jeszcze 512 MB. Zwolnij miejsce albo wybierz inny dysk.', unknown])
})

import { afterEach, expect, test } from 'vitest'
import { CORE_REMARKS } from '../../src/renderer/messages/core-remarks.ts'
import { coreSentences } from '../../src/renderer/messages/core-sentences.ts'
import { useLanguage } from '../../src/renderer/messages/language.svelte.ts'

afterEach(() => useLanguage('en'))

test.each([
  ['This is not in your files.', 'Das steht nicht in Ihren Dateien.'],
  ['No source states 1.3, the date 12/5. Looking again.', 'Keine Quelle nennt 1.3, das Datum 12/5. Es wird noch einmal gesucht.'],
  ['1 file not indexed yet.', 'Noch nicht indexierte Dateien: 1.'],
  ['12 files not indexed yet.', 'Noch nicht indexierte Dateien: 12.'],
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
  expect(coreSentences(english)).toBe(english)
  useLanguage('de')
  expect(coreSentences(english)).toBe(german)
})

test('every remark that is translated is one that the core makes, and fills the same gaps', () => {
  const core = Object.values(
    import.meta.glob<string>('../../src/core/{retrieval,answering}/**/*.ts', { query: '?raw', import: 'default', eager: true })
  )
    .join('\n')
    .replaceAll("\\'", "'")
  const longest = (english: string): string =>
    english
      .split(/\{\}|\w+\(s\)|: /)
      .map((part) => part.replace(/^[“”\s]+|[.,”\s]+$/g, ''))
      .reduce((a, b) => (b.length > a.length ? b : a))
  expect(Object.keys(CORE_REMARKS).filter((english) => !core.includes(longest(english)))).toEqual([])
  const gaps = (text: string): number => text.split('{}').length
  for (const [english, { de, pl }] of Object.entries(CORE_REMARKS))
    expect([english, gaps(de), gaps(pl)]).toEqual([english, gaps(english), gaps(english)])
})

import { expect, test } from 'vitest'
import { checkSentence, onlyAnnounces } from '../../../src/core/answering/check/check.ts'
import { attribute } from '../../../src/core/answering/cite/cite.ts'
import { lacksKind } from '../../../src/core/answering/check/answer-kind.ts'
import { excerptsOf } from '../../../src/core/answering/sources/excerpts.ts'
import { gate } from '../../../src/core/answering/sources/gate.ts'
import { saysNotFound } from '../../../src/core/answering/write/not-found.ts'
import { promptMessages } from '../../../src/core/answering/write/prompt.ts'
import { asksWhen, isForeign, isYesNo, withoutIdleYes } from '../../../src/core/answering/question/question-kind.ts'
import { documentSentences, sentenceSpans } from '../../../src/core/answering/text/sentences.ts'
import { speaksOfNone } from '../../../src/core/answering/cite/strays.ts'
import { wordShare } from '../../../src/core/answering/text/topic.ts'
import { windowsOf } from '../../../src/core/answering/text/windows.ts'
import { claimedNumbers, contentWords, heldWords, namesIn } from '../../../src/core/answering/text/words.ts'
import { asksNow, dayOf } from '../../../src/core/retrieval/recency.ts'
import { evidenceOf } from './evidence.ts'

const lease = evidenceOf(
  'Der Mieter leistet eine Sicherheit von 3.540,00 €, zahlbar in drei Raten. Auf dem Balkon darf nur elektrisch gegrillt werden; ' +
    'Holzkohle und Gas sind untersagt. Die Wohnungen im zweiten Stock wurden 2021 renoviert.',
  { path: '/haus/mietvertrag.txt' }
)
const allotment = evidenceOf('Ziemniaki wykopane: 64 kilo. Pod naszą nieobecność podlewała Dorota z pracy.', {
  path: '/dom/dziennik.txt'
})

test('content words are what a question asks for, without its small words and by the endings of its language', () => {
  expect(contentWords('Wann wird der Abfluss in der Küche repariert?')).toEqual(['de:abfluss', 'de:kuch', 'de:reparier'])
  expect(contentWords('Ile kosztowała naprawa pralki?')).toEqual(['pl:koszt', 'pl:napraw', 'pl:pralk'])
  expect(contentWords('How much is the rent?')).toEqual(['much', 'rent'])
})

test('a text answers to questions in any language: by its own endings, and a name as it is written', () => {
  const held = new Set(heldWords('Die Wohnungen wurden von Hannes Berger renoviert.'))
  for (const question of ['Wer hat die Wohnung renoviert?', 'Did Hannes Berger do it?'])
    expect(contentWords(question).filter((word) => held.has(word)).length).toBeGreaterThan(1)
})

test.each([
  ['Wo ist die Kaution?', 'Die Mietkaution beträgt 900 Euro.', 0.35],
  ['Wo sind die Winterreifen?', 'Die Reifen liegen im Keller.', 0.35],
  ['Wo sind die Reifen?', 'Die Reifen liegen im Keller.', 1],
  ['Wo ist das Haus?', 'Ein Pferd.', 0]
])('%s of “%s”: a part of a compound counts a little', (question, text, share) => {
  expect(wordShare(new Set(contentWords(question)), [evidenceOf(text)])).toBe(share)
})

test('days, months and how things stand now are told in German and Polish', () => {
  expect(claimedNumbers('Am 14. Oktober um 9 Uhr')).toEqual(['@10-14', '9'])
  expect(claimedNumbers('3 maja i 5 października')).toEqual(['@5-3', '@10-5'])
  expect(['Wie hoch ist die Miete jetzt?', 'Jaki jest obecny czynsz?', 'Wie hoch war die Miete 2020?'].map(asksNow)).toEqual([
    true,
    true,
    false
  ])
  const letterOf = (text: string) => dayOf(evidenceOf(text, { path: '/brief.txt' }).passage)
  expect([letterOf('Köln, den 14. Oktober 2024'), letterOf('14.10.2024'), letterOf('3 maja 2025 r.')]).toEqual([
    20241014, 20241014, 20250503
  ])
})

test.each([
  'Nicht in den Quellen.',
  'Die Quellen enthalten keine Angabe dazu.',
  'Das wird in den Quellen nicht erwähnt.',
  'W źródłach nie ma informacji na ten temat.',
  'Brak informacji w plikach.'
])('“%s” is a refusal', (text) => {
  expect(saysNotFound(text)).toBe(true)
})

test.each(['Der Aufzug ist in der Miete nicht enthalten.', 'Nein, der Hund darf nicht in die Wohnung.', 'Nie, nie wolno palić liści.'])(
  '“%s” is an answer',
  (text) => {
    expect(saysNotFound(text)).toBe(false)
  }
)

test('a model is told of the language in that language, and of Ja or Nein where one is asked for', () => {
  const asked = (task: string) => promptMessages({ task, sources: [] }).at(-1)?.text
  expect(asked('Wo ist der Schlüssel?')).toBe('Question: Wo ist der Schlüssel?\nAntworte auf Deutsch.')
  expect(asked('Dürfen wir grillen?')).toContain('Beginne mit Ja oder Nein')
  expect(asked('Czy wolno palić?')).toContain('Zacznij od Tak albo Nie')
  expect(asked('Where is the key?')).toBe('Question: Where is the key?')
})

test('yes or no and a day are asked for in German and Polish', () => {
  expect(
    [
      'Zahlt die Versicherung das?',
      'Musste mein Knie operiert werden?',
      'Was haben wir für das Haus bezahlt?',
      'Seit wann ist das so?'
    ].map(isYesNo)
  ).toEqual([true, true, false, false])
  expect(['Was it late?', 'Darf ich das?', 'Gibt es Strom?', 'Czy jest prąd?', 'Wer darf das?', 'Kto tam był?'].map(isYesNo)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false
  ])
  expect(['Wann wurde das Bad gestrichen?', 'Kiedy naprawiono pralkę?', 'Wann fährt der Zug?'].map(asksWhen)).toEqual([true, true, false])
})

test('“Ja,” before an answer to what is no yes or no is left out', () => {
  expect(withoutIdleYes('Ja, die Ärztin kommt.', 'Was hat die Ärztin gesagt?')).toBe('Die Ärztin kommt.')
  expect(withoutIdleYes('Ja, sie kommt.', 'Kommt die Ärztin?')).toBe('Ja, sie kommt.')
  expect(withoutIdleYes('Yes, it was.', 'Was it late?')).toBe('Yes, it was.')
})

test('what a German question names is spoken of in any form, or as a part of a compound', () => {
  const said = (question: string) => checkSentence('Die Sicherheit beträgt 3.540,00 €.', [], question, [lease])
  expect(said('Wie hoch ist denn die Mietsicherheit bei uns?').outcome).toBe('supported')
  expect(said('Wie hoch ist denn die Sicherheit beim Autokauf?').outcome).toBe('supported')
  expect(speaksOfNone('Was beträgt denn die Rechnung für uns?', [lease])).toBe('The cited file speaks of nothing that the question names.')
  expect(namesIn('Wie geht es mit Hannes Berger weiter?')).toEqual(['de:hann', 'de:berg'])
})

test('what is forbidden may be denied', () => {
  const { outcome } = checkSentence(
    'Nein, auf dem Balkon darf nicht mit Holzkohle gegrillt werden.',
    [],
    'Dürfen wir auf dem Balkon mit Holzkohle grillen?',
    [lease]
  )
  expect(outcome).toBe('supported')
  expect(
    checkSentence('Auf dem Balkon darf nicht elektrisch gegrillt werden.', [], 'Darf auf dem Balkon elektrisch gegrillt werden?', [lease])
  ).toMatchObject({ outcome: 'unsupported' })
})

test('a figure from a place that says nothing else of the sentence carries none', () => {
  const renovation = 'Ein neuer Wasserhahn für die renovierten Wohnungen kostet 3.540,00 €.'
  expect(attribute(renovation, 'Was kostet ein neuer Wasserhahn?', [lease]).supported).toBe(false)
  expect(attribute('Die Sicherheit beträgt 3.540,00 €.', 'Wie hoch ist die Sicherheit?', [lease]).supported).toBe(true)
})

test('a quote does not go on below another heading', () => {
  const item = evidenceOf('Die Kaution beträgt 900 Euro.\nReparaturen\nKleine Reparaturen zahlt der Mieter selbst.')
  const { text } = item.document
  const at = text.indexOf('Reparaturen')
  const blocks = [
    { kind: 'paragraph' as const, start: 0, end: at - 1 },
    { kind: 'heading' as const, start: at, end: at + 'Reparaturen'.length },
    { kind: 'paragraph' as const, start: at + 'Reparaturen'.length + 1, end: text.length }
  ]
  const parted = { ...item, document: { ...item.document, blocks } }
  expect(windowsOf(parted).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Die Kaution beträgt 900 Euro.',
    'Reparaturen',
    'Reparaturen\nKleine Reparaturen zahlt der Mieter selbst.',
    'Kleine Reparaturen zahlt der Mieter selbst.'
  ])
})

test('a Yes that repeats a German question is carried by more than half of its words', () => {
  const diary = evidenceOf(
    'Bei der Laube wurde eingebrochen. Die Polizei war da und hat alles aufgenommen. Einfrieren kann man den Kuchen gut.'
  )
  const said = (text: string, question: string) => attribute(text, question, [diary]).supported
  expect(said('Ja, die Polizei hat den Einbrecher der Laube gefunden.', 'Hat die Polizei den Einbrecher der Laube gefunden?')).toBe(false)
  const coal = attribute('Nein, wir dürfen auf dem Balkon nicht mit Kohle grillen.', 'Dürfen wir auf dem Balkon mit Kohle grillen?', [
    lease
  ])
  expect(coal.supported).toBe(true)
  expect(said('Ja, man kann den Kuchen einfrieren.', 'Kann man den Kuchen einfrieren?')).toBe(true)
})

test('a number or an amount is asked for in German and Polish', () => {
  const lacks = (sentence: string, question: string) => lacksKind(sentence, question, [], [])
  expect(lacks('Wir haben einen Schlüssel unter dem Topf.', 'Wie viele Schlüssel haben wir?')).toBe('It names no number.')
  expect(lacks('Wir haben zwei Schlüssel.', 'Wie viele Schlüssel haben wir?')).toBeUndefined()
  expect(lacks('Ziemniaki wykopane.', 'Ile ziemniaków wykopaliśmy?')).toBe('It names no number.')
  expect(lacks('Płytki kosztowały 60x30 cm.', 'Ile kosztowały płytki?')).toBe('It names no amount.')
  expect(lacks('Płytki kosztowały 900 zł.', 'Ile kosztowały płytki?')).toBeUndefined()
  expect(lacks('Die Reparatur hat zwei Jahre gekostet.', 'Wie viel hat die Reparatur gekostet?')).toBe('It names no amount.')
  expect(lacks('146 900 km.', 'Do kiedy jest ważny przegląd?')).toBe('It names no time.')
  expect(lacks('Do 23 kwietnia.', 'Do kiedy jest ważny przegląd?')).toBeUndefined()
  expect(lacks('Donnerstags ab drei.', 'Wann ist Sprechstunde?')).toBeUndefined()
  expect(lacks('Der Vorgang dauert 25 Minuten.', 'Zahlt die Hausrat bei Hochwasser?')).toBe('It answers neither Yes nor No.')
  expect(lacks('Nein.', 'Zahlt die Hausrat bei Hochwasser?')).toBeUndefined()
  expect(lacks('Sie hat 96,40 € gekostet.', 'Wie viel hat die Reparatur gekostet?')).toBeUndefined()
})

test('a Polish answer in other endings than the file is supported by its sentence', () => {
  const { outcome, attribution } = checkSentence('Wykopaliśmy 64 kilo ziemniaków.', [], 'Ile ziemniaków wykopaliśmy?', [allotment])
  expect([outcome, attribution.citations.map(({ quote }) => quote)]).toEqual(['supported', ['Ziemniaki wykopane: 64 kilo.']])
})

test('what the cross-encoder does not understand passes with two thirds of its words', () => {
  const question = 'Ile kilo ziemniaków wykopaliśmy?'
  const excerpts = excerptsOf(question, [allotment]).map((excerpt) => ({ ...excerpt, judged: 0.001 }))
  expect(gate(question, excerpts).answerable).toBe(true)
  expect(gate('Ile kosztowała wycieczka do Grecji?', excerpts).answerable).toBe(false)
})

test('a day alone is no answer to who or where, and what is asked is no more said behind a No', () => {
  expect(
    ['Gdzie Marek zgubił telefon?', 'Ile wyszła opłata?', 'Where did he lose it?', 'Kiedy to było?'].map((question) =>
      onlyAnnounces('24 maja.', question)
    )
  ).toEqual([true, true, true, false])
  const office = evidenceOf('Piątek to dzień wewnętrzny, biuro spółdzielni nie przyjmuje.')
  const question = 'Czy w piątek biuro spółdzielni przyjmuje?'
  const said = (goesOn: boolean) =>
    checkSentence('W piątek biuro spółdzielni przyjmuje.', [], question, [office], 'answer', { refusal: 0, goesOn })
  expect(said(true).reason).toBe('It only repeats the question.')
  expect(said(false).reason).not.toBe('It only repeats the question.')
})

test('a Polish question with “do” is no English one', () => {
  expect(
    ['Ile daliśmy za akumulator do samochodu?', 'Was kostet das?', 'Combien coûte le loyer?', 'What do I owe?'].map(isForeign)
  ).toEqual([true, true, true, false])
})

test('rows of a table are told apart by their lines', () => {
  const row = '| E03 | Brak dopływu wody | Odkręcić zawór, oczyścić sitko w wężu. |'
  const text = `${row}\n| E05 | Woda nie odpływa | Oczyścić filtr pompy. |`
  const spans = documentSentences({ text, blocks: [{ kind: 'paragraph', start: 0, end: text.length }] }, { start: 0, end: text.length })
  expect(spans.every(({ start, end }) => end <= row.length || start > row.length)).toBe(true)
  const starts = windowsOf(evidenceOf(text)).map(({ start }) => text.slice(start, start + 5))
  expect(new Set(starts)).toEqual(new Set(['| E03', '| E05']))
})

test('the row of another code is no answer', () => {
  const codes = evidenceOf('E01: Wassertank leer oder falsch eingesetzt.\nE07: Brühgruppe fehlt oder klemmt.')
  const question = 'Was bedeutet E07?'
  expect(checkSentence('E07 bedeutet, dass der Wassertank leer oder falsch eingesetzt ist.', [], question, [codes])).toMatchObject({
    outcome: 'unsupported',
    reason: 'The source says this of E01, not of E07.'
  })
  expect(checkSentence('E07 bedeutet, dass die Brühgruppe fehlt oder klemmt.', [], question, [codes]).outcome).toBe('supported')
  expect(excerptsOf(question, [codes])[0]?.lexical).toBeGreaterThan(0)
})

test.each([
  ['Die Kosten (z. B. Türschlösser) trägt der Mieter. Mehr nicht.', 2],
  ['Mieszkamy przy ul. Szyszkowej 5. Drugie piętro.', 2],
  ['Rund 20 m, d. h. zwei Tage. Dann Pause.', 2]
])('%s: an abbreviation ends no sentence', (text, count) => {
  expect(sentenceSpans(text).length).toBe(count)
})

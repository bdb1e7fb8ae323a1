import { expect, test } from 'vitest'
import { stemIn } from '../../src/core/stems.ts'
import { languageOf, toldLanguage } from '../../src/core/text-language.ts'

test.each([
  ['de', 'Wohnung Wohnungen'],
  ['de', 'kostet gekostet Kosten'],
  ['de', 'reparieren repariert'],
  ['de', 'kündigen gekündigt Kündigung'],
  ['de', 'versichert Versicherung Versicherungen'],
  ['de', 'Häuser Haus Hauses'],
  ['pl', 'naprawa naprawić naprawiono naprawę'],
  ['pl', 'koszt kosztów kosztowała kosztuje'],
  ['pl', 'rower rowerze roweru'],
  ['pl', 'pralka pralki pralce'],
  ['pl', 'Kowalska Kowalskiej Kowalską'],
  ['pl', 'zapłata zapłacić zapłaciliśmy']
] as const)('in %s these are forms of one word: %s', (language, forms) => {
  expect(new Set(forms.split(' ').map((word) => stemIn(language, word))).size).toBe(1)
})

test.each([
  ['de', 'Miete Mieter'],
  ['de', 'Hund Hand'],
  ['pl', 'czynsz czas'],
  ['pl', 'praca pralka']
] as const)('in %s these are different words: %s', (language, words) => {
  expect(new Set(words.split(' ').map((word) => stemIn(language, word))).size).toBe(2)
})

test('a month is the same in every language, and Marta is none', () => {
  expect(stemIn('de', 'März')).toBe(stemIn('en', 'March'))
  expect(stemIn('pl', 'sierpnia')).toBe(stemIn('en', 'August'))
  expect(stemIn('pl', 'Marta')).not.toBe(stemIn('en', 'March'))
})

test('an English word is no German stem: paint is not pain', () => {
  expect(stemIn('en', 'pain')).not.toBe(stemIn('de', 'paint'))
})

test.each([
  ['Was kostet die Miete?', 'de'],
  ['Wann kommt der Installateur?', 'de'],
  ['Kiedy naprawiono pralkę?', 'pl'],
  ['Ile kosztowała naprawa roweru?', 'pl'],
  ['When did she die?', 'en'],
  ['What do I owe the landlord?', 'en']
])('%s is told as %s', (text, language) => {
  expect(languageOf(text)).toBe(language)
})

test('what has no small words tells no language', () => {
  expect(toldLanguage('Betriebskosten 2024')).toBeUndefined()
})

import { expect, test } from 'vitest'
import { claimedNumbers, contentWords, namesIn, numbersIn } from '../../../src/core/answering/text/words.ts'

test('content words fold case, accents and endings, and leave stop words and bare numbers out', () => {
  expect(contentWords('The Résumés of 12 naïve reporters were reported')).toEqual(['resum', 'naiv', 'report', 'report'])
})

test.each([
  ['6 May 2026', ['6', '5', '2026']],
  ['2026-05-06', ['6', '5', '2026']],
  ['Time: 20260506_12:00', ['2026', '5', '6', '12']],
  ['1,200 EUR', ['1200']],
  ['1.200,50 EUR', ['1200.5']],
  ['college,39.2,54.49', ['39.2', '54.49']],
  ['at 14:30', ['14', '2', '30']],
  ['Time: 20260301_13:00', ['13', '1']],
  ['at 2 pm', ['2', '14']]
])('%s states its numbers in every form a reader would accept', (text, numbers) => {
  expect([...numbersIn(text)]).toEqual(expect.arrayContaining(numbers))
})

test('the half of the day is no name', () => {
  expect(namesIn('They meet Anna at 1:00 PM.')).toEqual(['anna'])
})

test('may as a verb is no month', () => {
  expect(numbersIn('you may come')).toEqual(new Set())
})

test.each([
  ['18 September 2025', ['@9-18', '2025']],
  ['September 18, 2025', ['@9-18', '2025']],
  ['on the 3rd of May', ['@5-3']],
  ['2025-09-18', ['@9-18']]
])('%s claims its day and month together', (text, claims) => {
  expect(claimedNumbers(text)).toEqual(claims)
})

test('a day is found in every way of writing it, and not in another number', () => {
  expect(['18. September', 'Sept 18', '2025-09-18', '20250918_10:00', '18.9.2025'].map((text) => numbersIn(text).has('@9-18'))).toEqual([
    true,
    true,
    true,
    true,
    true
  ])
  expect(numbersIn('18 kilowatts in September').has('@9-18')).toBe(false)
})

test('a claimed number has one canonical form', () => {
  expect(claimedNumbers('It cost 1,200.00 euros on 07.')).toEqual(['1200', '7'])
})

test('a unit is the same word as its sign', () => {
  expect(contentWords('52 kilograms, 3 kilos, 40 kilometres, 5 minutes')).toEqual(contentWords('52 kg, 3 kg, 40 km, 5 min'))
})

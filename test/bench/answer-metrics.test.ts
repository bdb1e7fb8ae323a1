import { expect, test } from 'vitest'
import { contains, isRight, isYesNoGold, tokenF1 } from '../../bench/answer-metrics.ts'
import { citationScores, entails } from '../../bench/citation-metrics.ts'

test('an answer is right with 60 % of the gold’s content words, whatever their form and order', () => {
  expect(
    isRight(
      'They keep a clear log of every change that the client requested.',
      'keep a clear log of all the changes requested by the client'
    )
  ).toBe(true)
  expect(isRight('They keep a log.', 'keep a clear log of all the changes requested by the client')).toBe(false)
})

test('yes and no are judged by the first word', () => {
  expect([isYesNoGold('Answer: Yes'), isYesNoGold('Yesterday')]).toEqual([true, false])
  expect([isRight('Yes: the first is older.', 'Yes'), isRight('No, never.', 'Yes'), isRight('It is so, yes.', 'Yes')]).toEqual([
    true,
    false,
    false
  ])
})

test('figures count as words', () => {
  expect([isRight('It was on 20260221.', '20260221'), isRight('It was on 20260222.', '20260221')]).toEqual([true, false])
})

test('containment and F1 ignore case, punctuation and articles', () => {
  expect(contains('He likes the Margherita!', 'a margherita')).toBe(true)
  expect(tokenF1('the old mill', 'old mill house')).toBeCloseTo(0.8)
})

test('a citation is good when it carries the sentence, or the others do not without it', () => {
  expect(entails('The rent is 1,240 euros.', ['Rent: 1,240 euros'])).toBe(true)
  expect(entails('The rent is 1,240 euros.', ['Rent: 1,340 euros'])).toBe(false)
  const sentence = 'The battery has 504 watt hours and was replaced on 9 January.'
  const quotes = ['The battery has 504 watt hours.', 'Replaced on 9 January.', 'The weather is fine.']
  expect(citationScores([{ text: sentence, quotes }], '')).toEqual({ entailed: 1, good: 2, citations: 3 })
})

test('days between two events count as stated where the quotes hold both days', () => {
  const sentence = '“Anna asks” is of 2026-01-02, “Ben answers” of 2026-01-09, 7 days apart.'
  const quotes = ['Time: 20260102_10:00\nAnna asks', 'Time: 20260109_10:00\nBen answers']
  expect([entails(sentence, quotes), entails(sentence.replace('7 days', '8 days'), quotes)]).toEqual([true, false])
})

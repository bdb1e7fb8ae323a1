import { describe, expect, test } from 'vitest'
import { lacksKind } from '../../../src/core/answering/check/answer-kind.ts'
import { checkSentence } from '../../../src/core/answering/check/check.ts'
import { evidenceOf } from './evidence.ts'

const lacks = (question: string, sentence: string) => lacksKind(sentence, question, [], [])

test.each([
  ['What days does Anna train?', 'Anna trains in the afternoons.', 'It names no day.'],
  ['On which date does the rent rise?', 'The rent rises after the notice.', 'It names no day.'],
  ['What time do they meet for pizza?', 'They meet for pizza.', 'It names no time.'],
  ['How many keys did Piotr hand over?', 'Piotr handed over keys.', 'It names no number.'],
  ['How much does the ferry cost?', 'The ferry costs more in summer.', 'It names no number.'],
  ['Which boat is older, the Gannet or the Blue Heron?', 'The Turnip is the oldest.', 'It names none of those that were asked about.'],
  ['Which film was made first, "The Guest" or "You’re Next"?', 'Another was.', 'It names none of those that were asked about.']
])('%s is not answered by “%s”', (question, sentence, why) => expect(lacks(question, sentence)).toBe(why))

test.each([
  ['What days does Anna train?', 'Anna trains on Tuesdays and Thursdays.'],
  ['On which day do they meet?', 'They meet tomorrow.'],
  ['On which day do they meet?', 'They meet on Boxing Day.'],
  ['What time do they meet?', 'They meet at half past six.'],
  ['How many keys did Piotr hand over?', 'Piotr handed over both.'],
  ['How many languages do they speak?', 'They speak English, Spanish, and Korean.'],
  ['How much do they like the boat?', 'They like it very well.'],
  ['How many keys are there?', 'There are none.'],
  ['How much does the open day cost?', 'Entry is free for members.'],
  ['How old is Aunt Jo?', 'Aunt Jo is in her seventies.'],
  ['Who has the keys?', 'Piotr has the keys.'],
  ['Which boat is older, the Gannet or the Blue Heron?', 'The Heron is older.'],
  ['Who was first, Anna or Ben?', 'Both came at six.'],
  ['Who has the keys, if Anna or Ben is away?', 'Piotr has the keys.']
])('%s may be answered by “%s”', (question, sentence) => expect(lacks(question, sentence)).toBeUndefined())

describe('the day of a plan', () => {
  const question = 'On which day do Anna and Ben agree to hang the curtain?'
  const sentence = 'Anna and Ben agree to hang the curtain on 2 January 2026.'
  const written = (text: string) => evidenceOf(text, { preamble: 'Time: 20260102_10:00' })
  const outcomes = (text: string, asked = question) => {
    const check = checkSentence(sentence, [], asked, [written(text)])
    return [check.outcome, check.reason]
  }

  test('is not the day on which somebody wrote of it', () =>
    expect(outcomes('Anna: Will you hang the curtain with me on Thursday? Ben: I agree.')).toEqual([
      'unsupported',
      'It gives the day on which this was written.'
    ]))

  test('may be that day where the text names it', () =>
    expect(outcomes('Anna: Will you hang the curtain with me today, 2 January? Ben: I agree.')[0]).toBe('supported'))

  test('is not that of a greeting either, where no quote tells what happened', () => {
    const said = evidenceOf('Carl: Hey Anna!\nAnna: Hey.\nCarl: See you.', { preamble: 'Time: 20260102_10:00' })
    const lacking = (quote: string) =>
      lacksKind('Anna ordered bread on 2 January 2026.', 'When did Anna order bread?', [{ document: said.passage.document, quote }], [said])
    expect(lacking('Carl: Hey Anna!')).toBe('It gives the day on which this was written.')
    expect(lacking('Anna: I ordered the bread.')).toBeUndefined()
  })

  test('is asked for by a plan only', () =>
    expect(outcomes('Anna: Will you hang the curtain with me? Ben: I agree.', 'When did Anna and Ben speak of the curtain?')[0]).toBe(
      'supported'
    ))
})

test('a sentence that goes on with an answer need not answer by itself', () => {
  const source = evidenceOf('There are 3 keys. Piotr keeps the keys in his tin.')
  const check = (goesOn: boolean) =>
    checkSentence('Piotr keeps the keys in his tin.', [], 'How many keys are there?', [source], 'answer', { refusal: 0, goesOn }).outcome
  expect([check(false), check(true)]).toEqual(['unsupported', 'supported'])
})

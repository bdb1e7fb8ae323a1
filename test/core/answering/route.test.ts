import { expect, test } from 'vitest'
import { questionsIn, route, timesOf } from '../../../src/core/answering/question/route.ts'

test.each([
  ['Who is the caretaker?', 1, 'one-pass', 'answer'],
  ['Which boiler is older, the one in the cellar or the one in the attic?', 1, 'loop', 'answer'],
  ['Who is the caretaker?', 0.4, 'loop', 'answer'],
  ['What is the rent, and who is the caretaker?', 1, 'plan', 'answer'],
  ['Did the rent rise in Elm Street before the caretaker Nowak left?', 1, 'times', 'answer'],
  ['Summarise the minutes of May.', 1, 'one-pass', 'summary'],
  ['Write a mail to the landlord about the broken boiler.', 1, 'one-pass', 'draft'],
  ['Translate the letter of 3 May into English.', 1, 'one-pass', 'translation'],
  ['What did Anna write in her letter?', 1, 'one-pass', 'answer']
] as const)('%s (with %d of its words found) is gone about as %s', (question, covered, kind, intent) => {
  const { kind: found, intent: asked, why } = route(question, covered)
  expect([found, asked, why.length > 0]).toEqual([kind, intent, true])
})

test('a question of several is taken apart, and a part that leans on the first takes it along', () => {
  expect(questionsIn('What is the rent, and who is the caretaker?')).toEqual(['What is the rent?', 'who is the caretaker?'])
  expect(questionsIn('Who is the caretaker and when is he there?')).toEqual([
    'Who is the caretaker?',
    'Who is the caretaker, and when is he there?'
  ])
  expect(questionsIn('Who wrote the report on the bridge, and what was found?').at(-1)).toBe(
    'Who wrote the report on the bridge, and what was found?'
  )
  expect(questionsIn('Which offer is cheaper a month, and by how much?').at(-1)).toBe('Which offer is cheaper a month, and by how much?')
  for (const two of ["How wide may the sign be, and do we need Lydia's consent?", 'What is the rent and is the cellar ours?'])
    expect(questionsIn(two)).toHaveLength(2)
  for (const one of [
    'What was built in 1900 and was torn down?',
    'What do bread and butter cost?',
    'On which day and at what time does Ida have her lesson?',
    'When and where do they meet?',
    'How long and how often may we stay?'
  ])
    expect(questionsIn(one)).toEqual([one])
  expect(questionsIn('When was the boiler serviced and where is the key?')).toHaveLength(2)
})

test('a yes/no question about the order of two events, or the time between them, names both', () => {
  expect(timesOf('Did Anna buy the boat before Ben sold his house?')).toEqual({
    sides: ['Anna buy the boat', 'Ben sold his house'],
    asks: 'before'
  })
  expect(timesOf('Is the time interval more than 3 days between Anna asking for a quote and Ben Meyer sending the bill?')).toEqual({
    sides: ['Anna asking for a quote', 'Ben Meyer sending the bill'],
    asks: { moreThanDays: 3 }
  })
  const lookedUp = (question: string): string | undefined => route(question, 1).parts[1]
  expect(lookedUp('Did Anna buy the boat before she sold her house?')).toBe('Anna sold her house')
  // Whoever of the two it was: both names are looked for; what is shown is what was asked.
  const asked = 'Did Ben Lee write to Anna before she asked him about his boat?'
  expect([timesOf(asked)?.sides[1], lookedUp(asked)]).toEqual(['she asked him about his boat', 'Ben Lee asked Anna about his boat'])
  expect(timesOf('Did Anna eat enough after the workout before Ben shared tips on what to avoid after an intense workout?')).toEqual({
    sides: ['Anna eat enough after the workout', 'Ben shared tips on what to avoid after an intense workout'],
    asks: 'before'
  })
  expect(timesOf('What did Anna do before Ben sold his house?')).toBeUndefined()
})

test('a second question that begins with a preposition is one', () => {
  expect(questionsIn('Which model is our boiler, and on which day in 2025 was it serviced?')).toEqual([
    'Which model is our boiler?',
    'Which model is our boiler, and on which day in 2025 was it serviced?'
  ])
})

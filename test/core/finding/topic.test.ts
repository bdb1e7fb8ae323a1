import { expect, test } from 'vitest'
import { topicOf } from '../../../src/core/finding/topic.ts'

const ENGLISH = 'The members pay the rent to the office in the town, and the rest of the money goes to the society.'

test.each([
  ['9. Waiting list', 'Who is on the waiting list waits for a year.', 'waiting list', true],
  ['Waiting List', 'Who is on the waiting list waits for a year.', 'waiting list', true],
  ['NOTICE OF REVISED RENT', 'We give notice of the rent.', 'notice of revised rent', true],
  ['Tallow Bridge', 'The scour at Tallow Bridge was seen from the bridge.', 'Tallow Bridge', false],
  ['Error codes', 'The error codes are shown.', 'error codes', false],
  ['The bell at night', 'Nobody hears the bell at night.', 'the bell at night', false],
  ['Bleeding a radiator', 'For bleeding a radiator the key is in the drawer.', 'bleeding a radiator', false],
  ['Keeping of bees', 'The keeping of bees is allowed.', 'keeping of bees', true],
  ['The soup (for six)', 'Boil the soup.', 'the soup', false]
])('%s is asked about as a person would say it', (heading, section, words, article) => {
  expect(topicOf(heading, section, `${section} ${ENGLISH}`)).toEqual({ words, article, isQuestion: false })
})

test('a heading of another language keeps the capitals that its text has, and gets no article', () => {
  const text = 'Die jährliche Wartung der Heizung bezahlt der Vermieter, und die Wartung ist im September.'
  expect(topicOf('Jährliche Wartung', text, text)).toEqual({ words: 'jährliche Wartung', article: false, isQuestion: false })
})

test('a heading that asks is asked as it is', () => {
  expect(topicOf('3. How do I bleed a radiator?', 'With a key.', ENGLISH)).toEqual({
    words: 'How do I bleed a radiator?',
    article: false,
    isQuestion: true
  })
})

test.each([
  ['Before each ride', 'Before each ride look at the tyres.'],
  ['What became of it', 'What became of it is told.'],
  ['Introduction', 'This introduction introduces.'],
  ['Table of contents', 'The table of contents.'],
  ['Things learned', 'We learned things.'],
  ['November and December', 'In November and December it rained.'],
  ['Heron colony', 'Nothing of that matter is said below.'],
  ['12 May 2024', 'On 12 May 2024 it rained.'],
  ['All that we ever did to keep the garden in order', 'We ever did keep the garden in order.'],
  ['snake_case_name', 'The snake_case_name is one.']
])('%s names nothing that one would ask about', (heading, section) => {
  expect(topicOf(heading, section, `${section} ${ENGLISH}`)).toBeUndefined()
})

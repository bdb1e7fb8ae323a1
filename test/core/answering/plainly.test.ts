import { expect, test } from 'vitest'
import { directly } from '../../../src/core/answering/question/directly.ts'
import { searchQuery } from '../../../src/core/answering/question/follow-up.ts'
import { plainly } from '../../../src/core/answering/question/plainly.ts'
import { understand } from '../../../src/core/answering/question/understand.ts'

test.each([
  ['Hi! Could you please tell me when our boiler was last serviced? Thanks!', 'When was our boiler last serviced?'],
  ['Can you tell me: when does the lease end?', 'When does the lease end?'],
  ['do you know who has the spare key', 'Who has the spare key?'],
  ['Could you tell me whether hens are allowed on half plots?', 'Are hens allowed on half plots?'],
  ['I was wondering what Wolfgang recommended for the band', 'What did Wolfgang recommend for the band?'],
  ["I'd like to know how much we paid for the brake discs.", 'How much did we pay for the brake discs?'],
  ["We'd like to know up to which amount it pays.", 'Up to which amount does it pay?'],
  ['Remind me on which days the journey takes place, please.', 'On which days does the journey take place?'],
  ["I'm looking for Nell's mobile number", "Nell's mobile number"],
  ['Can you give me the serial number of our washing machine?', 'What is the serial number of our washing machine?'],
  ['I want to list images with the registry tool.', 'How can I list images with the registry tool?'],
  ['I want to write a mail to the landlord', 'Write a mail to the landlord'],
  ['So, is Anna allowed to keep bees, please?', 'Is Anna allowed to keep bees?'],
  ['Hallo, welche Nummer hat das Schloss? Danke!', 'Welche Nummer hat das Schloss?'],
  ['Weißt du noch, wie viel wir 2025 für Reisen ausgegeben haben?', 'Wie viel haben wir 2025 für Reisen ausgegeben?'],
  ['Ich würde gern wissen, ob Haustiere erlaubt sind.', 'Sind Haustiere erlaubt?'],
  ['Czy możesz mi powiedzieć, kiedy kończy się umowa?', 'Kiedy kończy się umowa?'],
  ['Chciałabym wiedzieć, czy wolno trzymać psa', 'Czy wolno trzymać psa?']
])('what is said around a question is left out: %s', (said, asked) => {
  expect(plainly(said)).toBe(asked)
})

test.each([
  'When does the lease end?',
  'Do you know Anna?',
  'Hello!',
  'Thanks!',
  'Well water test results',
  'Tell me about the asthma plan',
  'Show me the letters about the rent',
  'I want to know more about probate',
  'What did Anna say about the thanks?',
  'Who can tell me the way?',
  'Was steht im Brief?',
  'Czy umowa jest podpisana?'
])('nothing is taken from what says nothing around it: %s', (question) => {
  expect(plainly(question)).toBe(question)
})

test.each([
  ["how many watt hours the cargo bike's battery has", "How many watt hours does the cargo bike's battery have?"],
  ['how long our guarantee on wheels we build is', 'How long is our guarantee on wheels we build?'],
  ['what the cat eats when she is ill', 'What does the cat eat when she is ill?'],
  ['what Anna said Ben was doing', 'What did Anna say Ben was doing?'],
  ['what day the bins are collected', 'What day are the bins collected?'],
  ['who the treasurer of the choir is', 'Who is the treasurer of the choir?'],
  ['where we planned to meet', 'Where did we plan to meet?'],
  ['when the school holidays begin', 'When the school holidays begin?'],
  ['if it rained', 'Did it rain?']
])('an indirect question is put in its own order: %s', (indirect, direct) => {
  expect(directly(indirect, 'en')).toBe(direct)
})

test('the question is searched, read and gone on with as it is meant', () => {
  const said = 'Hi, can you tell me when the lease ends?'
  expect(understand(said, [], {}, undefined)).toMatchObject({ plain: 'When does the lease end?', query: 'When does the lease end?' })
  expect(searchQuery('And why?', [{ question: said, answer: 'In May.' }])).toBe('When does the lease end? And why?')
  expect(understand("I'd like you to summarise lease.pdf", [], {}, undefined).intent).toBe('summary')
})

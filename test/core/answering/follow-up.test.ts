import { expect, test } from 'vitest'
import { searchQuery } from '../../../src/core/answering/follow-up.ts'

const history = [{ question: 'When was the boiler serviced?', answer: 'In May.' }]

test.each(['How much did it cost?', 'And why?', 'Who did that?'])('a follow-up takes the question before it along: %s', (question) => {
  expect(searchQuery(question, history)).toBe(`When was the boiler serviced? ${question}`)
})

test.each(['What is the rent in Gdańsk?', 'Which tyres fit the bike?'])('a question of its own stays alone: %s', (question) => {
  expect(searchQuery(question, history)).toBe(question)
})

import { expect, test } from 'vitest'
import { attribute } from '../../../src/core/answering/cite.ts'
import { evidenceOf } from './evidence.ts'

const chat = evidenceOf(
  [
    'Hailey: Thanks for coming to the lecture on beekeeping today! Any feedback?',
    'Ben: Well. It was really insightful, and I learned a lot about mites.',
    'Hailey: Great! Who is your favourite in the book?',
    'Emily: I am drawn to Elrond. His mix of wisdom and doubt is rare.'
  ].join('\n'),
  { preamble: 'Time: 20260411_21:00' }
)
const { text } = chat.document
const quotes = (sentence: string, question: string): string[] =>
  attribute(sentence, question, [chat]).citations.map(({ start, end, quote }) => {
    expect(text.slice(start, end)).toBe(quote)
    return quote
  })

test('a quote begins with the name of its speaker where the sentence names them', () => {
  expect(quotes('Emily finds the mix of wisdom and doubt of Elrond rare.', 'What does Emily find rare?')).toEqual([
    'Emily: I am drawn to Elrond. His mix of wisdom and doubt is rare.'
  ])
})

test('a reply that does not say of what it speaks is quoted with the message that it answers', () => {
  const [quote] = quotes('Ben found the lecture on beekeeping insightful and learned a lot about mites.', 'How did Ben like the lecture?')
  expect(quote).toMatch(/^Hailey: Thanks for coming to the lecture on beekeeping today!.* about mites\.$/s)
})

test('one quote within another is no footnote of its own', () => {
  const found = quotes(
    'Ben learned a lot about mites and found the lecture on beekeeping insightful.',
    'What did Ben say of the lecture on beekeeping?'
  )
  expect(found).toHaveLength(1)
})

test('a text that is no conversation is quoted as it was', () => {
  const letter = evidenceOf('The keys are new. The rent is 900 euros a month.')
  expect(attribute('The rent is 900 euros a month.', 'What is the rent?', [letter]).citations.map(({ quote }) => quote)).toEqual([
    'The rent is 900 euros a month.'
  ])
})

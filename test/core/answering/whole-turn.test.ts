import { expect, test } from 'vitest'
import { attribute } from '../../../src/core/answering/cite/cite.ts'
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

test('and where only the question names them', () => {
  expect(quotes('The mix of wisdom and doubt is rare.', 'What does Emily find rare in Elrond?')).toEqual([
    'Emily: I am drawn to Elrond. His mix of wisdom and doubt is rare.'
  ])
  expect(quotes('The mix of wisdom and doubt is rare.', 'What is rare?')).toEqual(['His mix of wisdom and doubt is rare.'])
})

test('a reply that does not say of what it speaks is quoted with the message that it answers', () => {
  const [quote] = quotes('Ben found the lecture on beekeeping insightful and learned a lot about mites.', 'How did Ben like the lecture?')
  expect(quote).toMatch(/^Hailey: Thanks for coming to the lecture on beekeeping today!.* about mites\.$/s)
})

test('where the speaker goes on to say of what, the quote goes on as well', () => {
  const order = evidenceOf('Ben: Where shall it go?\nAnna: My address is 12 Mill Lane. I look forward to the bread delivery!\nBen: Fine.')
  const question = 'What is the address for the bread delivery of Anna?'
  const [quote] = attribute('The address of Anna for the bread delivery is 12 Mill Lane.', question, [order]).citations.map(
    (one) => one.quote
  )
  expect(quote).toBe('Anna: My address is 12 Mill Lane. I look forward to the bread delivery!')
})

test('a name of the question says more than its common words which passage is meant', () => {
  const party = evidenceOf('We watch a movie at home. Wolfgang will come.', { path: '/files/a.txt' })
  const film = evidenceOf('Wolfgang: Want to see "Overwatch" with me?', { path: '/files/b.txt', rank: 2 })
  const question = 'Who does Ben go to watch the movie "Overwatch" with?'
  const [first] = attribute('Ben goes to watch the movie "Overwatch" with Wolfgang.', question, [party, film]).citations
  expect(first?.path).toBe('/files/b.txt')
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

test('a quote is widened to the nearest sentence that names whom or what it speaks of, and not over a far one', () => {
  const plan = 'Ben: There is a new place downtown. We should go there.\nAnna: For sure! Let us plan a pizza night.'
  const quote = (text: string, sentence: string, question: string) => attribute(sentence, question, [evidenceOf(text)]).citations[0]?.quote
  const sentence = 'Anna and Ben plan a pizza night.'
  const question = 'What do Anna and Ben plan to do together?'
  expect(quote(plan, sentence, question)).toMatch(/^Ben: .*pizza night\.$/s)
  const far = plan.replace('We should go there.', 'It is said to be good. '.repeat(30))
  expect(quote(far, sentence, question)).toMatch(/^Anna: .*pizza night\.$/s)
})

import { expect, test } from 'vitest'
import { seeded } from '../../../bench/metrics.ts'
import { isVerbatim } from '../../../src/core/answering/cite/citation.ts'
import { attribute } from '../../../src/core/answering/cite/cite.ts'
import { contentWords, numbersIn } from '../../../src/core/answering/text/words.ts'
import { evidenceOf } from './evidence.ts'

const letter = evidenceOf(
  'Dear tenant,\nThe rent rises to 1,240 euros from 1 March 2025. The caretaker is Mr. Nowak. Heating is billed in June.',
  { path: '/files/letter.txt' }
)
const manual = evidenceOf('Press the red button for five seconds to reset the boiler. The boiler model is VX-300.', {
  path: '/files/manual.txt',
  rank: 2
})

test('the quote is the one source sentence that says it', () => {
  const { supported, citations } = attribute('The rent is 1240 euros since March 1, 2025.', 'What is the rent?', [letter, manual])
  expect(supported).toBe(true)
  expect(citations.map(({ path, quote }) => [path, quote])).toEqual([
    ['/files/letter.txt', 'The rent rises to 1,240 euros from 1 March 2025.']
  ])
})

test('a number that no source states rejects the sentence', () => {
  const { supported, strays } = attribute('The rent rises to 1,340 euros.', 'What is the rent?', [letter, manual])
  expect({ supported, strays }).toEqual({ supported: false, strays: ['1340'] })
})

test('a name that no source holds rejects the sentence', () => {
  expect(attribute('The caretaker is Mrs. Kowalska.', 'Who is the caretaker?', [letter, manual]).supported).toBe(false)
})

test('a quotation must occur word for word', () => {
  expect(attribute('The letter says "the rent rises to 1,240 euros".', 'What is the rent?', [letter]).supported).toBe(true)
  expect(attribute('The letter says "the rent of 1,240 euros rises".', 'What is the rent?', [letter]).supported).toBe(false)
  expect(attribute('In "the rent rises to 1,240 euros," the rent of 1,240 euros is told.', 'What is the rent?', [letter]).supported).toBe(
    true
  )
})

test('quotes that hold the words of the question alone say nothing of the answer', () => {
  const vote = evidenceOf(
    `Anna: Who do you think is the most hateful person of the show? Vote away! I am curious. Take your time.\n${'Ben: Carl it was. \nEve: Carl, then?\n'.repeat(6)}`
  )
  const question = 'Who is the most hateful person of the show?'
  expect(attribute('Carl is the most hateful person of the show.', question, [vote]).supported).toBe(false)
  const plain = evidenceOf('Anna: Carl is the most hateful person of the show, I think.')
  expect(attribute('Carl is the most hateful person of the show.', question, [plain]).supported).toBe(true)
})

test('a figure from a passage that speaks of something else supports nothing', () => {
  const { supported } = attribute(
    'The season ticket for the swimming pool costs 1,240 euros.',
    'What does the season ticket for the swimming pool cost?',
    [letter, manual]
  )
  expect(supported).toBe(false)
})

test('every number of a sentence over several documents gets its footnote', () => {
  const bike = evidenceOf('The battery has 504 watt hours and reaches 70 kilometres.', { path: '/files/bike.txt' })
  const log = evidenceOf('9 January 2026. The battery was replaced under the guarantee; nothing to pay.', {
    path: '/files/log.txt',
    rank: 2
  })
  const sentence = 'The battery has 504 watt hours, and it was replaced under the guarantee on 9 January 2026.'
  const { supported, citations } = attribute(
    sentence,
    'How many watt hours does the battery have, and when was it replaced under the guarantee?',
    [log, bike]
  )
  expect([supported, citations.map(({ path }) => path).toSorted()]).toEqual([true, ['/files/bike.txt', '/files/log.txt']])
})

test('what repeats the question may stand elsewhere in the passage: near the answer in one quote, far from it in one of its own', () => {
  const page = evidenceOf('Open day in the clock tower of St Osyth. Come early. Adults pay £4, children £1.')
  const far = evidenceOf('Open day in the clock tower of St Osyth. Come early. Bring a torch. Wear boots. Adults pay £4, children £1.')
  const { supported, citations } = attribute(
    'Adults paid £4 for the open day in the clock tower.',
    'What did adults pay for the open day in the clock tower?',
    [page]
  )
  expect([supported, citations.map(({ quote }) => quote)]).toEqual([true, [page.passage.text]])
  const other = attribute(
    'Adults paid £4 for the open day in the clock tower.',
    'What did adults pay for the open day in the clock tower?',
    [far]
  )
  expect([other.supported, other.citations.map(({ quote }) => quote), other.matter?.quote]).toEqual([
    true,
    ['Adults pay £4, children £1.'],
    'Open day in the clock tower of St Osyth.'
  ])
})

test('who said it is quoted with what was said, not with a greeting', () => {
  const chat = evidenceOf('Jennifer: Hey Anna! You did great today. Way to push your limits on the bench press! Anna: Thanks!')
  const { citations } = attribute('Jennifer praised Anna for the bench press.', 'Who praised Anna for the bench press?', [chat])
  expect(citations[0]?.quote).toContain('bench press')
})

test('two documents give two footnotes when each carries what the other lacks', () => {
  const { citations } = attribute('The caretaker Nowak resets the boiler with the red button.', 'How is the heating reset?', [
    letter,
    manual
  ])
  expect(citations.map(({ path }) => path).toSorted()).toEqual(['/files/letter.txt', '/files/manual.txt'])
})

test('one footnote is enough where a second would repeat the first', () => {
  const copy = evidenceOf('The rent rises to 1,240 euros from 1 March 2025.', { path: '/files/copy.txt', rank: 3 })
  expect(attribute('The rent rises to 1,240 euros.', 'What is the rent?', [letter, copy]).citations).toHaveLength(1)
})

test('a bare yes is attributed to what the question asks', () => {
  const { supported, citations } = attribute('Yes.', 'Is the caretaker Mr. Nowak?', [letter, manual])
  expect([supported, citations[0]?.quote]).toEqual([true, 'The caretaker is Mr. Nowak.'])
})

test('the header line of a file is quoted for the date it gives', () => {
  const chat = evidenceOf('Anna: see you at the lake!', { path: '/files/chat.txt', preamble: 'Time: 20260506_12:00' })
  const { citations } = attribute('They met at the lake on 6 May 2026.', 'When did they meet?', [chat])
  expect(citations.map(({ quote }) => quote).toSorted()).toEqual(['Anna: see you at the lake!', 'Time: 20260506_12:00'])
})

test('every quote is the stored text at its offsets', () => {
  for (const sentence of ['The boiler model is VX-300.', 'Heating is billed in June.', 'Press the button.']) {
    for (const citation of attribute(sentence, 'What?', [letter, manual]).citations) {
      const source = [letter, manual].find(({ passage }) => passage.path === citation.path)
      expect(source && isVerbatim(citation, source.document)).toBe(true)
    }
  }
})

test('a quote that differs by one character is not verbatim', () => {
  expect(isVerbatim({ quote: 'Press the Red', start: 0, end: 13 }, manual.document)).toBe(false)
  expect(isVerbatim({ quote: '', start: 0, end: 0 }, manual.document)).toBe(false)
})

test('no footnote stands whose part of the sentence the others hold', () => {
  const sources = [
    evidenceOf('The hall is rented for the summer party. Ms Reed signed for the hall on 4 May.', { path: '/a.txt' }),
    evidenceOf('The summer party is in the hall. Ms Reed signed for it on 4 May and paid 300 euros.', { path: '/b.txt', rank: 2 })
  ]
  const random = seeded(7)
  const words = [...new Set(sources.flatMap(({ document }) => document.text.split(' ')))]
  for (let index = 0; index < 300; index++) {
    const sentence = Array.from({ length: 4 + Math.floor(random() * 8) }, () => words[Math.floor(random() * words.length)] ?? '').join(' ')
    const { citations } = attribute(sentence, 'Who signed?', sources)
    const claim = contentWords(sentence)
    for (const citation of citations.length > 1 ? citations : []) {
      const others = citations.filter((one) => one !== citation)
      const adds = (held: string): boolean => !others.some(({ quote }) => [...contentWords(quote), ...numbersIn(quote)].includes(held))
      const own = [...contentWords(citation.quote), ...numbersIn(citation.quote)]
      expect(
        [...claim, ...numbersIn(sentence)].some((word) => own.includes(word) && adds(word)),
        sentence
      ).toBe(true)
    }
  }
})

test('a bare figure is quoted from where it stands, not from where the words of the question do', () => {
  const rooms = evidenceOf('A new line for the striking weight will cost more. The rooms cost £22.', { path: '/files/rooms.md' })
  const offers = evidenceOf('Two offers came in.\n\nMarlow asks £915 with a certificate.', { path: '/files/offers.md', rank: 2 })
  const { citations } = attribute('£915', 'How much did the new line for the striking weight cost?', [rooms, offers], { onTopic: false })
  expect(citations.map(({ path }) => path)).toEqual(['/files/offers.md'])
})

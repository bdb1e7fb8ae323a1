import { expect, test } from 'vitest'
import { documentSentences, SentenceStream, sentenceSpans } from '../../../src/core/answering/text/sentences.ts'

const cut = (text: string): string[] => sentenceSpans(text).map(({ start, end }) => text.slice(start, end))

test('titles and initials end no sentence', () => {
  expect(cut('Dr. Meyer came. He met J. Smith at St. Mary. They left.')).toEqual([
    'Dr. Meyer came.',
    'He met J. Smith at St. Mary.',
    'They left.'
  ])
})

test('a line break ends a sentence, a list number does not', () => {
  expect(cut('First line\nAnna: hello\n1. Turn it off. 2. Wait.')).toEqual(['First line', 'Anna: hello', '1. Turn it off.', '2. Wait.'])
})

test('offsets are moved by the given offset', () => {
  expect(sentenceSpans('One. Two.', 100)).toEqual([
    { start: 100, end: 104 },
    { start: 105, end: 109 }
  ])
})

test('a stream gives each sentence once, as soon as the next one begins', () => {
  const stream = new SentenceStream()
  const got: string[] = []
  for (const piece of ['The boiler', ' costs 1', '.5 k', '. It w', 'as bought', ' in 2024.\n', 'Yes', '.']) got.push(...stream.push(piece))
  expect(got).toEqual(['The boiler costs 1.5 k.', 'It was bought in 2024.'])
  expect(stream.end()).toBe('Yes.')
  expect(stream.end()).toBeUndefined()
})

test('a wrapped line goes on, a short line and a block end', () => {
  const text =
    'The boiler is a condensing combination boiler that\nheats your home. It is\nquiet.\nRent: 980\nDeposit: 1960\n\nAnna: what a long line without an end mark is this one\nBen: yes'
  const chat = text.indexOf('Anna')
  const ben = text.indexOf('Ben')
  const blocks = [
    { kind: 'paragraph' as const, start: 0, end: chat - 2 },
    { kind: 'paragraph' as const, start: chat, end: ben - 1 },
    { kind: 'paragraph' as const, start: ben, end: text.length }
  ]
  expect(documentSentences({ text, blocks }, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end))).toEqual([
    'The boiler is a condensing combination boiler that\nheats your home.',
    'It is\nquiet.',
    'Rent: 980',
    'Deposit: 1960',
    'Anna: what a long line without an end mark is this one',
    'Ben: yes'
  ])
})

test('a mark inside a web address or before a picture ends no sentence', () => {
  const text = 'See http://a.example/p?q=1 and ![x](b.png) there. Then go.'
  expect(sentenceSpans(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'See http://a.example/p?q=1 and ![x](b.png) there.',
    'Then go.'
  ])
})

test('the full stop of a German day ends no sentence', () => {
  expect(cut('Bis zum 30. Juni können wir absagen. Danach nicht mehr.')).toEqual([
    'Bis zum 30. Juni können wir absagen.',
    'Danach nicht mehr.'
  ])
})

test('a German day is not cut off while its month is still being written', () => {
  const stream = new SentenceStream()
  const pieces = ['Vielen Dank für Ihre Anfrage vom 9.', ' F', 'ebruar. Gern', ' bestätigen wir sie.', ' Am 3.', ' Xaver']
  expect([...pieces.flatMap((piece) => stream.push(piece)), stream.end()]).toEqual([
    'Vielen Dank für Ihre Anfrage vom 9. Februar.',
    'Gern bestätigen wir sie.',
    'Am 3.',
    'Xaver'
  ])
})

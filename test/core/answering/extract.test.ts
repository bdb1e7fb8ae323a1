import { expect, test } from 'vitest'
import { extractSentences } from '../../../src/core/answering/sources/extract.ts'
import { evidenceOf } from './evidence.ts'

test('a sentence that stands in many places is quoted once', () => {
  const form = evidenceOf('The lift is checked in March. The lift is checked in March. The lift is checked by Mr. Nowak.')
  expect(extractSentences('When is the lift checked?', [form])).toEqual([
    'The lift is checked in March.',
    'The lift is checked by Mr. Nowak.'
  ])
})

test('a question that a file asks is no answer', () => {
  const faq = evidenceOf('When is the lift checked? The lift is checked in March.')
  expect(extractSentences('When is the lift checked?', [faq])).toEqual(['The lift is checked in March.'])
})

test('a heading is no answer', () => {
  const minutes = evidenceOf('Clock Society: minutes of the meeting\nThe Clock Society meets in the library.')
  const { text } = minutes.document
  const blocks = [
    { kind: 'heading' as const, start: 0, end: 37 },
    { kind: 'paragraph' as const, start: 38, end: text.length }
  ]
  const headed = { ...minutes, document: { ...minutes.document, blocks } }
  expect(extractSentences('Where does the Clock Society have its meeting?', [headed])).toEqual(['The Clock Society meets in the library.'])
})

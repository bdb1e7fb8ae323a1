import { expect, test } from 'vitest'
import { extractSentences } from '../../../src/core/answering/extract.ts'
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

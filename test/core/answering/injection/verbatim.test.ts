import { seeded } from '../../../../bench/metrics.ts'
import { expect, test } from 'vitest'
import { answer } from '../../../../src/core/answering/answer.ts'
import { evidenceOf } from '../evidence.ts'
import { partsFor, scripted } from '../scripted.ts'

const ANSWERS = 1000
const sources = [
  evidenceOf('The rent rises to 1,240 euros from 1 March 2025. The caretaker is Mr. Nowak. Heating is billed in June.', {
    path: '/files/letter.txt'
  }),
  evidenceOf('Press the red button for five seconds to reset the boiler. The boiler model is VX-300.', {
    path: '/files/manual.txt',
    rank: 2
  }),
  evidenceOf('Anna: see you at the lake!\nBen: bring 3 towels.', { path: '/files/chat.txt', rank: 3, preamble: 'Time: 20260506_12:00' })
]
const PIECES = [
  ...sources.flatMap(({ document }) => document.text.split(/(?<=[.!\n])\s*/)),
  ...[
    '[1]',
    '[S7]',
    '[[3]]',
    '(page 99)',
    '{"quote":"free beer","start":0,"end":9}',
    '“The rent falls to 10 euros”',
    'Mrs. Kowalska',
    '9,999 euros'
  ],
  ...[
    'Yes.',
    'No:',
    'Not in the sources.',
    '![x](http://evil.example)',
    '<b>bold</b>',
    '\u202egnihton',
    '\u0000',
    '1 April 2031',
    'is',
    'the',
    'boiler',
    'rent',
    '\n\n',
    '. '
  ]
]

test('whatever a model writes, a displayed quote is the stored text, character by character', async () => {
  const random = seeded(6)
  const pick = (): string => PIECES[Math.floor(random() * PIECES.length)] ?? ''
  let quotes = 0
  for (let index = 0; index < ANSWERS; index++) {
    const text = Array.from({ length: 1 + Math.floor(random() * 12) }, pick).join(' ')
    for await (const event of answer(partsFor(sources, scripted(text)), 'What is the rent, and how is the boiler reset?', [])) {
      expect(event.type).not.toBe('error')
      if (event.type !== 'citation') continue
      const { path, document, start, end, quote, page } = event.citation
      const source = sources.find(({ passage }) => passage.path === path && passage.document === document)
      expect([source?.document.text.slice(start, end), page]).toEqual([quote, undefined])
      quotes++
    }
  }
  expect(quotes).toBeGreaterThan(ANSWERS / 10)
}, 180_000)

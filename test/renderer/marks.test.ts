import { expect, test } from 'vitest'
import { asItIs, findText } from '../../src/renderer/reading/find-text.ts'
import { cutByMarks, overlapping } from '../../src/renderer/reading/marks.ts'

test('a text is cut wherever a mark begins or ends, and knows all marks that hold', () => {
  const text = 'the yearly rent is 48 euros'
  const pieces = cutByMarks(text, { start: 4, end: 27 }, [
    { kind: 'cited', spans: [{ start: 0, end: 15 }] },
    {
      kind: 'found',
      spans: [
        { start: 11, end: 18 },
        { start: 40, end: 44 }
      ]
    }
  ])
  expect(pieces.map(({ text, kinds }) => [text, kinds])).toEqual([
    ['yearly ', ['cited']],
    ['rent', ['cited', 'found']],
    [' is', ['found']],
    [' 48 euros', []]
  ])
})

test('only marks that share a character with a stretch are looked at', () => {
  const spans = Array.from({ length: 1000 }, (_, index) => ({ start: index * 10, end: index * 10 + 5 }))
  expect(overlapping(spans, { start: 25, end: 40 })).toEqual([{ start: 30, end: 35 }])
  expect(overlapping(spans, { start: 24, end: 41 })).toEqual([
    { start: 20, end: 25 },
    { start: 30, end: 35 },
    { start: 40, end: 45 }
  ])
})

test('finding ignores case and the kind of white space, and takes signs as they are', () => {
  const find = (text: string, query: string) => findText(asItIs(text), query).map(({ start, end }) => text.slice(start, end))
  expect(find('The Boiler\n  room; the boiler room', 'boiler room')).toEqual(['Boiler\n  room', 'boiler room'])
  expect(find('a+b (c) a+b', 'A+B (')).toEqual(['a+b ('])
  expect(find('Über den Straßen', 'über')).toEqual(['Über'])
  expect(find('text', '  ')).toEqual([])
})

import { expect, test } from 'vitest'
import { bridge, secondQuestion } from '../../../src/core/answering/sources/bridge.ts'
import { promptMessages } from '../../../src/core/answering/write/prompt.ts'
import type { Evidence } from '../../../src/core/answering/text/evidence.ts'
import { evidenceOf } from './evidence.ts'

const wedding = evidenceOf('Jane Moss is a model. She is married to Scott Moss, former singer of the band Creel.')
const raid = evidenceOf('Operation Frost was a failed SAS raid near Verona.')

const MARRIED = 'Jane Moss is married to the former singer of a band that disbanded in what year?'

test('what is looked up for a second step is the name that the first one brings, with what the question still asks', () => {
  expect(bridge(MARRIED, [wedding])).toEqual({
    first: 'She is married to Scott Moss, former singer of the band Creel.',
    names: ['Creel'],
    query: 'Creel Jane disbanded year'
  })
  expect(bridge('Operation Frost was a failed raid by a unit founded in what year?', [raid])?.query).toBe('SAS Verona unit founded year')
})

test('the second step is a question of its own, about the name that what came in is called or speaks of', () => {
  const second = (question: string, from: Evidence, ...cameIn: readonly Evidence[]): string | undefined => {
    const found = bridge(question, [from])
    return found && secondQuestion(question, found, cameIn)
  }
  expect(second(MARRIED, wedding, evidenceOf('They disbanded.', { path: '/files/Creel (band)' }))).toBe(
    'Creel is a band that disbanded in what year?'
  )
  expect(second(MARRIED, wedding, evidenceOf('The Creels disbanded.'))).toBeUndefined()
  const frost = 'Operation Frost was a failed raid by a unit founded in what year?'
  expect(second(frost, raid, evidenceOf('The SAS was founded in 1941.'))).toBe('SAS is a unit founded in what year?')
  expect(second('In what year was the unit of Operation Frost founded?', raid, evidenceOf('The SAS was founded in 1941.'))).toBeUndefined()
})

test('where the sources bring no new name, or nothing is left open, there is no second step', () => {
  expect(bridge('Which year did the singer of a band marry?', [evidenceOf('the singer married and left the band.')])).toBeUndefined()
  expect(bridge('Was Operation Frost a failed raid?', [raid])).toBeUndefined()
  expect(bridge('What does the boiler weigh?', [raid])).toBeUndefined()
  // The same name, written otherwise.
  expect(bridge('Who did Skott Moss marry in June?', [evidenceOf('Scott Moss married at last.')])).toBeUndefined()
})

test('that the first line of a source dates it is told to the model only where it does, and where something past is asked for', () => {
  const hint = 'a source was written at the time in its first line.'
  const asked = (path: string, task = 'In what year was the lift checked?'): string | undefined => {
    const item = evidenceOf('The lift was checked.', { path })
    return promptMessages({ task, sources: [{ evidence: item, spans: [item.passage] }] }).at(-1)?.text
  }
  expect(asked('/files/2024-05-02 lift.txt')).toContain(hint)
  expect(asked('/files/lift.txt')).not.toContain(hint)
  expect(asked('/files/2024-05-02 lift.txt', 'When is the lift checked next?')).not.toContain(hint)
})

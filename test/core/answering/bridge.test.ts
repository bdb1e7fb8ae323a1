import { expect, test } from 'vitest'
import { bridge } from '../../../src/core/answering/bridge.ts'
import { promptMessages } from '../../../src/core/answering/prompt.ts'
import { evidenceOf } from './evidence.ts'

const wedding = evidenceOf('Jane Moss is a model. She is married to Scott Moss, former singer of the band Creel.')
const raid = evidenceOf('Operation Frost was a failed SAS raid near Verona.')

test('what is looked up for a second step is the name that the first one brings, with what the question still asks', () => {
  expect(bridge('Jane Moss is married to the former singer of a band that disbanded in what year?', [wedding])).toBe(
    'Creel Jane disbanded year'
  )
  expect(bridge('Operation Frost was a failed raid by a unit founded in what year?', [raid])).toBe('SAS Verona unit founded year')
})

test('where the sources bring no new name, or nothing is left open, there is no second step', () => {
  expect(bridge('Which year did the singer of a band marry?', [evidenceOf('the singer married and left the band.')])).toBeUndefined()
  expect(bridge('Was Operation Frost a failed raid?', [raid])).toBeUndefined()
  expect(bridge('What does the boiler weigh?', [raid])).toBeUndefined()
  // The same name, written otherwise.
  expect(bridge('Who did Skott Moss marry in June?', [evidenceOf('Scott Moss married at last.')])).toBeUndefined()
})

test('that the first line of a source dates it is told to the model only where it does', () => {
  const hint = 'The first line of a source says when it was written.'
  const asked = (path: string): string | undefined => {
    const item = evidenceOf('The lift was checked.', { path })
    return promptMessages({ task: 'In what year was the lift checked?', sources: [{ evidence: item, spans: [item.passage] }] }).at(-1)?.text
  }
  expect(asked('/files/2024-05-02 lift.txt')).toContain(hint)
  expect(asked('/files/lift.txt')).not.toContain(hint)
})

import { expect, test } from 'vitest'
import { AnswerRun } from '../../src/renderer/state/answer.svelte.ts'
import { answerEvents, offer, passage, answer, kitchen, works } from './samples.ts'

/** What a reader sees after the first `length` events. */
function seen(length: number) {
  const run = new AnswerRun(1, 'Whom did we take?')
  for (const event of answerEvents.slice(0, length)) run.apply(event)
  const { phase, unchecked } = run
  return { phase, unchecked, sentences: run.sentences.map(({ text, citations }) => [text, ...citations.map(({ number }) => number)]) }
}

test('any prefix of the events is a state that can be shown', () => {
  const first = ['You took Baumann.', 1]
  expect(Array.from({ length: answerEvents.length + 1 }, (_, length) => seen(length))).toEqual([
    { phase: 'searching', unchecked: '', sentences: [] },
    { phase: 'searching', unchecked: '', sentences: [] },
    { phase: 'writing', unchecked: 'You took ', sentences: [] },
    { phase: 'writing', unchecked: 'You took Baumann.', sentences: [] },
    { phase: 'writing', unchecked: '', sentences: [['You took Baumann.']] },
    { phase: 'writing', unchecked: '', sentences: [first] },
    { phase: 'writing', unchecked: 'Felix paid for it.', sentences: [first] },
    { phase: 'writing', unchecked: '', sentences: [first] },
    { phase: 'writing', unchecked: 'It takes nine days.', sentences: [first] },
    { phase: 'writing', unchecked: '', sentences: [first, ['It takes nine days.']] },
    { phase: 'writing', unchecked: '', sentences: [first, ['It takes nine days.', 2]] },
    { phase: 'writing', unchecked: '', sentences: [first, ['It takes nine days.', 2, 1]] },
    { phase: 'done', unchecked: '', sentences: [first, ['It takes nine days.', 2, 1]] }
  ])
})

test('sources are listed once each, by number', () => {
  const run = new AnswerRun(1, 'q')
  for (const event of answerEvents) run.apply(event)
  expect(run.sources).toEqual([offer, works])
})

test('a screen reader hears finished sentences, and the verdict of an abstention', () => {
  const run = new AnswerRun(1, 'q')
  run.apply({ type: 'token', text: 'You took' })
  expect(run.spoken).toBe('')
  run.apply({ type: 'sentence', index: 0, text: 'You took Baumann.' })
  expect(run.spoken).toBe('You took Baumann.')
  const nearest = [passage(1, kitchen, 'Baumann offered')]
  run.apply({ type: 'done', answer: answer({ abstained: true, text: 'Your files do not say.', nearest }) })
  expect(run.spoken).toBe('Your files do not say.')
})

test('an error ends the answer with its remedy and keeps what was checked', () => {
  const run = new AnswerRun(1, 'q')
  run.apply({ type: 'sentence', index: 0, text: 'You took Baumann.' })
  run.apply({ type: 'error', message: 'The model stopped.', remedy: 'Ask again.' })
  expect({ phase: run.phase, problem: run.problem, kept: run.sentences.length }).toEqual({
    phase: 'failed',
    problem: { message: 'The model stopped.', remedy: 'Ask again.' },
    kept: 1
  })
})

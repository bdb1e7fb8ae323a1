import { expect, test, vi } from 'vitest'
import { Conversation } from '../../src/renderer/state/conversation.svelte.ts'
import { FootnoteError } from '../../src/shared/errors.ts'
import { coreInMemory } from './core-in-memory.ts'
import { answerEvents } from './samples.ts'

test('a question carries the finished turns before it', async () => {
  const core = coreInMemory()
  const conversation = new Conversation(core.api)
  const first = conversation.ask('Whom did we take?')
  await vi.waitFor(() => expect(core.answers).toHaveLength(1))
  core.answers[0]?.push(...answerEvents)
  core.answers[0]?.end()
  await first
  void conversation.ask('  And when?  ')
  await vi.waitFor(() => expect(core.answers).toHaveLength(2))
  expect(core.calls.at(-1)?.input).toEqual({
    question: 'And when?',
    history: [{ question: 'Whom did we take?', answer: 'You took Baumann. It takes nine days.' }],
    conversation: { id: conversation.id },
    folders: [],
    files: []
  })
  conversation.clear()
})

test('Stop ends the answer at once, cancels the stream in the core and keeps what was checked', async () => {
  const core = coreInMemory()
  const conversation = new Conversation(core.api)
  void conversation.ask('Whom did we take?')
  await vi.waitFor(() => expect(core.answers).toHaveLength(1))
  core.answers[0]?.push(...answerEvents.slice(0, 6))
  await vi.waitFor(() => expect(conversation.last?.unchecked).toBe('Felix paid for it.'))
  conversation.stop()
  expect(conversation.running).toBe(false)
  core.answers[0]?.push({ type: 'token', text: ' too late' })
  await vi.waitFor(() => expect(core.answers[0]?.cancelled).toBe(true))
  expect({ phase: conversation.last?.phase, unchecked: conversation.last?.unchecked }).toEqual({
    phase: 'stopped',
    unchecked: 'Felix paid for it.'
  })
})

test('a new question stops the one that is running', async () => {
  const core = coreInMemory()
  const conversation = new Conversation(core.api)
  void conversation.ask('one')
  await vi.waitFor(() => expect(core.answers).toHaveLength(1))
  void conversation.ask('two')
  await vi.waitFor(() => expect(core.answers[0]?.cancelled).toBe(true))
  expect(conversation.runs.map(({ question, phase }) => [question, phase])).toEqual([
    ['one', 'stopped'],
    ['two', 'searching']
  ])
  conversation.clear()
})

test('a failed question says why, and Try again asks it again in the last place', async () => {
  const fail = () => {
    throw new FootnoteError('engine-crashed', 'The model stopped.', 'Ask again.')
  }
  const conversation = new Conversation(coreInMemory([], { ask: fail }).api)
  await conversation.ask('Whom did we take?')
  const [failed] = conversation.runs
  expect(failed?.problem).toEqual({ message: 'The model stopped.', remedy: 'Ask again.' })
  if (failed) await conversation.retry(failed)
  expect(conversation.runs.map(({ question, phase }) => [question, phase])).toEqual([['Whom did we take?', 'failed']])
  expect(conversation.last).not.toBe(failed)
})

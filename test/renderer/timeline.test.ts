import './missing-in-jsdom.ts'
import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { tick } from 'svelte'
import { expect, test, vi } from 'vitest'
import AnswerProgress from '../../src/renderer/parts/AnswerProgress.svelte'
import Root from '../../src/renderer/Root.svelte'
import { nextSteps, type TimelineStep } from '../../src/renderer/reading/timeline.ts'
import { AnswerRun } from '../../src/renderer/state/answer.svelte.ts'
import { App } from '../../src/renderer/state/app.svelte.ts'
import type { AnswerRound } from '../../src/shared/types.ts'
import { coreInMemory } from './core-in-memory.ts'
import { answer, answerEvents, kitchen, letter, library } from './samples.ts'

const round = (query: string, paths: readonly string[], written: AnswerRound['written'] = []): AnswerRound => ({
  ...{ why: '', query, written, promptTokens: 0, reusedTokens: 0, writtenTokens: 0, ms: 5 },
  cameIn: paths.map((path) => ({ path, title: '', text: '' }))
})
const sentence = (text: string, outcome: AnswerRound['written'][number]['outcome'], reason = '') => ({
  ...{ text, outcome, reason, support: 1, doubtful: [] }
})

test('each event adds what it tells, and sentences in a row are counted together', () => {
  const steps = answerEvents.reduce<readonly TimelineStep[]>((before, event) => nextSteps(before, event), [])
  expect(steps).toEqual([
    { kind: 'found', passages: 1, files: ['kitchen.md'], ms: 12 },
    { kind: 'wrote', sentences: 1 },
    { kind: 'dropped', text: 'Felix paid for it.', reason: 'No source says so.' },
    { kind: 'wrote', sentences: 1 }
  ])
  const twice = answerEvents.slice(0, 5).reduce<readonly TimelineStep[]>((before, event) => nextSteps(before, event), [])
  expect(nextSteps(twice, { type: 'sentence', index: 1, text: 'More.' }).at(-1)).toEqual({ kind: 'wrote', sentences: 2 })
})

test('a further look is a step while the answer is written, and what came in is what is read now', async () => {
  const run = new AnswerRun(1, 'Whom did we take?')
  for (const event of answerEvents.slice(0, 7)) run.apply(event)
  const { container } = render(AnswerProgress, { run })
  expect(run.doing).toBe('lookingAgain')
  run.apply({ type: 'looked-again', query: 'repair cost', paths: ['/a/note.md', '/b/mail.eml', '/a/note.md'] })
  await tick()
  const told = [...container.querySelectorAll('li:last-of-type > span, p')].map(({ textContent }) => textContent?.trim())
  expect(told).toEqual(['Looked again for “repair cost”: 3 new passages', 'note.md, mail.eml', 'Reading 3 passages…'])
})

test('what was read in each round takes the place of what was found once the answer is done', () => {
  const rounds = [
    round('repair', ['/a/bill.pdf', '/a/bill.pdf'], [sentence('It cost 80.', 'rewritten', 'No file says 80.')]),
    round('repair cost', ['/a/note.md', '/a/mail.eml'], [sentence('It cost 90.', 'kept')])
  ]
  const done = { type: 'done', answer: answer({ trace: { stages: [], totalMs: 9, rounds } }) } as const
  expect(nextSteps([{ kind: 'wrote', sentences: 7 }], done)).toEqual([
    { kind: 'looked', query: 'repair', passages: 2, files: ['bill.pdf'], ms: 5 },
    { kind: 'dropped', text: 'It cost 80.', reason: 'No file says 80.' },
    { kind: 'again', query: 'repair cost', passages: 2, files: ['note.md', 'mail.eml'], ms: 5 },
    { kind: 'wrote', sentences: 1 }
  ])
})

test('while an answer is written the window tells in plain words what was done, and what it does now', async () => {
  const core = coreInMemory([kitchen, letter])
  core.library.push(library())
  render(Root, { app: new App(core.api) })
  const user = userEvent.setup()
  await user.type(screen.getByTestId('question'), 'Whom did we take?{Enter}')
  const progress = await screen.findByTestId('answer-progress')
  const told = (): readonly string[] =>
    [...progress.querySelectorAll('li > span, p')].map(({ textContent }) => textContent?.replaceAll(/\s+/g, ' ').trim() ?? '')
  expect(told()).toEqual(['Searching your files…'])
  const stream = core.answers[0]
  const tells = async (from: number, to: number, ...steps: readonly string[]): Promise<void> => {
    stream?.push(...answerEvents.slice(from, to))
    await waitFor(() => expect(told()).toEqual(steps))
  }
  const looked = ['Searched your files: 1 passage found', 'kitchen.md · 12 ms']
  const kept = '1 sentence found in your files, and kept'
  const dropped = ['Taken back: Felix paid for it.', 'No source says so.']
  await tells(0, 1, ...looked, 'Reading 1 passage…')
  await tells(1, 3, ...looked, 'Writing…')
  await tells(3, 7, ...looked, kept, ...dropped, 'No file says that. Looking again…')
  await tells(7, 11, ...looked, kept, ...dropped, kept, 'Writing…')
  stream?.push(...answerEvents.slice(11))
  await waitFor(() => expect(screen.queryByTestId('answer-progress')).toBeNull())
  await user.click(screen.getByText('How this was found (12 ms)'))
  expect(within(await screen.findByTestId('timeline')).getAllByText(kept)).toHaveLength(2)
  // Times and scores are for whoever wants them.
  expect(screen.queryByRole('table')).toBeNull()
  await user.click(screen.getByText('Every step, with times and scores'))
  expect(await screen.findByRole('table', { name: 'Steps' })).toBeTruthy()
})

test('a wait that is felt is counted in seconds, and above a minute in minutes', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  try {
    render(AnswerProgress, { run: new AnswerRun(1, 'Whom?') })
    vi.advanceTimersByTime(2000)
    await tick()
    expect(screen.getByTestId('answer-progress').textContent?.trim()).toBe('Searching your files…')
    vi.advanceTimersByTime(7000)
    await tick()
    expect(screen.getByTestId('answer-progress').textContent?.trim()).toBe('Searching your files…9 s')
    vi.advanceTimersByTime(235_000)
    await tick()
    expect(screen.getByTestId('answer-progress').textContent?.trim()).toBe('Searching your files…4 min 4 s')
  } finally {
    vi.useRealTimers()
  }
})

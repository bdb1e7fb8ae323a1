import './missing-in-jsdom.ts'
import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, onTestFinished, test } from 'vitest'
import { messages } from '../../src/renderer/messages.ts'
import { useLanguage } from '../../src/renderer/messages/language.svelte.ts'
import Root from '../../src/renderer/Root.svelte'
import { App } from '../../src/renderer/state/app.svelte.ts'
import { MEMORY_TABS } from '../../src/renderer/state/memory.svelte.ts'
import { passageOf } from '../../src/renderer/state/feedback.svelte.ts'
import type { ApiHandlers } from '../../src/shared/api.ts'
import { FootnoteError } from '../../src/shared/errors.ts'
import { CONTEXT_WEIGHTS, type DriftReport, type MemoryStatus, type OwnEvaluation, type Surfacing } from '../../src/shared/memory.ts'
import { coreInMemory } from './core-in-memory.ts'
import { answerEvents, kitchen, letter, library, offer, passage } from './samples.ts'

const DAY_MS = Date.UTC(2026, 2, 12, 12)
const status: MemoryStatus = {
  on: true,
  events: 12,
  bytes: 4000,
  sinceMs: DAY_MS,
  damagedLines: 0,
  droppedEvents: 0,
  redaction: { builtIn: ['iban', 'card', 'email'], own: [] }
}
const parts = { embedder: 'a', reranker: '', chunker: '1', weights: '', off: '' }
const run = (recall10: number, atMs = DAY_MS): OwnEvaluation => ({
  atMs,
  fingerprint: 'x',
  parts,
  questions: 4,
  recall5: recall10 - 0.25,
  recall10,
  mrr: 0.625,
  p50Ms: 20,
  p95Ms: 41
})
const drift: DriftReport = {
  atMs: DAY_MS,
  beforeMs: 1,
  changed: ['embedder'],
  before: parts,
  after: { ...parts, embedder: 'b' },
  overlap10: 0.8,
  questions: [
    { question: 'Whom?', overlap10: 0.8, up: [{ path: '/n/letter.docx', before: 4, after: 2 }], down: [], lost: [], gained: [], gone: [] }
  ]
}
const shown: Surfacing = {
  atMs: DAY_MS,
  type: 'search',
  query: 'Baumann',
  searched: [],
  chunk: 'c',
  path: kitchen.path,
  document: kitchen.document,
  start: 0,
  end: 5,
  rank: 1,
  score: 0.5,
  why: [{ stage: 'bm25', adds: 0.5 }],
  then: ['opened']
}
const found = { passages: [passage(1, kitchen, 'Baumann offered 14,200 euros.')], filters: [], trace: { stages: [], totalMs: 1 } }

/** The whole window over a core that remembers. */
function open(given: Partial<ApiHandlers> = {}) {
  const core = coreInMemory([kitchen, letter], {
    memoryStatus: () => status,
    ranking: () => ({ weights: CONTEXT_WEIGHTS, off: ['rerank'] }),
    stageLatency: () => [
      { stage: 'bm25', count: 3, p50: 4, p95: 9, p99: 12, skipped: 0, days: [] },
      { stage: 'whole search', count: 3, p50: 20, p95: 41, p99: 41, skipped: 0, days: [] },
      { stage: 'rerank', count: 0, p50: 0, p95: 0, p99: 0, skipped: 3, days: [] }
    ],
    ownQuestions: () => [{ question: 'Whom?', askedMs: DAY_MS, relevant: [{ path: kitchen.path, document: 'd', from: 'thumb' }] }],
    evaluations: () => [run(0.5), run(0.75, DAY_MS + 1)],
    drifts: () => [drift],
    surfaced: () => [shown],
    search: () => found,
    ...given
  })
  core.library.push(library())
  const app = new App(core.api)
  render(Root, { app })
  const user = userEvent.setup()
  const inputs = (method: string) => core.calls.filter((call) => call.method === method).map(({ input }) => input)
  const show = async (tab: string) => {
    await user.click(await screen.findByRole('button', { name: 'Memory and quality…' }))
    await user.click(screen.getByRole('radio', { name: tab }))
    return within(screen.getByTestId('memory'))
  }
  return { core, app, user, inputs, show }
}
/** A row's cells: white space between them is not kept. */
const cells = (row: HTMLElement): string[] => [...row.querySelectorAll('td')].map(words)
const words = (element: HTMLElement): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim()

test('what is to be forgotten is chosen in the dialog of the system, too', async () => {
  const { user, inputs, show } = open({ pickPath: ({ kind }) => (kind === 'folder' ? '/home/anna/Private' : undefined) })
  const view = await show('Memory')
  await user.click(await view.findByRole('button', { name: 'Choose a folder…' }))
  await user.click(view.getByRole('button', { name: 'Choose a file…' })) // cancelled
  await user.click(view.getByRole('button', { name: 'Forget' }))
  expect(inputs('forget')).toEqual([{ path: '/home/anna/Private' }])
})

test('what is remembered is told, switched off, and forgotten by place or, after a question, all of it', async () => {
  const { user, inputs, show } = open()
  const view = await show('Memory')
  expect(words(await view.findByTestId('remembered'))).toBe('12 entries, 4 KB since Mar 12, 2026')
  await user.click(view.getByRole('checkbox', { name: 'Remember what I search, open and rate' }))
  await user.type(view.getByLabelText('Forget a file or folder'), '/home/anna/Private{Enter}')
  await user.click(view.getByRole('button', { name: 'Forget everything…' }))
  expect(inputs('forget')).toEqual([{ path: '/home/anna/Private' }])
  await user.click(within(view.getByRole('alert')).getByRole('button', { name: 'Forget' }))
  await waitFor(() => expect(inputs('forget')).toEqual([{ path: '/home/anna/Private' }, {}]))
  expect(inputs('setMemory')).toEqual([{ on: false }])
  expect(await view.findByText('Forgotten.')).toBeTruthy()
})

test('a kind is masked at a click, own patterns when they are saved, and a refused pattern stays to be put right', async () => {
  let refuse = true
  const { user, inputs, show } = open({
    setRedaction: () => {
      if (refuse) throw new FootnoteError('invalid-input', 'The pattern “(” is not complete.', 'Close the bracket.')
    }
  })
  const view = await show('Memory')
  await user.type(await view.findByLabelText('Patterns of your own (regular expressions)'), '(')
  await user.click(view.getByRole('button', { name: 'Save the patterns' }))
  expect(words(await view.findByRole('alert'))).toContain('The pattern “(” is not complete. Close the bracket.')
  expect(view.getByLabelText<HTMLTextAreaElement>('Patterns of your own (regular expressions)').value).toBe('(')
  refuse = false
  await user.click(view.getByRole('checkbox', { name: 'Card numbers' }))
  await waitFor(() => expect(inputs('setRedaction').at(-1)).toEqual({ builtIn: ['iban', 'email'], own: [] }))
})

test('weights and steps are set, and all weights go off at once', async () => {
  const { user, inputs, show } = open({ setRanking: () => undefined })
  const view = await show('Order')
  expect((await view.findByRole<HTMLInputElement>('slider', { name: /^Pinned/ })).valueAsNumber).toBe(0.1)
  expect(view.getByRole<HTMLInputElement>('checkbox', { name: 'Look closer at the best' }).checked).toBe(false)
  await user.click(view.getByRole('checkbox', { name: 'Follow names to where they are explained' }))
  expect(inputs('setRanking')).toEqual([{ off: ['rerank', 'follow names'] }])
  await user.click(view.getByRole('button', { name: 'All off' }))
  await waitFor(() =>
    expect(inputs('setRanking').at(-1)).toEqual({ weights: { conversation: 0, opened: 0, pinned: 0, thumbs: 0, recency: 0 } })
  )
})

test('runs are listed newest first, a new one is measured, and a drift report says what changed', async () => {
  const { user, inputs, show } = open({ evaluateOwn: () => run(1) })
  const view = await show('Hit rate')
  expect((await view.findAllByTestId('evaluation')).map(cells)).toEqual([
    ['Mar 12, 2026', '4', '50%', '75%', '1.6', '20 ms, rarely over 41 ms'],
    ['Mar 12, 2026', '4', '25%', '50%', '1.6', '20 ms, rarely over 41 ms']
  ])
  await user.click(view.getByRole('button', { name: 'Test the search now' }))
  await waitFor(() => expect(inputs('evaluateOwn')).toEqual([{}]))
  expect(view.getByText('The right file was among the first ten for 75% of your questions.')).toBeTruthy()
  const report = view.getByTestId('drift')
  await user.click(within(report).getByText('Mar 12, 2026 · Changed: the model that finds by meaning · 80% of the first ten files stayed'))
  expect(words(report)).toContain('Whom? earlier letter.docx 4 → 2')
})

test('times stand by step, the whole search first, and a step that never ran says so', async () => {
  const opened = open()
  const view = await opened.show('Speed')
  expect(view.getByText('A search usually takes 20 ms, rarely more than 41 ms.')).toBeTruthy()
  await opened.user.click(view.getByText('What takes how long'))
  expect(view.getByRole('columnheader', { name: 'Rarely over' }).title).toBe('95th percentile (p95): 95 of 100 were faster')
  expect((await view.findAllByTestId('stage-time')).map(cells)).toEqual([
    ['Whole search', '20 ms', '41 ms', '41 ms', '3', '0'],
    ['Search by words', '4 ms', '9 ms', '12 ms', '3', '0'],
    ['Look closer at the best', '–', '0', '3']
  ])
})

test.each(['en', 'de', 'pl'] as const)('no word of the trade stands on the screen in %s: it is in the tips', async (code) => {
  onTestFinished(() => useLanguage('en'))
  const { app, user } = open()
  useLanguage(code)
  await app.memory.show()
  const view = within(await screen.findByTestId('memory'))
  for (const tab of MEMORY_TABS) {
    await user.click(view.getByRole('radio', { name: messages.memory.tabs[tab] }))
    if (tab === 'speed') await user.click(view.getByText(messages.memory.speed.steps))
    expect(screen.getByTestId('memory').textContent).not.toMatch(/\bp\d\d\b|MRR|recall|percentile|perzentil|drift|stage|rerank|weight/i)
  }
})

test('a result is rated, its file pinned, and its history tells why it came up', async () => {
  const pins: string[] = []
  const { app, user, inputs } = open({ listPins: () => pins, pin: ({ path }) => void pins.push(path), rate: () => undefined })
  app.searchFor('Baumann')
  const up = await screen.findByRole('button', { name: 'This passage answered it' })
  await user.click(up)
  await waitFor(() => expect(up.ariaPressed).toBe('true'))
  await user.click(up)
  expect(inputs('rate')).toMatchObject([
    { query: 'Baumann', path: kitchen.path, thumb: 1 },
    { query: 'Baumann', thumb: 0 }
  ])
  await user.click(screen.getByRole('button', { name: 'Pin this file' }))
  await screen.findByRole('button', { name: 'Unpin this file' })
  expect(inputs('pin')).toEqual([{ path: kitchen.path, pinned: true }])
  await user.click(screen.getByRole('button', { name: 'Why did this come up?' }))
  expect(words(await screen.findByTestId('surfaced'))).toBe(
    'kitchen.md place 1 · Mar 12, 2026 Search: Baumann Your words stand in it opened'
  )
  expect(inputs('surfaced').at(-1)).toEqual({ path: kitchen.path, limit: 100 })
})

test('a thumb that the core refuses is taken back', async () => {
  const { app } = open({
    rate: () => {
      throw new FootnoteError('no-space', 'The disk is full.', 'Make room.')
    }
  })
  await app.feedback.rate('q', passage(1, kitchen, 'Baumann'), 1)
  expect([app.feedback.thumb('q', passage(1, kitchen, 'Baumann').id), app.feedback.problem?.message]).toEqual([
    undefined,
    'The disk is full.'
  ])
})

test('a source of an answer is rated by the passage that it was cut from', async () => {
  const cited = passage(1, kitchen, offer.quote)
  const other = { ...passage(2, letter, 'the works'), id: 'other' }
  expect(passageOf(offer, [other, cited])).toBe(cited)
  expect(passageOf(offer, [other])).toBeUndefined()
  const { user, core, inputs } = open({ rate: () => undefined })
  await user.type(screen.getByTestId('question'), 'Whom did we take?{Enter}')
  await waitFor(() => expect(core.answers).toHaveLength(1))
  core.answers[0]?.push({ type: 'retrieved', passages: [cited], trace: { stages: [], totalMs: 1 } }, ...answerEvents.slice(1))
  const sources = within(screen.getByTestId('sources'))
  await user.click(first(await sources.findAllByRole('button', { name: 'This passage did not help' })))
  expect(inputs('rate')).toMatchObject([{ query: 'Whom did we take?', chunk: cited.id, thumb: -1 }])
})

test('a folder is kept for searching only in its rules', async () => {
  const { app, user, inputs } = open()
  await app.adding.change('/home/anna/Notes')
  await user.click(await screen.findByRole('radio', { name: 'Search only' }))
  await user.click(screen.getByRole('button', { name: 'Save the rules' }))
  await waitFor(() => expect(inputs('setFolderRules')).toMatchObject([{ rules: { access: 'private' } }]))
})

function first(elements: readonly HTMLElement[]): HTMLElement {
  const [element] = elements
  if (!element) throw new Error('nothing was found')
  return element
}

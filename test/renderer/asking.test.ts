import './missing-in-jsdom.ts'
import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { keptQuestion } from '../../src/renderer/kept-question.ts'
import Root from '../../src/renderer/Root.svelte'
import QuickAsk from '../../src/renderer/views/QuickAsk.svelte'
import { App } from '../../src/renderer/state/app.svelte.ts'
import type { ApiHandlers } from '../../src/shared/api.ts'
import type { KeptConversation } from '../../src/shared/conversations.ts'
import type { AnswerEvent, DocumentView, IndexWork, NameMatch } from '../../src/shared/types.ts'
import { coreInMemory } from './core-in-memory.ts'
import { answer, answerEvents, kitchen, letter, library, passage } from './samples.ts'

const ID = '11111111-1111-4111-8111-111111111111'
const NOW = Date.now()
const entry = { id: ID, title: 'Whom did we take?', createdMs: NOW, changedMs: NOW, turns: 1 }
const events = answerEvents.filter(({ type }) => type !== 'token')
const kept: KeptConversation = {
  ...entry,
  kept: [{ askedMs: NOW, question: 'Whom did we take?', folders: [], files: [], events, forgotten: false }]
}
const lease: NameMatch = {
  kind: 'file',
  path: '/n/my lease.pdf',
  title: 'Lease',
  state: 'indexed',
  bytes: 1,
  modifiedMs: 1,
  count: 2,
  score: 1
}
const taxes: NameMatch = { ...lease, kind: 'folder', path: '/n/Taxes', title: '' }

function storage(): Pick<Storage, 'getItem' | 'setItem'> {
  const values = new Map<string, string>()
  return { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value) }
}

function workIn(phase: IndexWork['phase']): IndexWork {
  return { phase, done: 1, total: 2, current: '', failed: 0, leftMs: undefined }
}

function open(given: Partial<ApiHandlers> = {}, store = storage(), phase?: IndexWork['phase']) {
  const core = coreInMemory([kitchen, letter], given)
  core.library.push(library({ work: phase && workIn(phase) }))
  const app = new App(core.api, { storage: store })
  const { unmount } = render(Root, { app })
  const asked = () => core.calls.filter(({ method }) => method === 'ask').map(({ input }) => input)
  return { core, app, asked, unmount, user: userEvent.setup(), box: screen.getByTestId<HTMLTextAreaElement>('question') }
}

test('a conversation of an earlier day is opened from the list as it was shown, and gone on with', async () => {
  const { user, asked, box, core } = open({ listConversations: () => [entry], openConversation: () => kept })
  await user.click(screen.getByRole('tab', { name: 'Conversations' }))
  await user.click(await screen.findByRole('button', { name: 'Whom did we take?' }))
  await waitFor(() => expect(screen.getAllByTestId('sentence')).toHaveLength(2))
  expect(screen.getAllByTestId('footnote')).toHaveLength(3)
  await user.type(box, 'And when?{Enter}')
  await waitFor(() => expect(core.answers).toHaveLength(1))
  expect(asked()).toMatchObject([
    { conversation: { id: ID }, history: [{ question: 'Whom did we take?', answer: 'You took Baumann. It takes nine days.' }] }
  ])
})

test('a refusal lists its own nearest passages, none of the question before, and the same when its conversation is opened again', async () => {
  const refused = (question: string, view: DocumentView, quote: string): AnswerEvent => ({
    type: 'done',
    answer: answer({ question, abstained: true, abstainReason: 'not-in-files', text: 'No.', nearest: [passage(1, view, quote)] })
  })
  const [first, second] = [refused('Who?', kitchen, 'The works begin'), refused('And when?', letter, 'Dear Anna')]
  const turns = { 'Who?': first, 'And when?': second }
  const again = Object.entries(turns).map(([question, event]) => ({
    askedMs: NOW,
    question,
    folders: [],
    files: [],
    events: [event],
    forgotten: false
  }))
  const { user, box, core } = open({ listConversations: () => [entry], openConversation: () => ({ ...kept, kept: again }) })
  const listed = () =>
    within(screen.getByTestId('sources'))
      .queryAllByRole('button')
      .map(({ textContent }) => textContent?.trim())
  for (const [index, [question, event]] of Object.entries(turns).entries()) {
    await user.type(box, `${question}{Enter}`)
    await waitFor(() => expect(core.answers).toHaveLength(index + 1))
    expect(listed()).toEqual([])
    core.answers[index]?.push(event)
    core.answers[index]?.end()
    await waitFor(() => expect(screen.queryAllByTestId('nearest')).toHaveLength(index + 1))
  }
  const shown = listed()
  expect(shown).toEqual([expect.stringMatching(/^letter\.docx/)])
  const told = screen.getAllByTestId('nearest').map(({ textContent }) => textContent)
  await user.click(screen.getByRole('button', { name: 'New conversation' }))
  await user.click(screen.getByRole('tab', { name: 'Conversations' }))
  await user.click(await screen.findByRole('button', { name: entry.title }))
  await waitFor(() => expect(screen.getAllByTestId('nearest').map(({ textContent }) => textContent)).toEqual(told))
  expect(listed()).toEqual(shown)
})

test('conversations are renamed and deleted where they stand', async () => {
  const { user, core } = open({
    listConversations: () => [entry],
    renameConversation: () => undefined,
    deleteConversation: () => undefined
  })
  await user.click(screen.getByRole('tab', { name: 'Conversations' }))
  await user.click(await screen.findByRole('button', { name: 'Rename Whom did we take?' }))
  await user.keyboard('Kitchen{Enter}')
  await waitFor(() => expect(core.calls).toContainEqual({ method: 'renameConversation', input: { id: ID, title: 'Kitchen' } }))
  await user.click(screen.getByRole('button', { name: 'Delete Whom did we take?' }))
  await user.click(within(screen.getByRole('group')).getByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(core.calls).toContainEqual({ method: 'deleteConversation', input: { id: ID } }))
})

test('one question is deleted with its answer after a further click, and with the last one a new conversation begins', async () => {
  const two = { ...kept, kept: [...kept.kept, ...kept.kept.map((turn) => ({ ...turn, question: 'And when?' }))] }
  const { user, app, core, box } = open({ openConversation: () => two, deleteTurn: () => undefined })
  await app.openConversation(ID)
  const remove = async () => {
    await user.click((await screen.findAllByRole('button', { name: 'Delete question and answer' }))[0] ?? document.body)
    expect(document.activeElement?.textContent).toBe('Delete')
    await user.keyboard('{Enter}')
  }
  await remove()
  await waitFor(() => expect(app.conversation.runs.map(({ question }) => question)).toEqual(['And when?']))
  expect(core.calls).toContainEqual({ method: 'deleteTurn', input: { id: ID, place: 0, question: 'Whom did we take?' } })
  await waitFor(() => expect(document.activeElement).toBe(box))
  await remove()
  await waitFor(() => expect(app.conversation.runs).toEqual([]))
  expect(app.conversation.id).not.toBe(ID)
})

test('a question that could not be deleted stays, with what went wrong', async () => {
  const deleteTurn = () => {
    throw new Error('The disk is read-only.')
  }
  const { user, app } = open({ openConversation: () => kept, deleteTurn })
  await app.openConversation(ID)
  await user.click(await screen.findByRole('button', { name: 'Delete question and answer' }))
  await user.click(screen.getByRole('button', { name: 'Delete' }))
  expect((await screen.findByRole('alert')).textContent).toContain('The disk is read-only.')
  expect(app.conversation.runs).toHaveLength(1)
})

test('a question that is edited takes the place of its answer and of what followed', async () => {
  const { user, app, asked } = open({ openConversation: () => ({ ...kept, kept: [...kept.kept, ...kept.kept] }) })
  await app.openConversation(ID)
  await user.click((await screen.findAllByRole('button', { name: 'Edit the question' }))[0] ?? document.body)
  const box = screen.getByRole('textbox', { name: 'Edit the question' })
  await user.clear(box)
  await user.type(box, 'Whom did Anna take?{Enter}')
  await waitFor(() => expect(asked()).toMatchObject([{ question: 'Whom did Anna take?', history: [], conversation: { id: ID, from: 0 } }]))
  expect(app.conversation.runs).toHaveLength(1)
})

test('a question that is too long is told to be before it is asked, ends with a sentence, and is folded in the conversation', async () => {
  const { user, asked, box } = open()
  const sentence = 'The boiler was serviced again. '
  await user.click(box)
  await user.paste(sentence.repeat(310))
  const told = 'There is room for 4,000 characters: only the first 3,998 of 9,609 are used.'
  expect(screen.getByText(told)).toBeTruthy()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(asked()).toMatchObject([{ question: sentence.repeat(129).trim() }]))
  expect(screen.queryByText(told)).toBeNull()
  const heading = screen.getByText(/^The boiler/, { selector: 'h2' })
  expect(heading.classList.contains('folded')).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Show all', expanded: false }))
  expect(heading.classList.contains('folded')).toBe(false)
  expect(screen.getByRole('button', { name: 'Show less', expanded: true })).toBeTruthy()
})

test('what is kept of a long text without full stops ends with a word, and without spaces with a whole character', () => {
  expect(keptQuestion('word '.repeat(900))).toBe('word '.repeat(800).trim())
  expect(keptQuestion(`a${'😀'.repeat(2100)}`)).toBe(`a${'😀'.repeat(1999)}`)
  expect(keptQuestion(' short ')).toBe('short')
})

test('back from a search the draft stands in the question box, the search keeps its text, and the reader steps through no results', async () => {
  const passages = [passage(1, kitchen, 'Baumann offered'), passage(2, kitchen, 'The works begin')]
  const { user, box } = open({ search: () => ({ passages, filters: [], trace: { stages: [], totalMs: 1 } }) })
  const turnTo = (mode: string) => user.click(screen.getByRole('radio', { name: mode }))
  await user.type(box, 'Whom?')
  await turnTo('Search')
  expect(box.value).toBe('Whom?')
  await user.clear(box)
  await user.type(box, 'offer{Enter}')
  expect(await screen.findByText('1 of 2', { selector: '.position' })).toBeTruthy()
  await turnTo('Ask')
  expect(box.value).toBe('Whom?')
  expect(screen.getByTestId('reader').querySelector('.position')).toBeNull()
  await turnTo('Search')
  expect(box.value).toBe('offer')
  await turnTo('Ask')
  await user.type(box, ' And when?')
  await turnTo('Search')
  expect(box.value).toBe('Whom? And when?')
})

test('↑ in an empty box brings back the last questions, ↓ goes back to the empty box, and text is left alone', async () => {
  const { user, app, box } = open({
    listConversations: () => [{ ...entry, title: 'Earlier' }],
    openConversation: () => ({ ...kept, id: entry.id })
  })
  await waitFor(() => expect(app.conversations.entries).toHaveLength(1))
  box.focus()
  await user.keyboard('{ArrowUp}')
  expect(box.value).toBe('Earlier')
  await user.keyboard('{ArrowDown}')
  expect(box.value).toBe('')
  await user.keyboard('mine{ArrowUp}')
  expect(box.value).toBe('mine')
})

test('a draft is there again after a restart, and each conversation has its own', async () => {
  const store = storage()
  const first = open({ openConversation: () => kept }, store)
  await first.user.type(first.box, 'begun here')
  await first.app.openConversation(ID)
  expect(first.app.draft).toBe('')
  await first.user.type(first.box, 'and here')
  first.unmount()
  const second = open({ openConversation: () => kept }, store)
  expect(second.box.value).toBe('begun here')
  await second.app.openConversation(ID)
  expect(second.app.draft).toBe('and here')
})

test('@ completes names with the keyboard, and limits the answer to what was chosen', async () => {
  const { user, asked, box } = open({ findNames: ({ query }) => (query === 'le' ? [taxes, lease] : []) })
  await user.type(box, 'What says @le')
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2))
  await user.keyboard('{ArrowDown}')
  expect(box.getAttribute('aria-activedescendant')).toBe('completion-1')
  await user.keyboard('{Tab}')
  expect(box.value).toBe('What says @"my lease.pdf" ')
  await user.keyboard('of rent?{Enter}')
  await waitFor(() =>
    expect(asked()).toMatchObject([{ question: 'What says my lease.pdf of rent?', files: ['/n/my lease.pdf'], folders: [] }])
  )
})

test('/ offers commands; /only limits what follows until its chip is removed', async () => {
  const { user, app, asked, box } = open({ findNames: () => [taxes] })
  await user.type(box, '/on')
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1))
  await user.keyboard('{Enter}')
  expect(box.value).toBe('/only @')
  await waitFor(() => expect(screen.getByRole('option').textContent).toContain('Taxes'))
  await user.keyboard('{Enter}')
  expect(box.value).toBe('/only @Taxes/ ')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(app.composer.scope).toEqual({ folders: ['/n/Taxes'], files: [] }))
  expect(box.value).toBe('')
  await user.type(box, 'How much?{Enter}')
  await waitFor(() => expect(asked()).toMatchObject([{ question: 'How much?', folders: ['/n/Taxes'] }]))
  await user.click(screen.getByRole('button', { name: 'Do not limit to Taxes' }))
  expect(app.composer.scope).toEqual({ folders: [], files: [] })
})

test('/only with a name that nothing has says so and keeps the text', async () => {
  const { user, box } = open()
  await user.type(box, '/only nowhere{Enter}')
  expect(await screen.findByText('No file or folder is called “nowhere”. Type @ to choose one.')).toBeTruthy()
  expect(box.value).toBe('/only nowhere')
})

test('suggested questions are asked with a click', async () => {
  const topic = { title: 'Boiler manual', article: false, isQuestion: false, needsTitle: false }
  const suggestions = [
    { ...topic, path: '/n/a.md', words: 'error codes' },
    { ...topic, path: '/n/b.md', words: 'waiting list', article: true },
    { ...topic, path: '/n/c.md', words: 'battery', article: true, needsTitle: true },
    { ...topic, path: '/n/d.md', words: 'How do I bleed a radiator?', isQuestion: true }
  ]
  const { user, asked } = open({ suggestions: () => suggestions })
  expect((await screen.findAllByTestId('suggestion')).map((button) => button.textContent)).toEqual([
    'What do my files say about error codes?',
    'What can you tell me about the waiting list?',
    'What does “Boiler manual” say about the battery?',
    'How do I bleed a radiator?'
  ])
  await user.click(screen.getByRole('button', { name: 'What do my files say about error codes?' }))
  await waitFor(() => expect(asked()).toMatchObject([{ question: 'What do my files say about error codes?' }]))
})

test('questions are suggested once files are read, while their meaning is still being learnt', async () => {
  const suggestions = [{ path: '/n/a.md', title: 'Boiler', words: 'error codes', article: false, isQuestion: false, needsTitle: false }]
  const { core } = open({ suggestions: () => suggestions }, storage(), 'reading')
  await screen.findByText('What would you like to know?')
  await screen.findByText(/^@/, { selector: 'kbd' })
  expect(core.calls.filter(({ method }) => method === 'suggestions')).toEqual([])
  core.library.push(library({ work: workIn('embedding') }))
  expect(await screen.findAllByTestId('suggestion')).toHaveLength(1)
})

test('an answer can be asked for again from other sources, behind the first', async () => {
  const { user, app, asked } = open({ openConversation: () => kept })
  await app.openConversation(ID)
  await user.click(await screen.findByRole('button', { name: 'Ask again…' }))
  await user.click(screen.getByRole('menuitem', { name: 'Only in kitchen.md', hidden: true }))
  await waitFor(() => expect(asked()).toMatchObject([{ question: 'Whom did we take?', files: [kitchen.path] }]))
  expect(app.conversation.runs).toHaveLength(2)
  await vi.waitFor(() => expect(app.conversation.runs[1]?.scope.files).toEqual([kitchen.path]))
})

test('the quick-ask bar says how much of a long question is used, and asks that much', async () => {
  const core = coreInMemory([], { command: () => undefined })
  render(QuickAsk, { api: core.api })
  const [bar, user] = [screen.getByTestId('quick-question'), userEvent.setup()]
  await user.click(bar)
  await user.paste('What did it say? '.repeat(300))
  expect(await screen.findByText(/There is room for 4,000 characters: only the first 3,\d+ of 5,099 are used\./)).toBeTruthy()
  await user.keyboard('{Enter}')
  const asked = core.calls.find(({ method }) => method === 'command')?.input
  expect(asked).toEqual({ type: 'ask', question: keptQuestion('What did it say? '.repeat(300)) })
})

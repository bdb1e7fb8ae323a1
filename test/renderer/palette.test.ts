import './missing-in-jsdom.ts'
import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, onTestFinished, test } from 'vitest'
import { keysText } from '../../src/renderer/keys.ts'
import { COMMANDS } from '../../src/renderer/palette-commands.ts'
import { messages } from '../../src/renderer/messages.ts'
import { useLanguage } from '../../src/renderer/messages/language.svelte.ts'
import Root from '../../src/renderer/Root.svelte'
import { App } from '../../src/renderer/state/app.svelte.ts'
import type { ApiHandlers } from '../../src/shared/api.ts'
import type { NameMatch, SearchResult } from '../../src/shared/types.ts'
import { coreInMemory } from './core-in-memory.ts'
import { kitchen, letter, library, passage } from './samples.ts'

const match: NameMatch = { kind: 'file', path: kitchen.path, title: '', state: 'indexed', bytes: 9, modifiedMs: 1, count: 2, score: 0.9 }
const conversation = { id: '11111111-1111-4111-8111-111111111111', title: 'Kitchen offers', createdMs: 1, changedMs: 1, turns: 2 }
const trace = { stages: [], totalMs: 1 }

async function open(given: Partial<ApiHandlers> = {}) {
  const core = coreInMemory([kitchen, letter], given)
  core.library.push(library())
  const app = new App(core.api)
  render(Root, { app })
  const user = userEvent.setup()
  await user.keyboard('{Control>}k{/Control}')
  const rows = () => screen.getAllByRole('option').map((row) => row.dataset['kind'])
  return { app, core, user, rows }
}

test('files, passages, conversations and commands stand in one list, the likeliest first', async () => {
  const { user, rows } = await open({
    findNames: () => [match],
    listConversations: () => [conversation],
    search: () => ({ passages: [passage(1, kitchen, 'Baumann offered')], filters: [], trace })
  })
  await user.keyboard('kitchen')
  await waitFor(() => expect(rows()).toEqual(['conversation', 'name', 'passage']))
})

test('passages that hold none of the words are said to be near in meaning', async () => {
  const near = { ...passage(1, kitchen, 'Baumann offered'), scores: { vector: 0.4, fused: 0.5 } }
  const { user } = await open({ search: ({ query }) => ({ passages: query === 'zzqqx' ? [near] : [], filters: [], trace }) })
  await user.keyboard('zzqqx')
  expect(await screen.findByText(/near in meaning/)).toBeTruthy()
  await user.keyboard('{Backspace}')
  await waitFor(() => expect(screen.queryByText(/near in meaning/)).toBeNull())
})

test('while passages are looked for, the window does not say that there is nothing', async () => {
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const { user } = await open({ search: () => held.then(() => ({ passages: [], filters: [], trace })) })
  await user.keyboard('zzqqx')
  expect(await screen.findByText('Searching…')).toBeTruthy()
  expect(screen.queryByText('Nothing for “zzqqx”.')).toBeNull()
  release()
  expect(await screen.findByText('Nothing for “zzqqx”.')).toBeTruthy()
})

test('Enter opens what is chosen, with the keyboard alone', async () => {
  const { app, user, rows } = await open({ findNames: () => [match] })
  await user.keyboard('kit')
  await waitFor(() => expect(rows()).toEqual(['name']))
  await user.keyboard('{Enter}')
  await waitFor(() => expect(app.reader.place?.path).toBe(kitchen.path))
  expect(screen.queryByTestId('palette')).toBeNull()
})

test('a command is found by its words and run', async () => {
  const { app, user } = await open()
  await user.keyboard('keyboard sh')
  expect(screen.getByRole('option').textContent).toContain('Keyboard shortcuts')
  await user.keyboard('{Enter}')
  expect(app.shortcutsOpen).toBe(true)
})

test('a folder limits the next questions to it', async () => {
  const { app, user, rows } = await open({ findNames: () => [{ ...match, kind: 'folder', path: '/n/Taxes' }] })
  await user.keyboard('taxes')
  await waitFor(() => expect(rows()).toEqual(['name']))
  await user.keyboard('{Enter}')
  expect(app.composer.scope).toEqual({ folders: ['/n/Taxes'], files: [] })
})

const both: SearchResult = {
  passages: [passage(1, kitchen, 'Baumann offered'), { ...passage(2, letter, 'the works'), text: 'The offer of Nowak' }],
  filters: ['type:markdown'],
  expansions: [{ word: 'offr', as: ['offer'] }],
  trace
}

test('a passage says why it was found and shows its words; its filters are chips that go with a click, and the box keeps the focus', async () => {
  const { app, user, rows } = await open({ search: ({ query }) => ({ ...both, filters: query.includes('type:') ? both.filters : [] }) })
  await user.keyboard('offr type:markdown')
  await waitFor(() => expect(rows()).toEqual(['passage', 'passage']))
  expect([...document.querySelectorAll('dialog li mark')].map(({ textContent }) => textContent)).toEqual(['offered', 'offer'])
  await user.click(screen.getByText('Why this result'))
  expect(screen.getByTestId('why').textContent).toContain('Your words stand in it')
  await user.click(screen.getByTestId('filter'))
  expect([app.palette.query, document.activeElement?.getAttribute('data-testid')]).toEqual(['offr', 'palette'])
  await waitFor(() => expect(screen.queryByTestId('filter')).toBeNull())
})

test('a passage is searched for by words as one types, and stays until the next letter has its own; the one that is opened is remembered', async () => {
  const { app, core, user, rows } = await open({ search: () => both })
  await user.keyboard('off')
  await waitFor(() => expect(rows()).toEqual(['passage', 'passage']))
  app.palette.type('offe')
  expect([app.palette.items.length, app.palette.looking]).toEqual([2, true])
  await waitFor(() => expect(app.palette.looking).toBe(false))
  await user.keyboard('{ArrowDown}{Enter}')
  await waitFor(() => expect(app.reader.place?.path).toBe(letter.path))
  const searches = core.calls.flatMap(({ method, input }) => (method === 'search' ? [input] : []))
  expect(searches.at(0)).toMatchObject({ stage: 'bm25', typing: true })
  expect(searches.at(-1)).toMatchObject({ query: 'offe', stage: 'hybrid', typing: false })
})

test('the row that was chosen by hand stays chosen when others come in above it', async () => {
  const waiting = Promise.withResolvers<readonly NameMatch[]>()
  const { app, user } = await open({ findNames: () => waiting.promise, search: () => both })
  await user.keyboard('offer')
  await waitFor(() => expect(app.palette.items).toHaveLength(2))
  await user.keyboard('{ArrowDown}')
  waiting.resolve([match])
  await waitFor(() => expect(app.palette.items).toHaveLength(3))
  expect([app.palette.selected, app.palette.current]).toMatchObject([2, { kind: 'passage', passage: { rank: 2 } }])
})

test('arrow keys go round, and a slow answer to older text is not shown', async () => {
  const waiting: (() => void)[] = []
  const { app, user } = await open({
    findNames: ({ query }) =>
      query === 'old'
        ? new Promise((resolve) => waiting.push(() => resolve([match])))
        : query === 'new thing'
          ? [{ ...match, path: '/n/new.md' }]
          : []
  })
  app.palette.type('old')
  app.palette.type('new thing')
  await waitFor(() => expect(app.palette.items.map(({ key }) => key)).toEqual(['/n/new.md']))
  waiting.forEach((answer) => answer())
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(app.palette.items.map(({ key }) => key)).toEqual(['/n/new.md'])
  await user.keyboard('{ArrowUp}{ArrowDown}')
  expect(app.palette.selected).toBe(0)
})

test('"dark" sets the theme at once, and is not offered where it is set', async () => {
  const { app, core, user } = await open()
  await user.keyboard('dark{Enter}')
  await waitFor(() => expect(core.calls.find(({ method }) => method === 'setPreferences')?.input).toEqual({ theme: 'dark' }))
  await waitFor(() => expect(app.desktop.preferences.theme).toBe('dark'))
  expect(COMMANDS.find(({ id }) => id === 'themeDark')?.applies?.(app)).toBe(false)
})

test('every command has its words, and its keys as each system writes them', () => {
  expect(COMMANDS.filter(({ id }) => !messages.commands[id]).map(({ id }) => id)).toEqual([])
  expect([keysText('Mod Shift L', true), keysText('Mod Shift L', false), keysText('Esc', true)]).toEqual(['⌘⇧L', 'Ctrl+Shift+L', 'Esc'])
})

test.each([
  ['en', 'export', ['copy', 'exportMarkdown', 'exportHtml', 'exportPdf', 'print']],
  ['en', 'history', ['conversations']],
  ['en', 'preferences', ['settings']],
  ['en', 'dark', ['settings', 'themeDark']],
  ['en', 'backup', ['settings']],
  ['en', 'import', ['addFolder', 'pickModel']],
  ['de', 'exportieren', ['copy', 'exportMarkdown', 'exportHtml', 'exportPdf', 'print']],
  ['de', 'pdf exportieren', ['exportPdf', 'print']],
  ['de', 'verlauf', ['conversations']],
  ['pl', 'eksportuj', ['copy', 'exportMarkdown', 'exportHtml', 'exportPdf', 'print']],
  ['pl', 'historia', ['conversations']]
] as const)('in %s, "%s" finds its commands, also before there is an answer', async (code, query, ids) => {
  onTestFinished(() => useLanguage('en'))
  useLanguage(code)
  const { app } = await open()
  app.palette.type(query)
  const found = app.palette.items.flatMap((item) => (item.kind === 'command' ? [item.command.id] : []))
  expect(found.toSorted()).toEqual([...ids].toSorted())
})

test('a command whose name holds the word stands before those that only mean it', async () => {
  const { app } = await open()
  app.palette.type('file')
  const ids = app.palette.items.flatMap((item) => (item.kind === 'command' ? [item.command.id] : []))
  expect(ids.indexOf('search')).toBeLessThan(ids.indexOf('addFolder'))
})

test('Esc stands beside a command only where it does that now', async () => {
  const { app, core } = await open()
  void app.conversation.ask('Whom did we take?')
  await waitFor(() => expect(core.answers).toHaveLength(1))
  app.palette.type('stop the')
  expect((await screen.findByRole('option')).querySelector('kbd')?.textContent).toBe('Esc')
  app.mode = 'search'
  await waitFor(() => expect(screen.getByRole('option').querySelector('kbd')).toBeNull())
})

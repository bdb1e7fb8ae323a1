import './missing-in-jsdom.ts'
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { useLanguage } from '../../src/renderer/messages/language.svelte.ts'
import Root from '../../src/renderer/Root.svelte'
import { App } from '../../src/renderer/state/app.svelte.ts'
import type { ApiHandlers } from '../../src/shared/api.ts'
import { DEFAULT_PREFERENCES } from '../../src/shared/preferences.ts'
import type { FileEntry, TestDriveEvent } from '../../src/shared/types.ts'
import { coreInMemory } from './core-in-memory.ts'
import { answerEvents, counts, kitchen, library, model } from './samples.ts'

afterEach(() => useLanguage('en'))

function open(given: Partial<ApiHandlers> = {}, status = library()) {
  const core = coreInMemory([kitchen], given)
  core.library.push(status)
  const kept = new Map<string, string>()
  const root = { lang: '', dataset: {} as DOMStringMap }
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
  const app = new App(core.api, { storage, root, languages: ['fr', 'en-GB'] })
  render(Root, { app })
  return { core, app, root, storage, user: userEvent.setup() }
}

test('a setting is drawn when the host has it, in the window that is open', async () => {
  const { user, root } = open()
  await user.keyboard('{Control>},{/Control}')
  const settings = await screen.findByRole('dialog', { name: 'Settings' })
  await user.selectOptions(within(settings).getByRole('combobox', { name: 'Language' }), 'Deutsch')
  await waitFor(() => expect(root.lang).toBe('de'))
  await user.click(await within(settings).findByRole('radio', { name: 'Hoher Kontrast' }))
  await waitFor(() => expect(root.dataset).toEqual({ text: 'medium', contrast: 'more' }))
  await user.click(within(settings).getByRole('button', { name: 'Einstellungen zurücksetzen' }))
  await waitFor(() => expect([root.lang, root.dataset]).toEqual(['en', { text: 'medium' }]))
})

test('the first picture of a start is drawn as the last one was', () => {
  const { storage } = open()
  storage.setItem('footnote.preferences', JSON.stringify({ ...DEFAULT_PREFERENCES, language: 'pl', theme: 'dark' }))
  const root = { lang: '', dataset: {} as DOMStringMap }
  new App(coreInMemory().api, { storage, root })
  expect([root.lang, root.dataset['theme']]).toEqual(['pl', 'dark'])
})

test('a hotkey that another program holds is told where it is switched', async () => {
  const { core, user } = open()
  core.desktop.push({ preferences: DEFAULT_PREFERENCES, hotkey: 'Ctrl+Shift+Space', hotkeyWorks: false, platform: 'linux' })
  await user.keyboard('{Control>},{/Control}')
  expect(await screen.findByText(/Ctrl\+Shift\+Space belongs to another program now/)).toBeTruthy()
})

test('menus and links do in the window what they say', async () => {
  const { core, app } = open({ openDocument: () => kitchen })
  core.commands.push({ type: 'show', view: 'shortcuts' })
  expect(await screen.findByRole('dialog', { name: 'Keyboard' })).toBeTruthy()
  app.shortcutsOpen = false
  core.commands.push({ type: 'ask', question: 'Whom did we take?' })
  await waitFor(() => expect(core.answers).toHaveLength(1))
  core.commands.push({ type: 'open', path: kitchen.path })
  await waitFor(() => expect(app.reader.place?.path).toBe(kitchen.path))
  core.commands.push({ type: 'new' })
  await waitFor(() => expect(app.reader.place).toBeUndefined())
})

test('menus save and Ctrl P prints the conversation; where there is no answer yet, the window says so', async () => {
  const printed: string[] = []
  const { core, user } = open({
    saveText: ({ name, format }) => `/home/anna/${name}.${format}`,
    printPage: ({ html }) => printed.push(html) > 0
  })
  core.commands.push({ type: 'print' })
  expect((await screen.findByRole('alert')).textContent).toContain('There is no answer in this conversation yet. Ask a question first.')
  await user.type(screen.getByTestId('question'), 'Whom did we take?{Enter}')
  await waitFor(() => expect(core.answers).toHaveLength(1))
  core.answers[0]?.push(...answerEvents)
  core.commands.push({ type: 'save', format: 'html' })
  await screen.findByText('Saved as /home/anna/Whom did we take.html')
  expect(printed).toEqual([])
  await user.keyboard('{Control>}p{/Control}')
  await waitFor(() => expect(printed).toEqual([expect.stringContaining('You took Baumann.')]))
  await user.click(screen.getByRole('button', { name: 'Save or print' }))
  await user.click(screen.getByText('Save the conversation as PDF…'))
  await screen.findByText('Saved as /home/anna/Whom did we take.pdf')
})

test('of 10,000 files only those in view are drawn, and scrolling or a name brings the others', async () => {
  const files = Array.from({ length: 10_000 }, (_, index): FileEntry => ({
    ...{
      folder: '/home/anna/Notes',
      state: 'indexed',
      reason: '',
      remedy: '',
      bytes: 10,
      chunks: 1,
      modifiedMs: 1,
      indexedMs: 1,
      title: ''
    },
    path: `/home/anna/Notes/note-${index}.md`
  }))
  const { user } = open({ listFiles: ({ folder }) => (folder ? files : []) }, library({ counts: counts({ indexed: 10_000 }) }))
  await user.click(await screen.findByRole('button', { name: '10,000 searchable' }))
  const dialog = await screen.findByRole('dialog', { name: 'Files of “Notes”' })
  const rows = await within(dialog).findAllByTestId('virtual-row')
  expect([rows.length < 60, rows[0]?.getAttribute('aria-setsize'), rows[0]?.textContent]).toEqual([
    true,
    '10000',
    expect.stringContaining('note-0.md')
  ])
  const scroller = within(dialog).getByRole('region', { name: 'Files' })
  scroller.scrollTop = 5000 * 32
  await fireEvent.scroll(scroller)
  expect(await within(dialog).findByText('note-5000.md')).toBeTruthy()
  await user.type(within(dialog).getByRole('searchbox'), 'note-987')
  await waitFor(() => expect(within(dialog).getAllByTestId('virtual-row')[0]?.getAttribute('aria-setsize')).toBe('11'))
})

test('the list of shortcuts names the keys of this system', async () => {
  const { core, user } = open()
  await user.keyboard('{F1}')
  const sheet = await screen.findByRole('dialog', { name: 'Keyboard' })
  expect(within(sheet).getByText('Ctrl+K')).toBeTruthy()
  core.desktop.push({ preferences: DEFAULT_PREFERENCES, hotkey: '', hotkeyWorks: true, platform: 'mac' })
  expect(await within(sheet).findByText('⌘K')).toBeTruthy()
})

test('the list of shortcuts tells of @ and /, and names keys in the language of the window', async () => {
  const { user } = open()
  await user.keyboard('{F1}')
  const sheet = await screen.findByRole('dialog', { name: 'Keyboard' })
  expect(within(sheet).getByText('@').closest('dt')?.nextElementSibling?.textContent).toMatch(/file or folder/)
  expect(
    within(sheet)
      .getAllByText('/')
      .map((key) => key.closest('dt')?.nextElementSibling?.textContent)
  ).toEqual(['At the start of the question: summarise, compare, translate, draft, …', 'Outside the box: go to the question'])
  useLanguage('de')
  await waitFor(() => expect(sheet.textContent).toContain('Strg+Umschalt+Leertaste'))
  expect(sheet.textContent).not.toMatch(/Ctrl|Shift|Enter|Del\b|Space/)
})

test('what is kept on the disk is told by what it is for, and its folders open', async () => {
  const { core, user } = open({ storage: () => [{ part: 'index', bytes: 5_300_000 }] })
  await user.keyboard('{Control>},{/Control}')
  const settings = await screen.findByRole('dialog', { name: 'Settings' })
  const part = await within(settings).findByText(/^Index/)
  expect([part.textContent, part.nextElementSibling?.textContent]).toEqual([
    'IndexWords and meanings of your files, for the search',
    '5.3 MB'
  ])
  for (const button of within(settings).getAllByRole('button', { name: 'Open folder' })) await user.click(button)
  const opened = core.calls.filter(({ method }) => method === 'openOwnFolder').map(({ input }) => input)
  expect(opened).toEqual([{ which: 'data' }, { which: 'models' }])
})

test('another model is used at once, one that is too large says why; the machine and its graphics card are named', async () => {
  const small = model({ id: 'small', name: 'Small', state: 'installed', active: true })
  const large = model({ id: 'large', name: 'Large', state: 'installed' })
  const huge = model({ id: 'huge', name: 'Huge', fits: false, fitReason: 'It needs 40 GB of memory; this computer has 8 GB.' })
  let active = 'small'
  const { user } = open({
    listModels: () => [small, large, huge].map((entry) => ({ ...entry, active: entry.id === active })),
    useModel: ({ id }) => void (active = id),
    engineDevice: () => 'NVIDIA RTX 4060'
  })
  await user.click(await screen.findByRole('button', { name: 'All models…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Models' })
  expect(await within(dialog).findByText('It needs 40 GB of memory; this computer has 8 GB.')).toBeTruthy()
  expect(await within(dialog).findByText(/^This computer has 8 GB of memory and 4 cores\. Models run on NVIDIA RTX 4060\.$/)).toBeTruthy()
  await user.click(within(dialog).getByRole('button', { name: 'Use Large' }))
  expect(await within(dialog).findByRole('button', { name: 'Use Small' })).toBeTruthy()
  expect(within(dialog).queryByRole('button', { name: 'Use Large' })).toBeNull()
})

test('a model is tried on a line, and says how fast it wrote', async () => {
  const { user } = open({
    listModels: () => [model({ state: 'installed', own: true })],
    testModel: async function* (): AsyncGenerator<TestDriveEvent> {
      yield { type: 'text', text: 'A note ' }
      yield { type: 'text', text: 'below the text.' }
      yield { type: 'end', tokensPerSecond: 28.44, loadMs: 900 }
    }
  })
  await user.click(await screen.findByRole('button', { name: 'All models…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Models' })
  await user.click(await within(dialog).findByRole('button', { name: /^Try / }))
  await user.click(within(dialog).getByRole('button', { name: 'Ask' }))
  await waitFor(() =>
    expect(within(dialog).getByTestId('test-drive').textContent?.replace(/\s+/g, ' ')).toContain(
      'A note below the text. 28.4 tokens a second, ready after 900 ms'
    )
  )
})

test('a download that was paused goes on where it was, or is discarded', async () => {
  const { core, user } = open({ listModels: () => [model({ partBytes: 340e6, bytes: 1.1e9 })] })
  await user.click(await screen.findByRole('button', { name: 'All models…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Models' })
  expect((await within(dialog).findByRole('button', { name: /^Go on / })).textContent?.trim()).toBe('Go on (340 MB of 1.1 GB)')
  await user.click(within(dialog).getByRole('button', { name: /^Discard/ }))
  await waitFor(() => expect(core.calls).toContainEqual({ method: 'discardDownload', input: { id: 'tiny' } }))
})

test('a collection is made of folders and paths, and its questions go to it alone', async () => {
  const { core, user } = open({
    listCollections: () => core.calls.flatMap(({ method, input }) => (method === 'saveCollection' ? [input as never] : []))
  })
  await user.click(await screen.findByRole('button', { name: 'New collection' }))
  const form = await screen.findByRole('dialog', { name: 'New collection' })
  await user.type(within(form).getByTestId('collection-name'), 'Taxes')
  await user.click(within(form).getByRole('checkbox', { name: 'Notes' }))
  await user.type(within(form).getByLabelText(/Other folders and files/), '/home/anna/bank.pdf')
  await user.type(within(form).getByLabelText(/Instructions/), 'Amounts are in euros.')
  await user.click(within(form).getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(core.calls.find(({ method }) => method === 'saveCollection')?.input).toMatchObject({
      ...{ name: 'Taxes', instructions: 'Amounts are in euros.' },
      paths: ['/home/anna/Notes', '/home/anna/bank.pdf']
    })
  )
  await user.click(await screen.findByTestId('collection'))
  expect(screen.getByTestId('scope').textContent).toContain('Asks only “Taxes”')
  await user.type(screen.getByTestId('question'), 'How much?{Enter}')
  await waitFor(() =>
    expect(core.calls.find(({ method }) => method === 'ask')?.input).toMatchObject({ collection: expect.any(String) as string })
  )
})

import './missing-in-jsdom.ts'
import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import Root from '../../src/renderer/Root.svelte'
import { App } from '../../src/renderer/state/app.svelte.ts'
import type { ApiHandlers } from '../../src/shared/api.ts'
import type { FileEntry } from '../../src/shared/types.ts'
import { coreInMemory } from './core-in-memory.ts'
import { counts, kitchen, library, passage } from './samples.ts'

function open(given: Partial<ApiHandlers> = {}, status = library()) {
  const core = coreInMemory([kitchen], given)
  core.library.push(status)
  const app = new App(core.api)
  render(Root, { app })
  return { core, app, user: userEvent.setup() }
}

const broken: FileEntry = {
  path: '/home/anna/Notes/tax.pdf',
  folder: '/home/anna/Notes',
  state: 'failed',
  reason: 'It is damaged.',
  remedy: 'Save it again.',
  bytes: 1000,
  chunks: 0,
  modifiedMs: 1,
  indexedMs: 0,
  title: ''
}

test('Add folder tells files, types, time, disk and what is left out, and adds on Add', async () => {
  const { core, user } = open()
  await user.click(screen.getByTestId('add-folder'))
  const dialog = await screen.findByRole('dialog', { name: 'Add “Notes”?' })
  const told = (await within(dialog).findByTestId('preview')).textContent?.replace(/\s+/g, ' ')
  for (const part of ['3 files will be read 12 KB', 'about 2 min', '400 KB', 'Markdown 2', 'PDF 1', '2 files of other types', '.mp4 (2)'])
    expect(told).toContain(part)
  const leftOut = within(dialog).getByTestId('left-out')
  expect([...leftOut.querySelectorAll('summary')].map((line) => line.textContent?.trim())).toEqual([
    'May hold passwords or keys · 1 entry',
    '.gitignore files · 4 entries'
  ])
  await user.click(within(leftOut).getByText(/passwords/))
  expect(await within(leftOut).findByText('id_rsa')).toBeTruthy()
  expect(within(leftOut).getAllByText(/may hold/i)).toHaveLength(1)
  expect(core.calls.map(({ method }) => method)).not.toContain('addFolder')
  await user.click(within(dialog).getByRole('button', { name: 'Add' }))
  await waitFor(() => expect(core.calls.at(-1)?.method).toBe('addFolder'))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('a path that was pasted with its quotes is previewed and added like any folder', async () => {
  const { core, user } = open()
  await user.click(await screen.findByText('Add by path'))
  await user.type(await screen.findByRole('textbox', { name: 'Path of a folder or file' }), '"/home/anna/Notes"{Enter}')
  const dialog = await screen.findByRole('dialog', { name: 'Add “Notes”?' })
  await user.click(within(dialog).getByRole('button', { name: 'Add' }))
  await waitFor(() => expect(core.calls.find(({ method }) => method === 'addFolder')?.input).toMatchObject({ path: '/home/anna/Notes' }))
})

test('a file of a kind that is not read is said to be so, with what helps, and no rules are shown', async () => {
  const unread = { reason: 'ZIP archives are not read', remedy: 'Unpack it into a folder of your library, and its files are read' }
  const { core, user } = open({
    unreadKind: () => unread,
    folderOf: ({ path }) => ({ folder: '/home/anna', path }),
    pickFolder: () => '/home/anna/a.zip'
  })
  await user.click(screen.getByTestId('add-folder'))
  const dialog = await screen.findByRole('dialog', { name: '“a.zip” is not read' })
  expect(within(dialog).getByText(`${unread.reason}. ${unread.remedy}.`)).toBeTruthy()
  expect(within(dialog).queryByText('Change what is read')).toBeNull()
  await user.click(within(dialog).getAllByRole('button', { name: 'Close' }).at(-1) ?? dialog)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(core.calls.map(({ method }) => method)).not.toContain('previewFolder')
})

test('a folder that lies in a watched one is said to be a part of it, and that one is shown', async () => {
  const { user } = open({ folderOf: ({ path }) => ({ folder: '/home/anna/Notes', path: `${path}/Trips` }) })
  await user.click(screen.getByTestId('add-folder'))
  const dialog = await screen.findByRole('dialog', { name: 'Rules of “Notes”' })
  expect(await within(dialog).findByText(/“Trips” lies in “Notes”, which is in your library/)).toBeTruthy()
})

test('the files of a folder are listed by state with reason and remedy, and one is read again', async () => {
  const status = library({ counts: counts({ indexed: 2, failed: 1 }) })
  const { core, user } = open({ listFiles: ({ states }) => (states?.[0] === 'indexed' ? [] : [broken]) }, status)
  await user.click(await screen.findByRole('button', { name: '1 could not be read' }))
  const dialog = await screen.findByRole('dialog', { name: 'Files of “Notes”' })
  const file = await within(dialog).findByTestId('folder-file')
  expect(file.textContent).toContain('It is damaged. Save it again.')
  await user.click(within(file).getByRole('button', { name: 'Read tax.pdf again' }))
  await waitFor(() => expect(core.calls.at(-1)).toEqual({ method: 'retry', input: { path: broken.path } }))
  await user.click(within(dialog).getByRole('button', { name: 'Rules…' }))
  expect(await screen.findByRole('dialog', { name: 'Rules of “Notes”' })).toBeTruthy()
})

test('a click on a folder lists its files, and one on a file opens it in the reader', async () => {
  const indexed: FileEntry = { ...broken, path: kitchen.path, folder: '/home/anna', state: 'indexed', reason: '', remedy: '', chunks: 2 }
  const { app, user } = open({ listFiles: () => [indexed] })
  await user.click(await screen.findByRole('button', { name: 'Notes' }))
  await user.click(await screen.findByRole('button', { name: 'Open kitchen.md' }))
  await waitFor(() => expect(app.reader.view?.path).toBe(kitchen.path))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a file that could not be read is shown in its folder, where its remedy is done', async () => {
  const { core, user } = open({ listFiles: () => [broken] }, library({ counts: counts({ failed: 1 }) }))
  await user.click(await screen.findByRole('button', { name: '1 could not be read' }))
  await user.click(await screen.findByRole('button', { name: 'Show tax.pdf in its folder' }))
  await waitFor(() => expect(core.calls.at(-1)).toEqual({ method: 'showInFolder', input: { path: broken.path } }))
})

test('while meanings are learnt, the window says that questions can be asked', async () => {
  const work = { phase: 'embedding', done: 2, total: 408, failed: 0, current: '', leftMs: 540_000 } as const
  const { core } = open({}, library({ work: { ...work, phase: 'reading' } }))
  expect(await screen.findByText('2 of 408 files')).toBeTruthy()
  expect(within(screen.getByTestId('progress')).queryByText(/You can ask already/)).toBeNull()
  core.library.push(library({ work }))
  expect(await within(screen.getByTestId('progress')).findByText(/You can ask already/)).toBeTruthy()
})

test('the empty conversation says how far the first reading is, and whether one can ask', async () => {
  const work = { phase: 'reading', done: 0, total: 32, failed: 0, current: '', leftMs: undefined } as const
  const { core } = open({}, library({ counts: counts({ queued: 32 }), work }))
  const told = await screen.findByTestId('first-reading')
  expect(told.textContent?.replace(/\s+/g, ' ')).toBe('Reading files: 0 of 32 files. You can ask as soon as the first files are read.')
  core.library.push(library({ counts: counts({ queued: 20, indexed: 12 }), work: { ...work, done: 12 } }))
  await waitFor(() => expect(told.textContent).toMatch(/: 12 of 32 files\.\s+You can ask already\. Answers get better/))
  // One edited file among many changes no answer.
  core.library.push(library({ counts: counts({ queued: 1, indexed: 31 }), work: { ...work, total: 1 } }))
  await waitFor(() => expect(screen.queryByTestId('first-reading')).toBeNull())
})

test('indexing is paused from the library, and the window says what that means', async () => {
  const { core, user } = open({}, library({ pace: { chosen: 'gentle', now: 'gentle', reason: 'chosen' } }))
  await user.click(await screen.findByRole('radio', { name: 'Pause' }))
  await waitFor(() => expect(core.calls.at(-1)?.method).toBe('pauseIndexing'))
  core.library.push(library({ pace: { chosen: 'paused', now: 'paused', reason: 'chosen' } }))
  expect(await screen.findByText(/Indexing is paused/)).toBeTruthy()
})

test('text recognition: a language that is missing is downloaded and then switched on', async () => {
  const { core, user } = open({
    listOcrLanguages: () => [{ id: 'ocr-eng', code: 'eng', name: 'English', bytes: 4e6, installed: core.calls.some(isDownload) }],
    downloadModel: async function* ({ id }) {
      yield { type: 'installed', id, file: '/models/eng' }
    }
  })
  core.ocr.push({ languages: [], waiting: 12, current: '', page: 0, pages: 0 })
  await user.click(await screen.findByRole('button', { name: 'Text recognition…' }))
  await user.click(await screen.findByRole('checkbox', { name: /English/ }))
  await waitFor(() => expect(core.calls.at(-1)).toEqual({ method: 'setOcr', input: { languages: ['eng'] } }))
})

const isDownload = ({ method, input }: { readonly method: string; readonly input: unknown }): boolean =>
  method === 'downloadModel' && JSON.stringify(input) === '{"id":"ocr-eng"}'

test('search as you type: chips, arrow keys, Enter, and why', async () => {
  const passages = [passage(1, kitchen, 'Baumann offered 14,200 euros.'), passage(2, kitchen, 'The works begin on 4 May.')]
  const { core, user } = open({
    search: ({ query }) => ({ passages, filters: query.includes('type:') ? ['type:markdown'] : [], trace: { stages: [], totalMs: 1 } })
  })
  await user.click(screen.getByRole('radio', { name: 'Search' }))
  expect(await screen.findByTestId('search-help')).toBeTruthy()
  const box = screen.getByTestId<HTMLTextAreaElement>('question')
  await user.type(box, 'works begin type:markdown')
  const chip = await screen.findByRole('button', { name: 'Remove the filter type:markdown' })
  expect([...document.querySelectorAll('#results mark')].map((mark) => mark.textContent)).toEqual(['works', 'begin'])
  await user.keyboard('{ArrowDown}')
  expect(box.getAttribute('aria-activedescendant')).toBe('result-2')
  await user.click(screen.getByText('Why this result'))
  expect(screen.getByTestId('why').textContent).toMatch(/Your words stand in it\s*all words\s*\+0\.500\s*Score 0\.500/)
  box.focus()
  await user.keyboard('{Enter}')
  expect((await screen.findByTestId('highlight')).textContent).toBe('The works begin on 4 May.')
  await user.click(chip)
  expect(box.value).toBe('works begin')
  await waitFor(() => expect(core.calls.findLast(({ method }) => method === 'search')?.input).toMatchObject({ query: 'works begin' }))
})

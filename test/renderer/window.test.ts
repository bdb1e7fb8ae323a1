import './missing-in-jsdom.ts'
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { tick } from 'svelte'
import { expect, onTestFinished, test, vi } from 'vitest'
import Root from '../../src/renderer/Root.svelte'
import { SHORTCUTS } from '../../src/renderer/shortcut-sheet.ts'
import { App } from '../../src/renderer/state/app.svelte.ts'
import { FootnoteError } from '../../src/shared/errors.ts'
import { coreInMemory, type CoreInMemory } from './core-in-memory.ts'
import type { FileEntry, FileState } from '../../src/shared/types.ts'
import { answer, answerEvents, citation, counts, engine, kitchen, letter, library, model, offer, passage } from './samples.ts'

/** The whole window over a core in memory, with a folder in the library. */
function open(core: CoreInMemory = coreInMemory([kitchen, letter])) {
  core.library.push(library())
  const app = new App(core.api)
  render(Root, { app })
  return { core, app, user: userEvent.setup() }
}

const file = (path: string, state: FileState): FileEntry => ({
  ...{ path, state, folder: '/home/anna/Notes', reason: '', remedy: '', title: '' },
  ...{ bytes: 1, chunks: 0, modifiedMs: 0, indexedMs: 0 }
})

async function ask({ core, user }: ReturnType<typeof open>, question: string) {
  await user.type(screen.getByTestId('question'), `${question}{Enter}`)
  await waitFor(() => expect(core.answers.length).toBeGreaterThan(0))
  const stream = core.answers.at(-1)
  if (!stream) throw new Error('no answer stream')
  return stream
}

function first(elements: readonly HTMLElement[]): HTMLElement {
  const [element] = elements
  if (!element) throw new Error('nothing was found')
  return element
}

test('unchecked text is grey until its sentence arrives with footnotes', async () => {
  const opened = open()
  const stream = await ask(opened, 'Whom did we take?')
  stream.push(...answerEvents.slice(0, 3))
  expect((await screen.findByTestId('unchecked')).textContent).toBe('You took Baumann.')
  stream.push(...answerEvents.slice(3, 5))
  await waitFor(() => expect(screen.queryByTestId('unchecked')).toBeNull())
  expect(screen.getAllByTestId('sentence').map((sentence) => sentence.textContent?.trim())).toEqual(['You took Baumann.1'])
  expect(document.querySelector('[aria-live=polite]')?.textContent).toBe('You took Baumann.')
})

test('a footnote opens the reader with exactly the quote marked, and its source is current', async () => {
  const opened = open()
  const stream = await ask(opened, 'Whom did we take?')
  stream.push(...answerEvents)
  await opened.user.click(first(await screen.findAllByRole('button', { name: /^Footnote 1: / })))
  const reader = await screen.findByTestId('reader')
  expect((await within(reader).findByTestId('highlight')).textContent).toBe(offer.quote)
  const [one, two] = within(screen.getByTestId('sources')).getAllByRole('button')
  expect([one?.ariaCurrent, two?.ariaCurrent]).toEqual(['true', 'false'])
  await opened.user.keyboard('{Escape}')
  expect(screen.queryByTestId('reader')).toBeNull()
})

test('what an answer gave makes room for the next one and its footnote brings it back; what the person opened stays', async () => {
  const opened = open()
  const { app, core, user } = opened
  const footnote = async () => user.click(first(await screen.findAllByRole('button', { name: /^Footnote 1: / })))
  const stream = await ask(opened, 'Whom did we take?')
  stream.push(...answerEvents)
  await footnote()
  await ask(opened, 'And how long?')
  expect(screen.queryByTestId('reader')).toBeNull()
  await footnote()
  expect(within(await screen.findByTestId('reader')).getByRole('heading', { name: 'kitchen.md' })).toBeTruthy()
  await app.reader.openFileAt(letter.path)
  await waitFor(() => expect(core.answers).toHaveLength(2))
  await ask(opened, 'And who paid?')
  expect(app.reader.view?.path).toBe(letter.path)
  await app.reader.back()
  await waitFor(() => expect(core.answers).toHaveLength(3))
  await ask(opened, 'And when?')
  expect(app.reader.place).toBeUndefined()
})

test('a footnote shows its quote, file, page and day while the pointer is on it', async () => {
  const opened = open()
  const stream = await ask(opened, 'Whom did we take?')
  const paged = { ...offer, page: 3 }
  stream.push({ type: 'done', answer: answer({ sentences: [{ text: 'You took Baumann.', citations: [paged] }] }) })
  const footnote = await screen.findByRole('button', { name: /^Footnote 1: / })
  await opened.user.hover(footnote)
  // A popover is hidden to jsdom, which has no top layer.
  const card = await screen.findByRole('tooltip', { hidden: true })
  const told = card.textContent?.replaceAll(/\s+/g, ' ').trim()
  expect(told).toMatch(/^We took the offer of Baumann on 12 March\. .*kitchen\.md.*page 3 · modified Mar 12, 2026$/)
  expect(footnote.getAttribute('aria-describedby')).toBe(card.id)
  await opened.user.unhover(footnote)
  await waitFor(() => expect(screen.queryByRole('tooltip', { hidden: true })).toBeNull())
})

test('[ and ] step through the sources', async () => {
  const opened = open()
  const stream = await ask(opened, 'Whom did we take?')
  stream.push(...answerEvents)
  await opened.user.click(await screen.findByText(offer.quote))
  await opened.user.keyboard(']')
  await waitFor(() => expect(screen.getByTestId('highlight').textContent).toBe('the works take nine days.'))
  await opened.user.keyboard('[[')
  await waitFor(() => expect(screen.getByTestId('highlight').textContent).toBe(offer.quote))
})

test('Stop is there while an answer runs, and Esc does the same', async () => {
  const opened = open()
  const stream = await ask(opened, 'Whom did we take?')
  stream.push(...answerEvents.slice(0, 2))
  await opened.user.click(await screen.findByTestId('stop'))
  await waitFor(() => expect(stream.cancelled).toBe(true))
  expect(screen.getByText('Stopped. The grey text was not checked against your files.')).toBeTruthy()
  const second = await ask(opened, 'And now?')
  await opened.user.keyboard('{Escape}')
  await waitFor(() => expect(opened.core.answers.at(-1)?.cancelled).toBe(true))
  expect(second).toBe(opened.core.answers.at(-1))
})

test('an answer that the next question stopped says so, and has one way to be asked again, and no time that it did not run', async () => {
  const opened = open()
  const stream = await ask(opened, 'Whom did we take?')
  stream.push(...answerEvents.slice(0, 1))
  await screen.findByText('Reading 1 passage…')
  await opened.user.type(screen.getByTestId('question'), 'And now?{Enter}')
  expect(await screen.findByText('Stopped, because you asked something else.')).toBeTruthy()
  const offers = screen.getAllByRole('button').map(({ textContent }) => textContent)
  expect(offers.filter((text) => /again/i.test(text))).toEqual(['Try again'])
  expect(screen.getByText(/^How this was found/).textContent).toBe('How this was found')
  await waitFor(() => expect(opened.core.answers).toHaveLength(2))
  await opened.user.click(screen.getByTestId('stop'))
  expect(await screen.findByText('Stopped.')).toBeTruthy()
})

test('Esc closes the reader of a search and leaves the answer that is written behind it alone', async () => {
  const found = { passages: [passage(1, kitchen, offer.quote)], filters: [], trace: { stages: [], totalMs: 1 } }
  const opened = open(coreInMemory([kitchen], { search: () => found }))
  const stream = await ask(opened, 'Whom did we take?')
  await opened.user.click(screen.getByRole('radio', { name: 'Search' }))
  await opened.user.type(screen.getByTestId('question'), 'offer')
  await opened.user.click(await screen.findByText(/We took the/))
  await screen.findByTestId('reader')
  await opened.user.keyboard('{Escape}')
  expect(screen.queryByTestId('reader')).toBeNull()
  await opened.user.keyboard('{Escape}')
  expect([opened.app.conversation.running, stream.cancelled]).toEqual([true, false])
  await opened.user.click(screen.getByRole('radio', { name: 'Ask' }))
  await opened.user.keyboard('{Escape}')
  await waitFor(() => expect(stream.cancelled).toBe(true))
})

test('an abstention says so plainly and offers the nearest passages', async () => {
  const opened = open()
  const stream = await ask(opened, 'Who walked on the moon?')
  const nearest = [passage(1, kitchen, 'Baumann offered 14,200 euros.')]
  stream.push({
    type: 'done',
    answer: answer({ abstained: true, abstainReason: 'not-in-files', text: 'Your files do not say.', nearest })
  })
  await waitFor(() => expect(screen.getByTestId('answer').textContent?.trim()).toBe('Your files do not say.'))
  await opened.user.click(within(screen.getByTestId('nearest')).getByRole('button'))
  await waitFor(() => expect(document.querySelector('mark.passage')?.textContent).toBe('Baumann offered 14,200 euros.'))
})

test('a refusal is shown from its question on, except to a person who has scrolled away; the next question is followed again', async () => {
  const shown = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    questions.push(this.querySelector('h2')?.textContent ?? '')
  })
  onTestFinished(() => shown.mockRestore())
  const questions: string[] = []
  const opened = open()
  const refusal = answer({ abstained: true, abstainReason: 'not-in-files', text: 'Your files do not say.' })
  const refused = async (question: string, meanwhile = (): unknown => undefined): Promise<readonly string[]> => {
    const before = opened.core.answers.length
    await ask(opened, question)
    await waitFor(() => expect(opened.core.answers).toHaveLength(before + 1))
    await meanwhile()
    opened.core.answers.at(-1)?.push({ type: 'done', answer: refusal })
    opened.core.answers.at(-1)?.end()
    await waitFor(() => expect(opened.app.conversation.last?.phase).toBe('done'))
    await tick()
    return questions.splice(0)
  }
  expect(await refused('Who walked on the moon?')).toEqual(['You asked:Who walked on the moon?'])
  const scroller = screen.getByTestId('answer').closest('.scroll')
  if (!scroller) throw new Error('nothing scrolls')
  Object.defineProperty(scroller, 'scrollHeight', { value: 1000 })
  expect(await refused('And on Mars?', () => fireEvent.scroll(scroller))).toEqual([])
  expect(await refused('And on Venus?')).toEqual(['You asked:And on Venus?'])
})

test('a refusal names what could not be read, with a click to it in the library', async () => {
  const core = coreInMemory([kitchen], {
    listFiles: () => [file('/home/anna/Notes/scan.pdf', 'failed'), file('/home/anna/Notes/a.md', 'indexed')]
  })
  const opened = open(core)
  const stream = await ask(opened, 'Who walked on the moon?')
  const limits = {
    missing: [],
    conflicts: [],
    waiting: 0,
    failed: 1,
    unreadable: ['/home/anna/Notes/scan.pdf', '/gone/b.pdf'],
    unfinished: false
  }
  stream.push({ type: 'done', answer: answer({ abstained: true, abstainReason: 'not-in-files', text: 'Your files do not say.', limits }) })
  const named = within(await screen.findByTestId('unreadable')).getAllByRole('button')
  expect(named.map(({ textContent }) => textContent)).toEqual(['scan.pdf'])
  await opened.user.click(first(named))
  expect(opened.app.folderFiles).toMatchObject({ folder: '/home/anna/Notes', query: 'scan.pdf' })
  await waitFor(() => expect(opened.app.folderFiles.found.map(({ path }) => path)).toEqual(['/home/anna/Notes/scan.pdf']))
})

test('a refusal while files are read tells the count of the library now, and asks again by one click when they are read', async () => {
  // Svelte warns where an answer is made within an effect: what it derives would end with the one that it takes the place of.
  const warned = vi.spyOn(console, 'warn')
  const opened = open()
  opened.core.library.push(library({ counts: counts({ indexed: 2, queued: 3, reading: 1 }) }))
  const stream = await ask(opened, 'Who walked on the moon?')
  const refusal = answer({ abstained: true, abstainReason: 'still-indexing', text: 'Nothing was found yet.' })
  stream.push({ type: 'done', answer: refusal })
  stream.end()
  const told = await screen.findByTestId('still-reading')
  expect(told.textContent).toContain('4 files are still being read.')
  await opened.user.click(within(told).getByRole('button', { name: 'Ask again when they are read' }))
  opened.core.library.push(library({ counts: counts({ indexed: 5, queued: 1 }) }))
  await waitFor(() => expect(told.textContent).toContain('1 file is still being read.'))
  expect(opened.core.answers).toHaveLength(1)
  opened.core.library.push(library({ counts: counts({ indexed: 6 }) }))
  await waitFor(() => expect(opened.core.answers).toHaveLength(2))
  expect(opened.app.conversation.runs).toHaveLength(1)
  opened.core.answers[1]?.push({ type: 'done', answer: refusal })
  opened.core.answers[1]?.end()
  await waitFor(() => expect(screen.getByTestId('still-reading').textContent).toContain('All files are read now.'))
  await opened.user.click(within(screen.getByTestId('still-reading')).getByRole('button', { name: 'Ask again' }))
  await waitFor(() => expect(opened.core.answers).toHaveLength(3))
  expect(warned.mock.calls.flat()).toEqual([])
  warned.mockRestore()
})

test('with one folder and nothing cited there is nothing to choose: it is asked again at once', async () => {
  const opened = open()
  const stream = await ask(opened, 'Who walked on the moon?')
  stream.push({ type: 'done', answer: answer({ abstained: true, abstainReason: 'not-in-files', text: 'Your files do not say.' }) })
  stream.end()
  await opened.user.click(await screen.findByRole('button', { name: 'Ask again' }))
  await waitFor(() => expect(opened.core.answers).toHaveLength(2))
  expect(opened.app.conversation.runs.map(({ question }) => question)).toEqual(['Who walked on the moon?', 'Who walked on the moon?'])
})

test('a source is listed without the marks of Markdown, and its footnote quotes it verbatim', async () => {
  const opened = open()
  const stream = await ask(opened, 'What is the file about?')
  stream.push({ type: 'done', answer: answer({ sentences: [{ text: 'A kitchen.', citations: [citation(1, kitchen, '# Kitchen')] }] }) })
  const row = await within(screen.getByTestId('sources')).findByText('Kitchen')
  expect(row.textContent).toBe('Kitchen')
  await opened.user.hover(await screen.findByRole('button', { name: /^Footnote 1: / }))
  expect((await screen.findByRole('tooltip', { hidden: true })).textContent).toContain('# Kitchen')
})

test('a failed question shows message, remedy and Try again', async () => {
  const ask = () => {
    throw new FootnoteError('engine-crashed', 'The model stopped.', 'Ask once more.')
  }
  const { user } = open(coreInMemory([], { ask }))
  await user.type(screen.getByTestId('question'), 'Whom?{Enter}')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('The model stopped. Ask once more.')
  expect(within(alert).getByRole('button', { name: 'Try again' })).toBeTruthy()
})

test('progress shows count, current file and time left; what failed is told in the row of its folder', async () => {
  const { core } = open()
  core.library.push(
    library({ work: { phase: 'reading', done: 34, total: 120, current: '/home/anna/letter.docx', failed: 2, leftMs: 95_000 } })
  )
  const progress = await screen.findByTestId('progress')
  expect(progress.textContent?.replace(/\s+/g, ' ').trim()).toBe('Reading files 34 of 120 files letter.docx about 2 min left')
  expect(within(progress).getByRole('progressbar')).toMatchObject({ value: 34, max: 120 })
})

test('files that are not searchable are listed with reason, remedy and a retry', async () => {
  const broken = {
    path: '/a/tax.pdf',
    folder: '/a',
    reason: 'It is damaged.',
    remedy: 'Save it again.',
    bytes: 1,
    chunks: 0,
    modifiedMs: 1,
    indexedMs: 0,
    title: ''
  }
  const { core, user } = open(coreInMemory([], { listFiles: () => [{ ...broken, state: 'failed' }] }))
  core.library.push(library({ counts: counts({ failed: 1 }) }))
  await user.click(await screen.findByText('1 file is not searchable'))
  const problem = await screen.findByTestId('file-problem')
  expect(problem.textContent).toContain('It is damaged. Save it again.')
  await user.click(within(problem).getByRole('button', { name: 'Read tax.pdf again' }))
  await waitFor(() => expect(core.calls.at(-1)).toEqual({ method: 'retry', input: { path: '/a/tax.pdf' } }))
})

test('the number of files that are not searchable is that of the library, also where the list ends earlier', async () => {
  const { core, user } = open(coreInMemory([], { listFiles: () => [file('/a/tax.pdf', 'failed'), file('/a/b.zip', 'skipped')] }))
  core.library.push(library({ counts: counts({ indexed: 9, failed: 700, skipped: 40, excluded: 5 }) }))
  await user.click(await screen.findByText('740 files are not searchable'))
  expect(await screen.findByText('The first 2 are listed. Narrow them by state.')).toBeTruthy()
})

test('an engine that gave up shows its remedy and Restart', async () => {
  const { core, user } = open()
  core.engine.push(engine({ state: 'down', message: 'The model stopped five times.', remedy: 'Choose a smaller one.' }))
  const message = await screen.findByTestId('engine-message')
  expect(message.textContent).toContain('The model stopped five times. Choose a smaller one.')
  await user.click(within(message).getByRole('button', { name: 'Restart' }))
  await waitFor(() => expect(core.calls.at(-1)?.method).toBe('restartEngine'))
  core.engine.push(engine())
  await waitFor(() => expect(screen.queryByTestId('engine-message')).toBeNull())
})

test('without a language model the window says below an answer that it is a quote', async () => {
  const opened = open()
  opened.core.engine.push(engine({ generator: '' }))
  expect(screen.queryByText(/answers are quotes from your files/)).toBeNull()
  const stream = await ask(opened, 'Whom did we take?')
  stream.push(...answerEvents)
  expect(await screen.findByText(/answers are quotes from your files/)).toBeTruthy()
})

test('no model is said to be missing before the models are known', async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const listModels = async () => {
    await held
    return [model({ active: true, state: 'installed' })]
  }
  open(coreInMemory([], { listModels }))
  const summary = within(await screen.findByRole('region', { name: 'Models' }))
  expect(summary.getAllByRole('definition').map((said) => said.textContent?.trim())).toEqual(['', ''])
  release()
  await summary.findByText('Tiny')
  expect(summary.getByText('None: search by words only')).toBeTruthy()
})

test('an empty library offers a folder, a path and the sample library', async () => {
  const core = coreInMemory()
  core.library.push(library({ folders: [] }))
  render(Root, { app: new App(core.api) })
  const user = userEvent.setup()
  expect(await screen.findByText('Add by path')).toBeTruthy()
  await user.click(first(await screen.findAllByRole('button', { name: 'Add the sample library' })))
  await waitFor(() => expect(core.calls.at(-1)?.method).toBe('addSampleLibrary'))
})

test('keys: / goes to the question, Shift+Enter makes a line, Ctrl+Enter searches, Ctrl+N starts over', async () => {
  const opened = open(
    coreInMemory([kitchen], {
      search: () => ({ passages: [passage(1, kitchen, 'Baumann offered')], filters: [], trace: { stages: [], totalMs: 1 } })
    })
  )
  const { user, core, app } = opened
  const box = screen.getByTestId<HTMLTextAreaElement>('question')
  await user.keyboard('/')
  expect(document.activeElement).toBe(box)
  await user.keyboard('one{Shift>}{Enter}{/Shift}two')
  expect(box.value).toBe('one\ntwo')
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect((await screen.findAllByTestId('result')).length).toBe(1)
  expect(core.calls.at(-1)).toEqual({ method: 'search', input: { query: 'one\ntwo', top: 20, stage: 'hybrid', typing: false } })
  await user.keyboard('{Control>}n{/Control}')
  expect(app.conversation.runs).toEqual([])
  await waitFor(() => expect(screen.queryByTestId('result')).toBeNull())
})

test('Ctrl+F finds in the open document, wherever the focus is, and searches all files where none is open; Ctrl+Shift+F always does', async () => {
  const opened = open()
  await opened.app.openPath(kitchen.path)
  await screen.findByTestId('reader')
  const box = screen.getByTestId('question')
  // Opened, and asked for once more: it takes the focus back.
  for (let times = 0; times < 2; times++) {
    await opened.user.click(box)
    await opened.user.keyboard('{Control>}f{/Control}')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('find')))
  }
  expect(opened.app.mode).toBe('ask')
  await opened.user.keyboard('{Control>}{Shift>}f{/Shift}{/Control}')
  expect([opened.app.mode, document.activeElement]).toEqual(['search', box])
  opened.app.newConversation()
  await opened.user.keyboard('{Control>}f{/Control}')
  expect(opened.app.mode).toBe('search')
})

test('no key with Ctrl stands twice in the list of keys', () => {
  const combined = SHORTCUTS.flatMap(({ keys }) => keys).filter((keys) => keys.includes('Mod'))
  expect(combined).toEqual([...new Set(combined)])
})

test('a PDF whose page cannot be drawn is shown as text with the quote marked, and says so', async () => {
  const manual = {
    ...letter,
    path: '/home/anna/manual.pdf',
    format: 'pdf',
    pages: [{ page: 1, start: 0, end: letter.text.length }]
  } as const
  // jsdom has no workers: why it could not be drawn is told to whoever looks for it.
  const warned = vi.spyOn(console, 'warn').mockReturnValue()
  const { app } = open(coreInMemory([manual]))
  await app.reader.open({ ...offer, path: manual.path, document: manual.document, start: 0, end: 4 })
  expect((await screen.findByTestId('highlight')).textContent).toBe('Dear')
  expect(screen.getByText(/The page could not be drawn/)).toBeTruthy()
  expect(warned.mock.calls.map(([what]) => String(what))).toContain('Could not open the PDF')
  warned.mockRestore()
})

test('a picture is shown above what was read in it, and where it cannot be drawn its text remains', async () => {
  const scan = { ...letter, path: '/home/anna/scan.png', title: 'Scan', format: 'image' } as const
  const { app } = open(coreInMemory([scan], { readBytes: () => new Uint8Array([137, 80, 78, 71]) }))
  await app.reader.open({ ...offer, path: scan.path, document: scan.document, start: 0, end: 4 })
  const picture = await screen.findByRole('img', { name: 'Picture: Scan' })
  expect(screen.getByText('What text recognition read in it:')).toBeTruthy()
  expect(screen.getByTestId('highlight').textContent).toBe('Dear')
  await fireEvent.error(picture)
  await waitFor(() => expect(screen.queryByRole('img', { name: 'Picture: Scan' })).toBeNull())
  expect(screen.getByTestId('highlight').textContent).toBe('Dear')
})

test('a changed file is shown in the version that was cited, with a notice', async () => {
  const { app } = open(coreInMemory([{ ...kitchen, freshness: 'changed' }]))
  await app.reader.open(offer)
  expect((await screen.findByTestId('highlight')).textContent).toBe(offer.quote)
  expect(screen.getByText(/has changed since it was cited/)).toBeTruthy()
})

test('panes are resized by keyboard', async () => {
  const { user } = open()
  const separator = screen.getByRole('separator', { name: 'Width of the sources' })
  const before = Number(separator.ariaValueNow)
  separator.focus()
  await user.keyboard('{ArrowLeft}')
  expect(Number(separator.ariaValueNow)).toBe(before + 16)
  await user.keyboard('{Home}')
  expect(separator.ariaValueNow).toBe(separator.ariaValueMin)
})

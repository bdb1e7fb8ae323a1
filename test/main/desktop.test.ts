import type { MenuItemConstructorOptions } from 'electron'
import { expect, test, vi } from 'vitest'
import { desktopEntry } from '../../src/main/autostart-entry.ts'
import { CommandFeed } from '../../src/main/command-feed.ts'
import { parseDeepLink, readArguments } from '../../src/main/deep-link.ts'
import { dictionariesFor } from '../../src/main/dictionaries.ts'
import { followIndex } from '../../src/main/index-news.ts'
import { menuTemplate } from '../../src/main/menu-template.ts'
import { textMenu } from '../../src/main/text-menu.ts'
import { languageOf, textsOf } from '../../src/main/texts.ts'
import { describeState } from '../../src/main/tray-state.ts'
import { DEFAULT_PLACE, placeOn } from '../../src/main/window-place.ts'
import type { Command } from '../../src/shared/commands.ts'
import type { LibraryStatus } from '../../src/shared/types.ts'

test('a link asks or opens, and can do nothing else', () => {
  const links = [
    'footnote://ask?q=When%20is%20the%20ferry%3F',
    'footnote://open?path=/home/anna/a%20b.pdf',
    'footnote://ask',
    'footnote://ask?q=%20',
    'footnote://remove?path=/home/anna',
    'https://ask?q=x',
    'footnote:'
  ]
  expect(links.map(parseDeepLink)).toEqual([
    { type: 'ask', question: 'When is the ferry?' },
    { type: 'open', path: '/home/anna/a b.pdf' },
    ...[undefined, undefined, undefined, undefined, undefined]
  ])
})

test('a start brings along a link or a model that was double-clicked', () => {
  expect([
    readArguments(['/opt/footnote', '--user-data-dir=/x.gguf', 'footnote://ask?q=hm']),
    readArguments(['/opt/footnote', '/home/anna/Tiny.GGUF']),
    readArguments(['/opt/footnote'])
  ]).toEqual([{ command: { type: 'ask', question: 'hm' } }, { model: '/home/anna/Tiny.GGUF' }, {}])
})

const main = { x: 0, y: 0, width: 1920, height: 1040 }
const second = { x: 1920, y: 0, width: 1280, height: 984 }
const saved = { x: 2000, y: 40, width: 1000, height: 700, maximized: false }

test('a window comes back to the screen where it was', () => {
  expect(placeOn([main, second], saved)).toEqual(saved)
})

test('a window whose screen is gone comes to the main screen, no larger than that', () => {
  expect(placeOn([main], saved)).toEqual({ width: 1000, height: 700, maximized: false })
  expect(placeOn([{ ...main, width: 900, height: 600 }], { ...saved, width: 2500, height: 1400 })).toEqual({
    width: 900,
    height: 600,
    maximized: false
  })
})

test('a window of which only a corner is left on the screen cannot be dragged, so it comes back', () => {
  expect([placeOn([main], { ...saved, x: 1850 }).x, placeOn([main], { ...saved, x: 100, y: -20 }).y]).toEqual([undefined, undefined])
  expect(placeOn([main], undefined)).toEqual(DEFAULT_PLACE)
})

test('a long index that ended out of sight is told once; a short one, a paused one and one in sight are not', () => {
  let now = 0
  let status = { counts: { indexed: 7 } } as LibraryStatus // nothing else is read
  let look = (): void => undefined
  let watched = false
  const notify = vi.fn()
  followIndex({
    status: () => status,
    onChange: (listener) => ((look = listener), () => undefined),
    isWatched: () => watched,
    notify,
    now: () => now
  })
  const work = (ms: number, paused = false): void => {
    status = { ...status, work: { phase: 'reading' } as LibraryStatus['work'] } // its figures do not matter
    look()
    now += ms
    status = { ...status, work: undefined, pace: { chosen: paused ? 'paused' : 'full', now: 'full', reason: 'chosen' } }
    look()
  }
  work(59_000)
  work(90_000, true)
  watched = true
  work(90_000)
  watched = false
  work(90_000)
  look()
  expect(notify.mock.calls).toEqual([[7]])
})

/** Ids and roles of a menu, in order. */
const names = (items: readonly MenuItemConstructorOptions[] | undefined): readonly unknown[] =>
  (items ?? []).flatMap((item) => item.id ?? item.role ?? [])
const submenu = (items: readonly MenuItemConstructorOptions[], label: string) =>
  items.find((item) => item.label === label)?.submenu as MenuItemConstructorOptions[] // never a built menu here

test('settings and quit stand where each system’s users look for them', () => {
  const mac = menuTemplate(textsOf('en'), () => undefined, 'darwin')
  const linux = menuTemplate(textsOf('en'), () => undefined, 'linux')
  expect(names(submenu(mac, 'Footnote'))).toEqual(['about', 'settings', 'hide', 'hideOthers', 'unhide', 'quit'])
  expect(names(submenu(mac, 'File'))).toEqual(['new', 'add-folder', 'print', 'close'])
  expect(names(submenu(linux, 'File'))).toEqual(['new', 'add-folder', 'print', 'settings', 'close', 'quit'])
  expect(linux.some(({ label }) => label === 'Footnote')).toBe(false)
})

test('the menu is in the language that was chosen, else in the first of the system’s that there is', () => {
  expect([languageOf('pl', ['de-DE']), languageOf('system', ['fr-FR', 'de-AT']), languageOf('system', ['ja'])]).toEqual(['pl', 'de', 'en'])
  const labels = menuTemplate(textsOf('de'), () => undefined, 'linux').map(({ label }) => label)
  expect(labels).toEqual(['Datei', 'Bearbeiten', 'Ansicht', 'Fenster', 'Hilfe'])
})

test('spelling is checked in the languages that there are dictionaries for, nearest first, each once', () => {
  const available = ['de', 'en-AU', 'en-GB', 'en-US', 'pt-PT', 'pt-BR', 'sr-Latn']
  expect(dictionariesFor(['de-AT', 'C', 'en-GB', 'ja', 'pt', 'de'], available)).toEqual(['de', 'en-GB', 'pt-BR'])
  expect([dictionariesFor(['en'], available), dictionariesFor(['sr-RS'], available)]).toEqual([['en-US'], ['sr-Latn']])
})

test('the menu of a text corrects a misspelt word, and offers nothing where nothing can be done', () => {
  const corrected: string[] = []
  const at = { misspelledWord: '', dictionarySuggestions: [], isEditable: false, selectionText: '' }
  const menu = (given: object) => textMenu({ ...at, ...given }, textsOf('en'), (word) => void corrected.push(word))
  const typed = menu({ misspelledWord: 'boilr', dictionarySuggestions: ['boiler'], isEditable: true })
  expect(typed.map(({ label, type }) => label ?? type)).toEqual(['boiler', 'separator', 'Cut', 'Copy', 'Paste', 'Select all'])
  Reflect.apply(typed[0]?.click ?? (() => undefined), undefined, [])
  expect(corrected).toEqual(['boiler'])
  expect(menu({ misspelledWord: 'qqqq', isEditable: true })[0]).toEqual({ label: 'No suggestion', enabled: false })
  expect([menu({ selectionText: 'read' }).map(({ label }) => label), menu({})]).toEqual([['Copy'], []])
})

test('the tray tells how far the index is', () => {
  const work = { phase: 'reading', done: 120, total: 2310 } as LibraryStatus['work'] // nothing else is read
  const pace = { chosen: 'paused', now: 'paused', reason: 'chosen' } as const
  const embedding = { ...work, phase: 'embedding' } as LibraryStatus['work']
  const scanning = { ...work, phase: 'scanning', total: 0 } as LibraryStatus['work']
  const told = [undefined, { work }, { work: embedding }, { work: scanning }, { work, pace }].map((status) =>
    describeState(textsOf('en'), status as LibraryStatus, 'en')
  )
  expect(told).toEqual([
    'Up to date',
    'Reading files: 120 of 2,310',
    'Learning meanings: 120 of 2,310 passages',
    'Looking for files: 120 found',
    'Indexing is paused'
  ])
})

test('commands wait for a window that listens, and go to the document that is there', async () => {
  const feed = new CommandFeed()
  const gone = new AbortController()
  const first = feed.watch(gone.signal)
  const waiting = first.next()
  gone.abort()
  expect((await waiting).done).toBe(true)
  feed.send({ type: 'new' })
  feed.send({ type: 'show', view: 'settings' })
  const seen: Command[] = []
  const here = new AbortController()
  for await (const command of feed.watch(here.signal)) if (seen.push(command) === 2) here.abort()
  expect(seen).toEqual([{ type: 'new' }, { type: 'show', view: 'settings' }])
})

test('a program’s path in the autostart entry is quoted as the format wants it', () => {
  expect(desktopEntry('/opt/My "App"/foot$note')).toContain('Exec="/opt/My \\"App\\"/foot\\$note" --hidden')
})

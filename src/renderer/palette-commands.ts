import type { Preferences } from '../shared/preferences.ts'
import type { App } from './state/app.svelte.ts'
import { escapeDoes, focusQuestion, startOver, startSearch } from './shortcuts.ts'

/** Something the person can have done from anywhere; its words are `messages.commands[id]`. */
export interface PaletteCommand {
  readonly id: CommandId
  /** As `keysText` reads it. */
  readonly keys?: string
  /** Whether the keys do this now; default: always. */
  readonly keysWork?: (app: App) => boolean
  readonly run: (app: App) => unknown
  /** Whether it means anything now; default: always. */
  readonly applies?: (app: App) => boolean
}

/** Whether there is anything to save, print or copy. */
export const hasAnswer = ({ conversation }: App): boolean => conversation.runs.some(({ sentences }) => sentences.length > 0)
const isReading = ({ reader }: App): boolean => reader.place !== undefined
const hasFile = ({ reader }: App): boolean => reader.place !== undefined && reader.hasFile
const isIndexing = ({ library }: App): boolean => library.status?.pace !== undefined

/** Every command of the app, most used first. */
const ALL = [
  { id: 'new', keys: 'Mod N', run: startOver },
  { id: 'ask', keys: '/', run: focusQuestion },
  { id: 'search', keys: 'Mod Shift F', run: startSearch },
  { id: 'addFolder', keys: 'Mod O', run: (app) => app.addFolder() },
  { id: 'conversations', keys: 'Mod Shift L', run: (app) => app.layout.showSide('conversations') },
  { id: 'library', keys: 'Mod Shift B', run: (app) => app.layout.showSide('library') },
  {
    id: 'stop',
    keys: 'Esc',
    keysWork: (app) => escapeDoes(app) === 'stop',
    run: ({ conversation }) => conversation.stop(),
    applies: ({ conversation }) => conversation.running
  },
  {
    id: 'again',
    run: ({ conversation }) => conversation.last && conversation.retry(conversation.last),
    applies: ({ conversation }) => conversation.last !== undefined && !conversation.running
  },
  { id: 'copy', run: (app) => app.exporter.copy() },
  { id: 'exportMarkdown', run: (app) => app.exporter.save('md') },
  { id: 'exportHtml', run: (app) => app.exporter.save('html') },
  { id: 'exportPdf', run: (app) => app.exporter.save('pdf') },
  { id: 'print', keys: 'Mod P', run: (app) => app.exporter.print() },
  { id: 'nextSource', keys: ']', run: ({ reader }) => reader.step(1), applies: ({ reader }) => reader.hasNext },
  { id: 'previousSource', keys: '[', run: ({ reader }) => reader.step(-1), applies: ({ reader }) => reader.hasPrevious },
  { id: 'back', keys: 'Alt ←', run: ({ reader }) => reader.back(), applies: ({ reader }) => reader.hasBack },
  { id: 'openFile', run: ({ reader }) => reader.openFile(), applies: hasFile },
  { id: 'showInFolder', run: ({ reader }) => reader.showInFolder(), applies: hasFile },
  {
    id: 'closeReader',
    keys: 'Esc',
    keysWork: (app) => escapeDoes(app) === 'closeReader',
    run: ({ reader }) => reader.close(),
    applies: isReading
  },
  { id: 'pause', run: ({ library }) => library.setPace('paused'), applies: isIndexing },
  { id: 'gentle', run: ({ library }) => library.setPace('gentle'), applies: isIndexing },
  { id: 'full', run: ({ library }) => library.setPace('full'), applies: isIndexing },
  { id: 'retryFiles', run: ({ library }) => library.retry(), applies: ({ library }) => library.files.length > 0 },
  { id: 'models', run: (app) => (app.models.open = true) },
  { id: 'pickModel', run: ({ models }) => models.pick() },
  { id: 'ocr', run: ({ ocr }) => ocr.show() },
  { id: 'restartEngine', run: ({ engine }) => engine.restart() },
  { id: 'addSample', run: ({ library }) => library.addSample() },
  { id: 'themeDark', run: setTheme('dark'), applies: hasOther('dark') },
  { id: 'themeLight', run: setTheme('light'), applies: hasOther('light') },
  { id: 'themeContrast', run: setTheme('contrast'), applies: hasOther('contrast') },
  { id: 'themeSystem', run: setTheme('system'), applies: hasOther('system') },
  { id: 'settings', keys: 'Mod ,', run: ({ settings }) => settings.show() },
  { id: 'shortcuts', keys: 'F1', run: (app) => (app.shortcutsOpen = true) }
] as const satisfies readonly (Omit<PaletteCommand, 'id'> & { readonly id: string })[]

export type CommandId = (typeof ALL)[number]['id']
export const COMMANDS: readonly PaletteCommand[] = ALL

function setTheme(theme: Preferences['theme']) {
  return ({ desktop }: App) => desktop.set({ theme })
}

function hasOther(theme: Preferences['theme']) {
  return ({ desktop }: App): boolean => desktop.preferences.theme !== theme
}

import type { App } from './state/app.svelte.ts'
import { focusQuestion, startOver, startSearch } from './shortcuts.ts'

/** Something the person can have done from anywhere; its words are `messages.commands[id]`. */
export interface PaletteCommand {
  readonly id: CommandId
  /** As the shortcut sheet writes it; `Mod` is Ctrl, on a Mac ⌘. */
  readonly keys?: string
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
  { id: 'search', keys: 'Mod F', run: startSearch },
  { id: 'addFolder', keys: 'Mod O', run: (app) => app.addFolder() },
  { id: 'conversations', keys: 'Mod Shift L', run: (app) => app.layout.showSide('conversations') },
  { id: 'library', keys: 'Mod Shift B', run: (app) => app.layout.showSide('library') },
  { id: 'stop', keys: 'Esc', run: ({ conversation }) => conversation.stop(), applies: ({ conversation }) => conversation.running },
  {
    id: 'again',
    run: ({ conversation }) => conversation.last && conversation.retry(conversation.last),
    applies: ({ conversation }) => conversation.last !== undefined && !conversation.running
  },
  { id: 'copy', run: (app) => app.exporter.copy(), applies: hasAnswer },
  { id: 'exportMarkdown', run: (app) => app.exporter.save('md'), applies: hasAnswer },
  { id: 'exportHtml', run: (app) => app.exporter.save('html'), applies: hasAnswer },
  { id: 'exportPdf', run: (app) => app.exporter.save('pdf'), applies: hasAnswer },
  { id: 'print', keys: 'Mod P', run: (app) => app.exporter.print(), applies: hasAnswer },
  { id: 'nextSource', keys: ']', run: ({ reader }) => reader.step(1), applies: ({ reader }) => reader.hasNext },
  { id: 'previousSource', keys: '[', run: ({ reader }) => reader.step(-1), applies: ({ reader }) => reader.hasPrevious },
  { id: 'back', keys: 'Alt ←', run: ({ reader }) => reader.back(), applies: ({ reader }) => reader.hasBack },
  { id: 'openFile', run: ({ reader }) => reader.openFile(), applies: hasFile },
  { id: 'showInFolder', run: ({ reader }) => reader.showInFolder(), applies: hasFile },
  { id: 'closeReader', keys: 'Esc', run: ({ reader }) => reader.close(), applies: isReading },
  { id: 'pause', run: ({ library }) => library.setPace('paused'), applies: isIndexing },
  { id: 'gentle', run: ({ library }) => library.setPace('gentle'), applies: isIndexing },
  { id: 'full', run: ({ library }) => library.setPace('full'), applies: isIndexing },
  { id: 'retryFiles', run: ({ library }) => library.retry(), applies: ({ library }) => library.files.length > 0 },
  { id: 'models', run: (app) => (app.models.open = true) },
  { id: 'pickModel', run: ({ models }) => models.pick() },
  { id: 'ocr', run: ({ ocr }) => ocr.show() },
  { id: 'restartEngine', run: ({ engine }) => engine.restart() },
  { id: 'addSample', run: ({ library }) => library.addSample() },
  { id: 'settings', keys: 'Mod ,', run: ({ settings }) => settings.show() },
  { id: 'shortcuts', keys: 'F1', run: (app) => (app.shortcutsOpen = true) }
] as const satisfies readonly (Omit<PaletteCommand, 'id'> & { readonly id: string })[]

export type CommandId = (typeof ALL)[number]['id']
export const COMMANDS: readonly PaletteCommand[] = ALL

/** The keys as this system writes them: "Ctrl+N", "⌘N". */
export function keysText(keys: string, isMac: boolean): string {
  const parts = keys.split(' ').map((key) => (isMac ? (MAC[key] ?? key) : (OTHER[key] ?? key)))
  return parts.join(isMac ? '' : '+')
}

/** "Ctrl/⌘ K" as this system's keys are labelled. */
export function ofSystem(keys: string, isMac: boolean): string {
  return keys.replace(/(\p{L}+)\/⌘/u, isMac ? '⌘' : '$1')
}

const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Esc: 'Esc' }
const OTHER: Readonly<Record<string, string>> = { Mod: 'Ctrl' }

import { BrowserWindow, Menu, screen, shell, type WebPreferences } from 'electron'
import { isPage, type Page } from './page.ts'
import { textMenu } from './text-menu.ts'
import type { Texts } from './texts.ts'
import { LEAST, placeOn, readPlace, writePlace } from './window-place.ts'

interface Options {
  readonly page: Page
  readonly preload: string
  readonly icon: string
  /** Where the place of the window is kept. */
  readonly placeFile: string
  /** Started with the system: it waits in the tray. Default false. */
  readonly hidden?: boolean
  readonly texts: () => Texts
}

/** Makes the main window where it last was. */
export function openWindow({ page, preload, icon, placeFile, hidden = false, texts }: Options): BrowserWindow {
  const { maximized, ...bounds } = placeOn(
    screen.getAllDisplays().map(({ workArea }) => workArea),
    readPlace(placeFile)
  )
  const window = new BrowserWindow({
    ...bounds,
    minWidth: LEAST.width,
    minHeight: LEAST.height,
    title: 'Footnote',
    icon,
    show: false,
    webPreferences: securePreferences(preload)
  })
  lockWindow(window, page)
  if (maximized) window.maximize()
  if (!hidden) window.once('ready-to-show', () => window.show())
  window.on('close', () => writePlace(placeFile, { ...window.getNormalBounds(), maximized: window.isMaximized() }))
  window.webContents.on('context-menu', (_event, at) => {
    const template = textMenu(at, texts(), (word) => window.webContents.replaceMisspelling(word))
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window })
  })
  return window
}

/** No Node in the page, and a world of its own for the preload. Spelling is switched by the session. */
export function securePreferences(preload: string): WebPreferences {
  return { preload, contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false, spellcheck: true }
}

/** Locks a window: no other page in it, no second window. */
export function lockWindow(window: BrowserWindow, page: Page): void {
  const contents = window.webContents
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event, url) => {
    if (isPage(page, url)) return
    event.preventDefault()
    openOutside(url)
  })
  contents.on('will-redirect', (event) => event.preventDefault()) // nothing that the window loads redirects
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Links of the web open in the user's browser; any other kind of address (file:, javascript:, a program's) opens nowhere. */
function openOutside(url: string): void {
  if (URL.parse(url)?.protocol === 'https:') void shell.openExternal(url)
}

import { BrowserWindow, shell } from 'electron'
import { isPage, type Page } from './page.ts'

interface Options {
  readonly page: Page
  readonly preload: string
  readonly icon: string
}

/** Makes the window, locked: no Node in the page, no other page in the window, no second window. */
export function openWindow({ page, preload, icon }: Options): BrowserWindow {
  const window = new BrowserWindow({
    width: 1240,
    height: 820,
    minWidth: 720,
    minHeight: 480,
    title: 'Footnote',
    icon,
    show: false,
    webPreferences: { preload, contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false, spellcheck: false }
  })
  window.once('ready-to-show', () => window.show())
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
  return window
}

/** Links of the web open in the user's browser; any other kind of address (file:, javascript:, a program's) opens nowhere. */
function openOutside(url: string): void {
  if (URL.parse(url)?.protocol === 'https:') void shell.openExternal(url)
}

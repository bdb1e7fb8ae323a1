import { app, BrowserWindow, ipcMain, session } from 'electron'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defaultDataFolder, defaultModelFolder } from '../core/data-folder.ts'
import { openKnowledgeBase } from '../core/knowledge-base.ts'
import { api, type ApiHandlers } from '../shared/api.ts'
import { serve } from '../shared/rpc/index.ts'
import { guardSession } from './guard.ts'
import { hostHandlers } from './host-handlers.ts'
import { lateHandlers } from './late-handlers.ts'
import { setMenu } from './menu.ts'
import { pageOf } from './page.ts'
import { acceptPorts } from './port.ts'
import { spawnUtility } from './spawn.ts'
import { electronSystem } from './system.ts'
import { openWindow } from './window.ts'

/** The folder of the bundle, out/main; resources lie beside out. */
const HERE = import.meta.dirname
/** How long the core may take to close its files before the app ends anyway. */
const CLOSE_MS = 5000

const dataFolder = app.commandLine.getSwitchValue('user-data-dir') || defaultDataFolder()
const modelFolder = defaultModelFolder()

app.enableSandbox()
app.setName('Footnote')
app.setPath('userData', dataFolder)
app.setPath('sessionData', join(dataFolder, 'window')) // caches of the window, apart from what is the user's
if (app.requestSingleInstanceLock()) void run()
else app.quit()

async function run(): Promise<void> {
  await app.whenReady()
  const spawn = spawnUtility()
  const opening = openKnowledgeBase({
    dataFolder,
    modelFolder,
    resources: join(HERE, '../../resources'),
    entries: { inference: join(HERE, 'inference.js'), parser: join(HERE, 'parser.js'), ocr: join(HERE, 'ocr.js') },
    ...(spawn ? { spawn } : {})
  })
  opening.catch(() => undefined) // every call of the window answers with it; see lateHandlers
  const info = { version: app.getVersion(), dataFolder, modelFolder, host: describeHost() }
  // The window does not wait for the core: it says itself that the files are being opened, or why they cannot be.
  const handlers = lateHandlers(
    opening.then((core): ApiHandlers => ({
      ...core.handlers,
      ...hostHandlers(core, electronSystem(), info)
    }))
  )

  const development = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  const page = pageOf(development ?? pathToFileURL(join(HERE, '../renderer/index.html')).href)
  guardSession(session.defaultSession, page)
  setMenu()
  const open = (): void => {
    const window = openWindow({ page, preload: join(HERE, '../preload/index.cjs'), icon: join(HERE, '../../resources/icons/footnote.png') })
    acceptPorts(ipcMain, window.webContents, page, (port) => void serve(api, handlers, port))
    void window.loadURL(page.url)
  }
  open()

  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.show()
    window?.focus()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  closeBeforeQuit(async () => {
    const core = await opening.catch(() => undefined) // it never opened: nothing to close
    await core?.close()
  })
}

/** Holds the end of the app back until `close` is done, or has had its time. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('will-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return // asked twice: a signal and the last window
    state = 'closing'
    const late = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_MS))
    void Promise.race([close(), late])
      .catch((error: unknown) => console.error('Closing failed:', error)) // the store survives a kill at any moment, so also this
      .finally(() => {
        state = 'closed'
        app.quit()
      })
  })
}

function describeHost(): string {
  const { electron, chrome } = process.versions as Readonly<Record<string, string | undefined>> // the stand-in has no `electron`
  return electron ? `Electron ${electron}` : `stand-in over Chromium ${chrome ?? ''}`
}

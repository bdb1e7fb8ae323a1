import { app, ipcMain, nativeTheme, session, type BrowserWindow } from 'electron'
import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { undoRestore } from '../core/backup/restore.ts'
import { defaultDataFolder, defaultModelFolder } from '../core/data-folder.ts'
import type { KnowledgeBase } from '../core/knowledge-base.ts'
import { api, type ApiHandlers } from '../shared/api.ts'
import { serve } from '../shared/rpc/index.ts'
import { closeBeforeQuit } from './close-before-quit.ts'
import { CoreLife } from './core-life.ts'
import { SCHEME } from './deep-link.ts'
import { desktopHandlers } from './desktop-handlers.ts'
import { Desktop } from './desktop.ts'
import { firstLoad } from './first-load.ts'
import { guardSession } from './guard.ts'
import { hostHandlers } from './host-handlers.ts'
import { lateHandlers } from './late-handlers.ts'
import { pageOf } from './page.ts'
import { acceptPorts } from './port.ts'
import { PreferencesFile } from './preferences.ts'
import { QuickAsk } from './quick-ask.ts'
import { spawnUtility } from './spawn.ts'
import { electronSystem } from './system.ts'
import { openWindow } from './window.ts'

/** The folder of the bundle, out/main; resources lie beside out. */
const HERE = import.meta.dirname
const ICON = join(HERE, '../../resources/icons/footnote.png')
const PRELOAD = join(HERE, '../preload/index.cjs')

const dataFolder = app.commandLine.getSwitchValue('user-data-dir') || defaultDataFolder()
const modelFolder = defaultModelFolder()

app.enableSandbox()
app.setName('Footnote')
app.setPath('userData', dataFolder)
app.setPath('sessionData', join(dataFolder, 'window')) // caches of the window, apart from what is the user's
if (app.requestSingleInstanceLock()) void run()
else app.quit()

async function run(): Promise<void> {
  await Promise.all([app.whenReady(), undoRestore(dataFolder)])
  const preferences = await PreferencesFile.open(dataFolder)
  const pageLoaded = Promise.withResolvers<void>()
  const life = new CoreLife(openCore)
  const system = electronSystem()
  const development = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  const page = pageOf(development ?? pathToFileURL(join(HERE, '../renderer/index.html')).href)
  guardSession(session.defaultSession, page)

  const connect = (window: BrowserWindow): void => acceptPorts(ipcMain, window.webContents, page, (port) => void serve(api, handlers, port))
  let main: BrowserWindow | undefined
  const open = (hidden = false): BrowserWindow => {
    const placeFile = join(dataFolder, 'window-place.json')
    const window = (main = openWindow({ page, preload: PRELOAD, icon: ICON, placeFile, hidden, texts: desktop.texts }))
    window.on('closed', () => {
      main = undefined
      // A hidden bar would keep the app running without anything to see.
      if (!preferences.value.background && process.platform !== 'darwin') quickAsk.close()
    })
    connect(window)
    void firstLoad(window.webContents).then(pageLoaded.resolve)
    void window.loadURL(page.url)
    return window
  }
  const showWindow = (): BrowserWindow => {
    const window = main ?? open()
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
    return window
  }
  const quickAsk = new QuickAsk({ page, preload: PRELOAD, connect })
  const desktop = new Desktop({ preferences, life, icon: ICON, quickAsk, showWindow })

  // The window does not wait for the core: it says itself that the files are being opened, or why they cannot be.
  const info = {
    version: app.getVersion(),
    dataFolder,
    modelFolder,
    host: describeHost(),
    memoryBytes: totalmem(),
    cores: availableParallelism()
  }
  const desktopPart = desktopHandlers({
    ...{ dataFolder, modelFolder, preferences, life, system, commands: desktop.commands, texts: desktop.texts, run: desktop.run },
    desktop: desktop.state,
    hideQuickAsk: () => quickAsk.hide()
  })
  const handlers: ApiHandlers = {
    ...lateHandlers(async () => {
      const { core, closing } = await life.current()
      return { closing, handlers: { ...core.handlers, ...hostHandlers(core, system, info, desktop.texts), ...desktopPart } }
    }),
    ...desktopPart
  }

  async function openCore(): Promise<KnowledgeBase> {
    const spawn = spawnUtility()
    await pageLoaded.promise
    const { openKnowledgeBase } = await import('../core/knowledge-base.ts')
    const core = await openKnowledgeBase({
      dataFolder,
      modelFolder,
      resources: join(HERE, '../../resources'),
      entries: { inference: join(HERE, 'inference.js'), parser: join(HERE, 'parser.js'), ocr: join(HERE, 'ocr.js') },
      ...(spawn ? { spawn } : {})
    })
    desktop.follow(core)
    return core
  }

  const setTheme = (): void => {
    const { theme } = preferences.value
    nativeTheme.themeSource = theme === 'contrast' ? 'system' : theme // dialogs and the first paint; contrast is the window's own
  }
  setTheme()
  preferences.onChange(setTheme)
  open(app.commandLine.hasSwitch('hidden') && preferences.value.background)
  desktop.apply()
  app.setAsDefaultProtocolClient(SCHEME)
  const runArguments = (argv: readonly string[]): void =>
    void desktop.runArguments(argv).catch((error: unknown) => console.error('What the start asked for failed:', error))
  runArguments(process.argv)

  app.on('second-instance', (_event, argv) => {
    showWindow()
    runArguments(argv)
  })
  // macOS hands links and files over as events.
  app.on('open-url', (_event, url) => runArguments(['', url]))
  app.on('open-file', (_event, file) => runArguments(['', file]))
  app.on('activate', () => void showWindow())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && !preferences.value.background) app.quit()
  })
  closeBeforeQuit(async () => {
    quickAsk.close()
    await life.close()
  })
}

function describeHost(): string {
  const { electron, chrome } = process.versions as Readonly<Record<string, string | undefined>> // the stand-in has no `electron`
  return electron ? `Electron ${electron}` : `stand-in over Chromium ${chrome ?? ''}`
}

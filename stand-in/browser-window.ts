import { EventEmitter } from 'node:events'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from './app.ts'
import { preventable } from './events.ts'
import { openWindows } from './open-windows.ts'
import { WebContents, type WebPreferences } from './web-contents.ts'

interface Options {
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly height?: number
  readonly show?: boolean
  readonly title?: string
  readonly webPreferences?: WebPreferences
}

interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

/** Electron's window. Whatever only a desktop can show (icons, progress, focus) is accepted and has no effect. */
export class BrowserWindow extends EventEmitter {
  static #all: BrowserWindow[] = []
  static #lastId = 0
  readonly id = ++BrowserWindow.#lastId
  readonly webContents: WebContents
  #bounds: Bounds
  #title: string
  #visible: boolean
  #destroyed = false
  #wasReady = false

  static getAllWindows = (): BrowserWindow[] => [...BrowserWindow.#all]
  static getFocusedWindow = (): BrowserWindow | null => BrowserWindow.#all.find((window) => window.isVisible()) ?? null
  static fromId = (id: number): BrowserWindow | null => BrowserWindow.#all.find((window) => window.id === id) ?? null
  static fromWebContents = (contents: WebContents): BrowserWindow | null =>
    BrowserWindow.#all.find((window) => window.webContents === contents) ?? null

  constructor(options: Options = {}) {
    super()
    const webPreferences: WebPreferences = { contextIsolation: true, nodeIntegration: false, sandbox: true, ...options.webPreferences }
    if (!webPreferences.contextIsolation || webPreferences.nodeIntegration || !webPreferences.sandbox)
      throw new Error('The stand-in knows only contextIsolation: true, nodeIntegration: false, sandbox: true.')
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.#bounds = { x, y, width, height }
    this.#title = options.title ?? app.getName()
    this.#visible = options.show !== false
    this.webContents = new WebContents(app.browser, { id: this.id, width, height, headed: app.headed, webPreferences })
    BrowserWindow.#all.push(this)
    openWindows.add(this)
    this.webContents.on('did-finish-load', () => this.#onLoad())
    void this.webContents.attached.then(({ targetId }) => this.#watchTarget(targetId))
    app.emit('browser-window-created', preventable(), this)
    app.emit('web-contents-created', preventable(), this.webContents)
  }

  loadURL = (url: string): Promise<void> => this.webContents.loadURL(url)
  loadFile(path: string, options: { hash?: string; query?: Record<string, string> } = {}): Promise<void> {
    const url = pathToFileURL(resolve(app.getAppPath(), path))
    if (options.hash !== undefined) url.hash = options.hash
    for (const [name, value] of Object.entries(options.query ?? {})) url.searchParams.set(name, value)
    return this.loadURL(url.href)
  }

  show(): void {
    this.#visible = true
    this.emit('show')
  }
  hide(): void {
    this.#visible = false
    this.emit('hide')
  }
  isVisible = (): boolean => this.#visible
  isFocused = (): boolean => this.#visible
  isMinimized = (): boolean => false
  isMaximized = (): boolean => false
  isFullScreen = (): boolean => false
  isDestroyed = (): boolean => this.#destroyed
  getTitle = (): string => this.#title
  setTitle = (title: string): void => void (this.#title = title)
  getBounds = (): Bounds => ({ ...this.#bounds })
  getNormalBounds = (): Bounds => ({ ...this.#bounds })
  setBounds = (bounds: Partial<Bounds>): void => void Object.assign(this.#bounds, bounds)
  focus = (): void => void this.emit('focus')
  minimize = (): void => undefined
  restore = (): void => undefined
  maximize = (): void => undefined
  setMenuBarVisibility = (): void => undefined
  setProgressBar = (): void => undefined
  setBackgroundColor = (): void => undefined
  setIcon = (): void => undefined

  close(): void {
    if (this.#destroyed) return
    const event = preventable()
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    if (this.#destroyed) return
    this.#markDestroyed()
    void this.webContents.attached.then(({ targetId }) => app.browser.cdp.send('Target.closeTarget', { targetId })).catch(() => undefined) // the browser was faster
  }

  #onLoad(): void {
    if (this.#wasReady) return
    this.#wasReady = true
    this.emit('ready-to-show')
  }

  /** The user closes a window in Chromium: then it is gone, and `close` can no longer be prevented. */
  #watchTarget(targetId: string): void {
    app.browser.cdp.on('Target.targetDestroyed', (gone) => {
      if (gone.targetId === targetId) this.#markDestroyed()
    })
  }

  #markDestroyed(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    BrowserWindow.#all = BrowserWindow.#all.filter((window) => window !== this)
    openWindows.delete(this)
    this.webContents.markDestroyed()
    this.emit('closed')
    if (openWindows.size > 0) return
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
    else app.quit()
  }
}

import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Browser } from './browser.ts'
import type { CdpSession } from './cdp.ts'
import { preventable } from './events.ts'
import { answerFilePaths } from './file-paths.ts'
import { openIpc, WORLD, type IpcChannel } from './ipc-channel.ts'
import { guardRequests } from './navigation.ts'
import { pageScripts } from './page-scripts.ts'
import { defaultSession } from './session.ts'
import { openTarget } from './target.ts'

export interface WebPreferences {
  readonly preload?: string
  readonly contextIsolation?: boolean
  readonly nodeIntegration?: boolean
  readonly sandbox?: boolean
}

interface Options {
  readonly id: number
  readonly width: number
  readonly height: number
  readonly headed: boolean
  readonly webPreferences: WebPreferences
}

interface PrintOptions {
  readonly printBackground?: boolean
  readonly margins?: { readonly top?: number; readonly bottom?: number; readonly left?: number; readonly right?: number }
  readonly pageSize?: 'A4' | 'Letter'
}

type WindowOpenHandler = (details: { url: string; disposition: string; frameName: string; features: string }) => { action: string }

interface Attached {
  readonly targetId: string
  readonly page: CdpSession
  readonly ipc: IpcChannel
  readonly markOwnLoad: (url: string) => void
}

/** Electron's `webContents`: one page, its preload and its messages. */
export class WebContents extends EventEmitter {
  readonly id: number
  readonly session = defaultSession
  /** Only the top frame has a preload, so it is the only one that can send. */
  readonly mainFrame = { url: '', routingId: 1, processId: 1, parent: null }
  /** Settles when the page exists and its scripts are in place. */
  readonly attached: Promise<Attached>
  readonly #options: Options
  #now: Attached | undefined
  #onWindowOpen: WindowOpenHandler | undefined
  #destroyed = false

  constructor(browser: Browser, options: Options) {
    super()
    this.id = options.id
    this.#options = options
    this.attached = this.#attach(browser)
    this.attached.catch(() => undefined) // reported by whoever loads a page
  }

  isDestroyed = (): boolean => this.#destroyed
  getURL = (): string => this.mainFrame.url
  getLastWebPreferences = (): WebPreferences => this.#options.webPreferences
  setWindowOpenHandler = (handler: WindowOpenHandler): void => void (this.#onWindowOpen = handler)
  setZoomFactor = (): void => undefined
  openDevTools = (): void => undefined
  focus = (): void => undefined

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
    this.#now?.ipc.send(channel, args)
  }

  async loadURL(url: string): Promise<void> {
    const { page, markOwnLoad } = await this.attached
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()))
    markOwnLoad(url)
    const { errorText } = await page.send('Page.navigate', { url })
    if (errorText !== undefined) {
      this.emit('did-fail-load', preventable(), -1, errorText, url, true)
      throw new Error(`${errorText} loading '${url}'`)
    }
    await loaded
  }

  reload(): void {
    this.#now?.page.send('Page.reload').catch(() => undefined) // the window was closed meanwhile
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const { page } = await this.attached
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', { expression: code, awaitPromise: true, returnByValue: true })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as unknown
  }

  /** Margins in inches, as Electron takes them. */
  async printToPDF({ printBackground = false, margins = {}, pageSize = 'A4' }: PrintOptions = {}): Promise<Buffer> {
    const { page } = await this.attached
    const { top = 0.4, bottom = 0.4, left = 0.4, right = 0.4 } = margins
    const [paperWidth, paperHeight] = pageSize === 'Letter' ? [8.5, 11] : [8.27, 11.69]
    const { data } = await page.send('Page.printToPDF', {
      printBackground,
      paperWidth,
      paperHeight,
      marginTop: top,
      marginBottom: bottom,
      marginLeft: left,
      marginRight: right
    })
    return Buffer.from(data, 'base64')
  }

  /** No printer and nobody at a dialog: it is as if the person had cancelled. A test puts its own in place. */
  print(_options: PrintOptions, done?: (printed: boolean, reason: string) => void): void {
    done?.(false, 'Print job canceled')
  }

  async capturePage(): Promise<{ toPNG(): Buffer; isEmpty(): boolean }> {
    const { page } = await this.attached
    const { data } = await page.send('Page.captureScreenshot', { format: 'png' })
    const png = Buffer.from(data, 'base64')
    return { toPNG: () => png, isEmpty: () => png.length === 0 }
  }

  /** Called by the window that owns the page. */
  markDestroyed(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.emit('destroyed')
  }

  async #attach(browser: Browser): Promise<Attached> {
    const { id: targetId, page } = await openTarget(browser, this.#options, { headed: this.#options.headed })
    this.#forwardEvents(page, targetId)
    const { preload } = this.#options.webPreferences
    const source = preload === undefined ? '' : readFileSync(preload, 'utf8')
    const scripts = pageScripts(source)
    const [ipc, markOwnLoad] = await Promise.all([
      openIpc(page, targetId, { event: () => this.#ipcEvent(), onOpen: (url) => this.#onOpen(url) }),
      guardRequests(page, targetId, { current: () => this.mainFrame.url, mayNavigate: (url) => this.#mayNavigate(url) }),
      page.send('Page.enable'),
      page.send('Runtime.enable'),
      page.send('Log.enable'),
      page.send('Inspector.enable'),
      page.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.mainWorld }),
      page.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.isolatedWorld, worldName: WORLD }),
      source.includes('getPathForFile') ? answerFilePaths(page) : undefined,
      this.#setPermissions(browser)
    ])
    return (this.#now = { targetId, page, ipc, markOwnLoad })
  }

  #forwardEvents(page: CdpSession, targetId: string): void {
    page.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id !== targetId) return
      this.mainFrame.url = frame.url + (frame.urlFragment ?? '')
      this.emit('did-navigate', preventable(), this.mainFrame.url, 200, '')
    })
    page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === targetId) this.mainFrame.url = url
    })
    page.on('Page.domContentEventFired', () => this.emit('dom-ready', preventable()))
    page.on('Page.loadEventFired', () => this.emit('did-finish-load', preventable()))
    page.on('Inspector.targetCrashed', () => this.emit('render-process-gone', preventable(), { reason: 'crashed', exitCode: 1 }))
    page.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
      process.stderr.write(`[page] ${exceptionDetails.exception?.description ?? exceptionDetails.text}\n`)
    })
    page.on('Runtime.consoleAPICalled', ({ type, args }) => {
      const message = args.map((argument) => String(argument.value ?? argument.description ?? '')).join(' ')
      this.emit('console-message', preventable({ level: type, message }))
    })
    page.on('Log.entryAdded', ({ entry }) => this.emit('console-message', preventable({ level: entry.level, message: entry.text })))
  }

  #ipcEvent(): { reply(channel: string, ...args: unknown[]): void } {
    return preventable({
      sender: this,
      senderFrame: this.mainFrame,
      frameId: this.mainFrame.routingId,
      processId: this.mainFrame.processId,
      reply: (channel: string, ...args: unknown[]) => this.send(channel, ...args)
    })
  }

  #mayNavigate(url: string): boolean {
    const event = preventable({ url, isMainFrame: true, isSameDocument: false })
    this.emit('will-navigate', event, url)
    return !event.defaultPrevented
  }

  #onOpen(url: string): void {
    const answer = this.#onWindowOpen?.({ url, disposition: 'foreground-tab', frameName: '', features: '' })
    if (answer?.action !== 'deny') process.stderr.write(`The stand-in opens no further windows: ${url}\n`)
  }

  async #setPermissions({ cdp }: Browser): Promise<void> {
    const permissions = await defaultSession.permissions(this)
    await Promise.all(
      permissions.map(({ name, granted }) => {
        const permission = name === 'clipboardSanitizedWrite' ? { name: 'clipboard-write' } : { name: DESCRIPTORS[name] ?? name }
        return cdp.send('Browser.setPermission', { permission, setting: granted ? 'granted' : 'denied' })
      })
    )
  }
}

/** The Permissions API's names, which this command wants. */
const DESCRIPTORS: Readonly<Record<string, string>> = {
  audioCapture: 'microphone',
  videoCapture: 'camera',
  clipboardReadWrite: 'clipboard-read'
}

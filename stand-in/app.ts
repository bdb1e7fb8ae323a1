import { EventEmitter } from 'node:events'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBrowser, type Browser } from './browser.ts'
import { findChromium, HOW_TO_GET_ONE } from './chromium.ts'
import { readApp, readSwitch } from './command-line.ts'
import { preventable } from './events.ts'
import { lockInstance, type InstanceLock } from './instance-lock.ts'
import { openWindows } from './open-windows.ts'

/** Electron's `app`: the life of the process, its paths and its one-instance lock. */
class App extends EventEmitter {
  readonly isPackaged = false
  readonly commandLine = {
    hasSwitch: (name: string) => readSwitch(process.argv, name) !== undefined,
    getSwitchValue: (name: string) => readSwitch(process.argv, name) ?? '',
    appendSwitch: (name: string, value?: string) => void process.argv.push(value === undefined ? `--${name}` : `--${name}=${value}`)
  }
  /** Whether windows are shown on a screen. */
  readonly headed = process.env['STAND_IN_HEADLESS'] !== '1' && hasDisplay()
  readonly #disk = readApp(process.argv)
  readonly #paths = new Map<string, string>()
  readonly #ready = Promise.withResolvers<void>()
  #name = this.#disk.name
  #browser: Browser | undefined
  #lock: InstanceLock | undefined
  #state: 'starting' | 'ready' | 'ending' = 'starting'

  getName = (): string => this.#name
  setName = (name: string): void => void (this.#name = name)
  getVersion = (): string => this.#disk.version
  getAppPath = (): string => this.#disk.root
  getLocale = (): string => 'en-US'
  getPreferredSystemLanguages = (): string[] => ['en-US']
  isReady = (): boolean => this.#state === 'ready'
  whenReady = (): Promise<void> => this.#ready.promise
  setPath = (name: string, path: string): void => void this.#paths.set(name, path)
  enableSandbox(): void {
    // Every page here is sandboxed as far as Chromium can be; see browser.ts.
  }
  /** The desktop would open such links here; a test starts a second instance with one instead. */
  setAsDefaultProtocolClient = (): boolean => true
  setLoginItemSettings(): void {
    // Nothing starts with this system.
  }
  setAppUserModelId(): void {
    // Windows' task bar groups by it; Chromium's windows have Chromium's.
  }

  getPath(name: string): string {
    const data = readSwitch(process.argv, 'user-data-dir') ?? this.#paths.get('userData') ?? join(appData(), this.#name)
    const known: Record<string, string> = {
      home: homedir(),
      appData: appData(),
      userData: data,
      sessionData: data,
      logs: join(data, 'logs'),
      temp: tmpdir(),
      exe: process.execPath,
      documents: join(homedir(), 'Documents'),
      downloads: join(homedir(), 'Downloads'),
      desktop: join(homedir(), 'Desktop')
    }
    const path = this.#paths.get(name) ?? known[name]
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }

  requestSingleInstanceLock(data?: unknown): boolean {
    this.#lock ??= lockInstance(this.getPath('userData'), { argv: process.argv, cwd: process.cwd(), data }, (second) =>
      this.emit('second-instance', preventable(), second.argv, second.cwd, second.data)
    )
    return this.#lock.held
  }

  /** Called by boot.ts once the app's main file has run. */
  start(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.quit())
    process.on('exit', () => {
      this.#browser?.kill()
      this.#lock?.release()
    })
    if (this.#state === 'starting') this.#launch().catch((error: unknown) => this.#fail(error))
  }

  get browser(): Browser {
    if (!this.#browser) throw new Error('Cannot create BrowserWindow before app is ready')
    return this.#browser
  }

  quit(): void {
    if (this.#state === 'ending') return
    const before = preventable()
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    for (const window of [...openWindows]) {
      window.close()
      if (!window.isDestroyed()) return // its `close` was prevented
    }
    const will = preventable()
    this.emit('will-quit', will)
    if (will.defaultPrevented) return
    this.emit('quit', preventable(), 0)
    this.exit(0)
  }

  exit(code = 0): void {
    if (this.#state === 'ending') return
    this.#state = 'ending'
    void Promise.all([this.#browser?.close(), this.#lock?.told]).finally(() => process.exit(code))
  }

  async #launch(): Promise<void> {
    const chromium = findChromium({ headed: this.headed })
    if (!chromium) throw new Error(`There is no Chromium for the window. ${HOW_TO_GET_ONE}`)
    const profile = join(this.getPath('sessionData'), 'stand-in')
    const debuggingPort = readSwitch(process.argv, 'remote-debugging-port')
    const browser = await startBrowser({ chromium, profile, headed: this.headed, debuggingPort })
    this.#browser = browser
    // Electron and Chromium are one process: when one ends, so does the other.
    void browser.exited.then((code) => this.#onBrowserExit(code))
    Object.defineProperty(process.versions, 'chrome', { value: browser.version })
    await browser.cdp.send('Target.setDiscoverTargets', { discover: true })
    this.#state = 'ready'
    this.#ready.resolve()
    this.emit('ready')
  }

  #onBrowserExit(code: number | null): void {
    if (this.#state === 'ending') return
    if (code !== 0) return this.#fail(new Error(`Chromium ended unexpectedly (${code ?? 'killed'}).`))
    for (const window of [...openWindows]) window.destroy() // the last window was closed by its user
    this.quit()
  }

  #fail(error: unknown): void {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    this.exit(1)
  }
}

function appData(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support')
  if (process.platform === 'win32') return process.env['APPDATA'] ?? join(homedir(), 'AppData/Roaming')
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
}

function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

export const app = new App()

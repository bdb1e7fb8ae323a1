import { app, BrowserWindow, Notification, session } from 'electron'
import type { KnowledgeBase } from '../core/knowledge-base.ts'
import type { Command } from '../shared/commands.ts'
import type { Desktop as DesktopState } from '../shared/preferences.ts'
import { CommandFeed } from './command-feed.ts'
import type { CoreLife } from './core-life.ts'
import { readArguments } from './deep-link.ts'
import { dictionariesFor } from './dictionaries.ts'
import { followIndex } from './index-news.ts'
import { setStartAtLogin } from './login.ts'
import { setMenu } from './menu.ts'
import type { PreferencesFile } from './preferences.ts'
import { HOTKEY, type QuickAsk } from './quick-ask.ts'
import { languageOf, textsOf, type TextLanguage, type Texts } from './texts.ts'
import { TrayIcon } from './tray.ts'

export interface DesktopOptions {
  readonly preferences: PreferencesFile
  readonly life: CoreLife
  readonly icon: string
  readonly quickAsk: QuickAsk
  /** Brings the main window up, opening it where there is none. */
  readonly showWindow: () => BrowserWindow
}

/** Everything outside the window that the preferences decide: menu, tray, hotkey, theme, spelling, start at login, notifications. */
export class Desktop {
  readonly commands = new CommandFeed()
  readonly #options: DesktopOptions
  #tray: TrayIcon | undefined
  #hotkeyWorks = false
  #core: KnowledgeBase | undefined

  constructor(options: DesktopOptions) {
    this.#options = options
    options.preferences.onChange(() => this.apply())
  }

  get language(): TextLanguage {
    return languageOf(this.#options.preferences.value.language, app.getPreferredSystemLanguages())
  }
  readonly texts = (): Texts => textsOf(this.language)

  readonly state = (): DesktopState => ({
    preferences: this.#options.preferences.value,
    hotkey: HOTKEY.replace('CommandOrControl', process.platform === 'darwin' ? '⌘' : 'Ctrl').replaceAll(
      '+',
      process.platform === 'darwin' ? ' ' : '+'
    ),
    hotkeyWorks: this.#hotkeyWorks,
    platform: process.platform === 'darwin' ? 'mac' : process.platform === 'win32' ? 'windows' : 'linux'
  })

  /** Makes the desktop as the preferences say; called at start and after each change. */
  apply(): void {
    const { preferences, quickAsk } = this.#options
    const { spellcheck, startAtLogin, quickAsk: wanted } = preferences.value
    this.#hotkeyWorks = quickAsk.setHotkey(wanted)
    setMenu(this.texts(), this.run)
    this.#setSpelling(spellcheck)
    setStartAtLogin(startAtLogin)
    this.#updateTray()
  }

  #setSpelling(on: boolean): void {
    const { defaultSession } = session
    defaultSession.setSpellCheckerEnabled(on)
    // Naming languages fetches their dictionaries: only where asked for. macOS knows its user's languages by itself.
    if (on && process.platform !== 'darwin') {
      const wanted = [...app.getPreferredSystemLanguages(), this.language]
      defaultSession.setSpellCheckerLanguages(dictionariesFor(wanted, defaultSession.availableSpellCheckerLanguages))
    }
  }

  /** Brings the window up and hands it a command. */
  readonly run = (command: Command): void => {
    this.#options.quickAsk.hide()
    this.#options.showWindow()
    this.commands.send(command)
  }

  /** What a start, a second start or a double click brought along. */
  async runArguments(argv: readonly string[]): Promise<void> {
    const { command, model } = readArguments(argv)
    if (command) this.run(command)
    if (model === undefined) return
    const { core } = await this.#options.life.current()
    await core.addModelFile(model)
    this.run({ type: 'show', view: 'models' })
  }

  /** Follows the index of a core that was opened, until it is put away. */
  follow(core: KnowledgeBase): void {
    this.#core = core
    const { library } = core
    library.onChange(() => this.#updateTray())
    followIndex({
      status: () => library.status(),
      onChange: (listener) => library.onChange(listener),
      isWatched: () => BrowserWindow.getFocusedWindow() !== null,
      notify: (files) => this.#notify(files)
    })
    this.#updateTray()
  }

  /** In the tray while the app may run without a window. */
  #updateTray(): void {
    const { preferences, icon, quickAsk, showWindow } = this.#options
    if (!preferences.value.background) {
      this.#tray?.remove()
      this.#tray = undefined
      return
    }
    this.#tray ??= TrayIcon.show(icon, {
      open: () => void showWindow(),
      quickAsk: () => quickAsk.show(),
      pause: (on) => void this.#core?.setPace(on ? 'paused' : 'full'),
      quit: () => app.quit()
    })
    this.#tray?.update(this.texts(), this.#core?.library.status(), this.language)
  }

  #notify(files: number): void {
    if (!this.#options.preferences.value.notify || !Notification.isSupported()) return
    const { indexed, indexedAbout } = this.texts()
    const note = new Notification({ title: indexed, body: indexedAbout(new Intl.NumberFormat(this.language).format(files)), silent: true })
    note.on('click', () => void this.#options.showWindow())
    note.show()
  }
}

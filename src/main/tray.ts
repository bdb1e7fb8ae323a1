import { Menu, nativeImage, Tray } from 'electron'
import type { LibraryStatus } from '../shared/types.ts'
import type { Texts } from './texts.ts'
import { describeState } from './tray-state.ts'

export interface TrayActions {
  open(): void
  quickAsk(): void
  pause(on: boolean): void
  quit(): void
}

/** Edge of the icon in pixels, as docks and trays draw it. */
const ICON_PX = 16

/** The icon in the tray, with the state of the index; undefined where the desktop has no tray. */
export class TrayIcon {
  readonly #tray: Tray
  readonly #actions: TrayActions

  private constructor(tray: Tray, actions: TrayActions) {
    this.#tray = tray
    this.#actions = actions
    tray.on('click', () => actions.open())
  }

  static show(icon: string, actions: TrayActions): TrayIcon | undefined {
    try {
      return new TrayIcon(new Tray(nativeImage.createFromPath(icon).resize({ width: ICON_PX, height: ICON_PX })), actions)
    } catch (error) {
      console.error('There is no tray:', error) // some Linux desktops have none; the window works without
      return undefined
    }
  }

  update(texts: Texts, status: LibraryStatus | undefined, language: string): void {
    const state = describeState(texts, status, language)
    const paused = status?.pace?.chosen === 'paused'
    this.#tray.setToolTip(`Footnote: ${state}`)
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: state, enabled: false },
        { type: 'separator' },
        { label: texts.open, click: () => this.#actions.open() },
        { label: texts.quickAsk, click: () => this.#actions.quickAsk() },
        { label: paused ? texts.goOn : texts.pause, click: () => this.#actions.pause(!paused) },
        { type: 'separator' },
        { label: texts.quit, click: () => this.#actions.quit() }
      ])
    )
  }

  remove(): void {
    this.#tray.destroy()
  }
}

import { BrowserWindow, globalShortcut, screen } from 'electron'
import { lockWindow, securePreferences } from './window.ts'
import type { Page } from './page.ts'

/** Free on all three systems' default desktops; ⌘Space and Alt+Space belong to others. */
export const HOTKEY = 'CommandOrControl+Shift+Space'
const SIZE = { width: 640, height: 420 }
/** Where the bar stands: its upper edge at this share of the screen, where other launchers stand. */
const FROM_TOP = 0.18

interface Parts {
  readonly page: Page
  readonly preload: string
  /** Serves the bar's own document. */
  readonly connect: (window: BrowserWindow) => void
}

/** The bar that a hotkey brings up over any program: type, look through the passages, or ask in the window. */
export class QuickAsk {
  readonly #parts: Parts
  #window: BrowserWindow | undefined

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Takes the hotkey from the system or gives it back; whether it works now. */
  setHotkey(on: boolean): boolean {
    globalShortcut.unregister(HOTKEY)
    return on && globalShortcut.register(HOTKEY, () => this.toggle())
  }

  toggle(): void {
    if (this.#window?.isVisible()) this.hide()
    else this.show()
  }

  show(): void {
    const window = (this.#window ??= this.#make())
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
    window.setBounds({
      ...SIZE,
      x: Math.round(workArea.x + (workArea.width - SIZE.width) / 2),
      y: Math.round(workArea.y + workArea.height * FROM_TOP)
    })
    window.show()
    window.focus()
  }

  hide(): void {
    this.#window?.hide()
  }

  close(): void {
    globalShortcut.unregister(HOTKEY)
    this.#window?.destroy()
  }

  #make(): BrowserWindow {
    const { page, preload, connect } = this.#parts
    const window = new BrowserWindow({
      ...SIZE,
      title: 'Footnote',
      show: false,
      frame: false,
      resizable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      fullscreenable: false,
      webPreferences: securePreferences(preload)
    })
    lockWindow(window, page)
    connect(window)
    window.on('blur', () => window.hide())
    window.on('closed', () => (this.#window = undefined))
    void window.loadURL(`${page.url}#quick-ask`)
    return window
  }
}

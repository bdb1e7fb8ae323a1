import { EventEmitter } from 'node:events'

/** Every dialog is cancelled until a test puts a function of its own in its place. */
export const dialog = {
  showOpenDialog: async (..._args: unknown[]) => ({ canceled: true, filePaths: [] as string[] }),
  showSaveDialog: async (..._args: unknown[]) => ({ canceled: true, filePath: '' }),
  showMessageBox: async (..._args: unknown[]) => ({ response: 0, checkboxChecked: false }),
  showErrorBox: (title: string, content: string) => void process.stderr.write(`${title}: ${content}\n`)
}

const calls: (readonly [method: string, argument: string])[] = []

/** Nothing leaves the app: each call is recorded in `calls`, for tests to read. */
export const shell = {
  calls,
  async openPath(path: string): Promise<string> {
    calls.push(['openPath', path])
    return ''
  },
  async openExternal(url: string): Promise<void> {
    calls.push(['openExternal', url])
  },
  showItemInFolder: (path: string): void => void calls.push(['showItemInFolder', path]),
  beep: (): void => undefined
}

/** A menu that is remembered and never shown. */
export class Menu {
  static #application: Menu | null = null
  readonly items: readonly unknown[]

  constructor(items: readonly unknown[] = []) {
    this.items = items
  }

  static buildFromTemplate = (template: readonly unknown[]): Menu => new Menu(template)
  static setApplicationMenu = (menu: Menu | null): void => void (Menu.#application = menu)
  static getApplicationMenu = (): Menu | null => Menu.#application
  popup(): void {
    // A native menu: there is none here.
  }
}

export const nativeTheme = Object.assign(new EventEmitter(), { themeSource: 'system', shouldUseDarkColors: false })

export const clipboard = {
  text: '',
  writeText: (text: string): void => void (clipboard.text = text),
  readText: (): string => clipboard.text
}

/** Electron's own kind of child process. Absent: the app then forks Node's. */
export const utilityProcess = undefined

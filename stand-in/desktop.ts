import { EventEmitter } from 'node:events'

/** One screen; a test puts others into `displays`. */
const DISPLAY = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  scaleFactor: 1
}

export const screen = Object.assign(new EventEmitter(), {
  displays: [DISPLAY],
  getAllDisplays: (): (typeof DISPLAY)[] => screen.displays,
  getPrimaryDisplay: (): typeof DISPLAY => DISPLAY,
  getDisplayNearestPoint: (_point: object): typeof DISPLAY => DISPLAY,
  getCursorScreenPoint: () => ({ x: 0, y: 0 })
})

const hotkeys = new Map<string, () => void>()

/** No key of the system reaches it: a test calls what `hotkeys` holds. */
export const globalShortcut = {
  hotkeys,
  register(accelerator: string, listener: () => void): boolean {
    if (hotkeys.has(accelerator)) return false
    hotkeys.set(accelerator, listener)
    return true
  },
  unregister: (accelerator: string): void => void hotkeys.delete(accelerator),
  unregisterAll: (): void => hotkeys.clear(),
  isRegistered: (accelerator: string): boolean => hotkeys.has(accelerator)
}

interface Image {
  readonly path: string
  resize(size: object): Image
  isEmpty(): boolean
}

export const nativeImage = {
  createFromPath(path: string): Image {
    const image: Image = { path, resize: () => image, isEmpty: () => false }
    return image
  }
}

/** An icon that nobody sees; `all` holds those that are up, for tests to read. */
export class Tray extends EventEmitter {
  static readonly all: Tray[] = []
  toolTip = ''
  menu: unknown

  constructor(_image: Image) {
    super()
    Tray.all.push(this)
  }

  setToolTip = (text: string): void => void (this.toolTip = text)
  setContextMenu = (menu: unknown): void => void (this.menu = menu)
  destroy(): void {
    Tray.all.splice(Tray.all.indexOf(this), 1)
  }
}

/** A notification that nobody sees; `shown` holds them, for tests to read. */
export class Notification extends EventEmitter {
  static readonly shown: Notification[] = []
  static isSupported = (): boolean => true
  readonly title: string
  readonly body: string

  constructor({ title = '', body = '' }: { readonly title?: string; readonly body?: string } = {}) {
    super()
    this.title = title
    this.body = body
  }

  show(): void {
    Notification.shown.push(this)
  }
}

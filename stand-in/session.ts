import { EventEmitter } from 'node:events'

export interface RequestDetails {
  readonly url: string
  readonly method: string
  readonly resourceType: string
}

type BeforeRequest = (details: RequestDetails, callback: (response: { cancel?: boolean; redirectURL?: string }) => void) => void
type PermissionHandler = (webContents: unknown, permission: string, callback: (granted: boolean) => void, details: object) => void
type PermissionCheck = (webContents: unknown, permission: string, origin: string, details: object) => boolean

/** Electron's names for what a page may ask, by Chromium's; each is asked once, before the page is loaded. */
const PERMISSIONS = {
  audioCapture: 'media',
  videoCapture: 'media',
  geolocation: 'geolocation',
  notifications: 'notifications',
  midi: 'midi',
  clipboardReadWrite: 'clipboard-read',
  clipboardSanitizedWrite: 'clipboard-sanitized-write'
} as const

/** The one session: what pages may ask for and load. */
class Session extends EventEmitter {
  #beforeRequest: BeforeRequest | undefined
  #onPermission: PermissionHandler | undefined

  readonly webRequest = {
    /** With or without Electron's filter, which is not applied: the listener sees every request. */
    onBeforeRequest: (...args: [object, BeforeRequest | null] | [BeforeRequest | null]): void => {
      this.#beforeRequest = (args.length === 2 ? args[1] : args[0]) ?? undefined
    }
  }

  setPermissionRequestHandler(handler: PermissionHandler | null): void {
    this.#onPermission = handler ?? undefined
  }

  setPermissionCheckHandler(_handler: PermissionCheck | null): void {
    // Chromium has one answer for asking and for checking; the request handler's is taken.
  }

  /** Some of Electron's; the languages that were set stand in `spelling`, for tests to read. */
  readonly availableSpellCheckerLanguages: readonly string[] = ['de', 'en-GB', 'en-US', 'pl']
  spelling: readonly string[] = []

  setSpellCheckerEnabled(on: boolean): void {
    // Off in a headless Chromium, the user's own choice in a headed one.
    if (!on) this.spelling = []
  }

  setSpellCheckerLanguages(languages: readonly string[]): void {
    this.spelling = languages
  }

  get watchesRequests(): boolean {
    return this.#beforeRequest !== undefined
  }

  isAllowed(details: RequestDetails): Promise<boolean> {
    const ask = this.#beforeRequest
    if (!ask) return Promise.resolve(true)
    return new Promise((resolve) => ask(details, (response) => resolve(response.cancel !== true)))
  }

  /** The handler's answer for each permission; without a handler everything is granted, as in Electron. */
  permissions(webContents: unknown): Promise<readonly { readonly name: string; readonly granted: boolean }[]> {
    const ask = this.#onPermission
    return Promise.all(
      Object.entries(PERMISSIONS).map(async ([name, permission]) => ({
        name,
        granted: ask ? await new Promise<boolean>((resolve) => ask(webContents, permission, resolve, {})) : true
      }))
    )
  }
}

export const defaultSession = new Session()
export const session = { defaultSession }

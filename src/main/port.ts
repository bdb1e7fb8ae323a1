import { CHANNEL } from '../shared/preload.ts'
import type { Port } from '../shared/rpc/index.ts'
import { isPage, type Page } from './page.ts'

/** The parts of `ipcMain` and `webContents` that a port needs; tests pass plain emitters. */
export interface Inbox {
  on(channel: string, listener: (event: Sender, frame: unknown) => void): unknown
  removeListener(channel: string, listener: (event: Sender, frame: unknown) => void): unknown
}
export interface Sender {
  readonly sender: unknown
  readonly senderFrame: { readonly url: string } | null
}
export interface Contents {
  readonly mainFrame: unknown
  isDestroyed(): boolean
  send(channel: string, frame: unknown): void
  on(event: 'did-navigate', listener: (event: unknown, url: string) => void): unknown
  on(event: 'render-process-gone', listener: (event: unknown, details: unknown) => void): unknown
  once(event: 'destroyed', listener: () => void): unknown
}

/**
 * Hands out one port per document of the window. A port closes when its document goes (reload, navigation, crash,
 * closed window), which cancels what it had running; the next document gets a port of its own.
 * Only the top frame of our own page is heard.
 */
export function acceptPorts(inbox: Inbox, contents: Contents, page: Page, onPort: (port: Port) => void): void {
  let current: Opened | undefined

  const onMessage = (event: Sender, frame: unknown): void => {
    if (isTrusted(event, contents, page)) current?.receive(frame)
  }
  const renew = (): void => {
    current?.close('The page was left.')
    current = openPort(contents)
    onPort(current.port)
  }
  inbox.on(CHANNEL, onMessage)
  contents.on('did-navigate', renew)
  contents.on('render-process-gone', () => current?.close('The page crashed.'))
  contents.once('destroyed', () => {
    inbox.removeListener(CHANNEL, onMessage)
    current?.close('The window was closed.')
    current = undefined
  })
}

/** Whether a message comes from the top frame of this window while it shows our own page. */
export function isTrusted(event: Sender, contents: Pick<Contents, 'mainFrame'>, page: Page): boolean {
  const { sender, senderFrame } = event
  return sender === contents && senderFrame !== null && senderFrame === contents.mainFrame && isPage(page, senderFrame.url)
}

interface Opened {
  readonly port: Port
  receive(frame: unknown): void
  close(reason: string): void
}

function openPort(contents: Contents): Opened {
  const listeners = new Set<{ onFrame(frame: unknown): void; onClose(reason: Error): void }>()
  let open = true
  return {
    port: {
      send: (frame) => {
        if (open && !contents.isDestroyed()) contents.send(CHANNEL, frame) // an answer to a document that has gone is dropped
      },
      listen: (onFrame, onClose) => {
        const listener = { onFrame, onClose }
        listeners.add(listener)
        return () => void listeners.delete(listener)
      }
    },
    receive: (frame) => listeners.forEach((listener) => listener.onFrame(frame)),
    close: (reason) => {
      if (!open) return
      open = false
      for (const listener of listeners) listener.onClose(new Error(reason))
      listeners.clear()
    }
  }
}

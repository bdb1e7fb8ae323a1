import type { Codec } from '../codec.ts'
import type { FromPreload, ToPreload } from '../messages.ts'
import type { Bridge } from './bridge.ts'

type Listener = (event: unknown, ...args: unknown[]) => void

/** The isolated world's own globals: the binding to main, its answer, and the desk for `getPathForFile`. */
interface Desk {
  standInSend(message: string): void
  standInReceive?: (message: ToPreload) => void
  standInFile?: File | undefined
  standInPath?: string
}

/** `require('electron')` of a sandboxed preload: ipcRenderer, contextBridge, webUtils. */
export function preloadElectron(codec: Codec, bridge: Bridge): (id: string) => unknown {
  const desk = globalThis as unknown as Desk // this world belongs to the stand-in; see page-scripts.ts
  const send = desk.standInSend
  const post = (message: FromPreload): void => send(JSON.stringify(message))
  const listeners = new Map<string, Listener[]>()
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let lastId = 0

  const ipcRenderer = {
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    off(channel: string, listener: Listener) {
      listeners.set(channel, (listeners.get(channel) ?? []).filter((one) => one !== listener)) // prettier-ignore
      return ipcRenderer
    },
    once(channel: string, listener: Listener) {
      const once: Listener = (...args) => {
        ipcRenderer.off(channel, once)
        listener(...args)
      }
      return ipcRenderer.on(channel, once)
    },
    removeListener: (channel: string, listener: Listener) => ipcRenderer.off(channel, listener),
    removeAllListeners(channel: string) {
      listeners.delete(channel)
      return ipcRenderer
    },
    send: (channel: string, ...args: unknown[]) => post({ t: 'send', channel, args: codec.encode(args) }),
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const encoded = codec.encode(args)
        const id = ++lastId
        waiting.set(id, { resolve, reject })
        post({ t: 'invoke', id, channel, args: encoded })
      })
  }

  desk.standInReceive = (message) => {
    if (message.t === 'event') {
      const args = codec.decode(message.args) as unknown[] // main encodes an array
      for (const listener of listeners.get(message.channel) ?? []) listener({ sender: ipcRenderer, ports: [] }, ...args)
      return
    }
    const request = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error !== undefined) request?.reject(new Error(`Error invoking remote method '${message.channel}': ${message.error}`))
    else request?.resolve(message.value === undefined ? undefined : codec.decode(message.value))
  }

  const webUtils = {
    /** Synchronous in Electron, so main must answer while this world stands still: it waits for this very statement. */
    getPathForFile(file: File): string {
      desk.standInFile = file
      desk.standInPath = ''
      debugger // the pause is the question; file-paths.ts answers it
      desk.standInFile = undefined
      return desk.standInPath
    }
  }

  const electron = { ipcRenderer, webUtils, contextBridge: { exposeInMainWorld: bridge.expose } }
  return (id) => {
    if (id === 'electron' || id === 'electron/renderer') return electron
    throw new Error(`module not found: ${id}`)
  }
}

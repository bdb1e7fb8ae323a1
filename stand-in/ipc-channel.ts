import type { CdpSession } from './cdp.ts'
import { createCodec } from './codec.ts'
import { ipcMain } from './ipc-main.ts'
import type { FromPreload, ToPreload } from './messages.ts'

/** The name of Chromium's binding in the isolated world; the page's own world has no such thing. */
const BINDING = 'standInSend'
/** Electron's name for the world of preloads. */
export const WORLD = 'Electron Isolated Context'

interface Receiver {
  /** The event that `ipcMain` hands to listeners. */
  event(): { reply(channel: string, ...args: unknown[]): void }
  onOpen(url: string): void
}

export interface IpcChannel {
  send(channel: string, args: readonly unknown[]): void
}

const codec = createCodec()

/** Connects the preload's world of a page's top frame with `ipcMain`. */
export async function openIpc(page: CdpSession, mainFrameId: string, receiver: Receiver): Promise<IpcChannel> {
  let world: number | undefined
  page.on('Runtime.executionContextCreated', ({ context }) => {
    const frame: unknown = context.auxData ? Reflect.get(context.auxData, 'frameId') : undefined
    if (context.name === WORLD && frame === mainFrameId) world = context.id
  })
  page.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (world === executionContextId) world = undefined
  })
  page.on('Runtime.executionContextsCleared', () => (world = undefined))
  page.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name === BINDING && executionContextId === world) void receive(JSON.parse(payload) as FromPreload, executionContextId) // written by browser/preload-host.ts
  })
  await page.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD })

  const post = (message: ToPreload, contextId = world): void => {
    if (contextId === undefined) return // between two documents there is nobody to hear it, as in Electron
    // As an argument, not as the text of a program: Chromium keeps programs, and parses them more slowly.
    const call = { functionDeclaration: '(message) => standInReceive(message)', arguments: [{ value: message }] }
    page.send('Runtime.callFunctionOn', { ...call, executionContextId: contextId, silent: true }).catch(() => undefined) // the document was replaced meanwhile
  }

  async function receive(message: FromPreload, context: number): Promise<void> {
    if (message.t === 'open') return receiver.onOpen(message.url)
    const args = codec.decode(message.args) as unknown[] // the preload encodes an array
    const { channel } = message
    if (message.t === 'send') return void ipcMain.emit(channel, receiver.event(), ...args)
    try {
      const value = codec.encode(await ipcMain.answer(channel, receiver.event(), args))
      post({ t: 'reply', id: message.id, channel, value }, context)
    } catch (error) {
      process.stderr.write(`Error occurred in handler for '${channel}': ${String(error)}\n`)
      post({ t: 'reply', id: message.id, channel, error: String(error) }, context)
    }
  }

  return { send: (channel, args) => post({ t: 'event', channel, args: codec.encode(args) }) }
}

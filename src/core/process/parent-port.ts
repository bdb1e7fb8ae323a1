import type { Frame, Port } from '../../shared/rpc/index.ts'

/** Electron's side of a utility process; absent under plain Node. */
interface ElectronParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void
  removeListener(event: 'message', listener: (event: { readonly data: unknown }) => void): void
  postMessage(message: unknown): void
}

/**
 * The port of a child to the process that started it, and the promise that the child ends with its parent:
 * a closed channel exits at once, so that no orphan keeps a model in memory.
 */
export function parentPort(): Port {
  // Electron adds `parentPort` to `process`; Node's types do not know it.
  const electron = (process as { readonly parentPort?: ElectronParentPort }).parentPort
  if (electron)
    return {
      send: (frame) => electron.postMessage(frame),
      listen: (onFrame) => {
        const onMessage = (event: { readonly data: unknown }): void => onFrame(event.data)
        electron.on('message', onMessage)
        return () => electron.removeListener('message', onMessage)
      }
    }
  if (!process.send) throw new Error('This program is started by Footnote itself; run the app or the command line instead.')
  process.once('disconnect', () => process.exit(0))
  return {
    send: (frame: Frame) => {
      // The parent may go between two tokens; `disconnect` ends this process then, a throw would only race it.
      if (process.connected) process.send?.(frame, undefined, undefined, () => undefined)
    },
    listen: (onFrame, onClose) => {
      const onDisconnect = (): void => onClose(new Error('The parent is gone.'))
      process.on('message', onFrame)
      process.once('disconnect', onDisconnect)
      return () => {
        process.off('message', onFrame)
        process.off('disconnect', onDisconnect)
      }
    }
  }
}

import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { CHANNEL, type FootnotePort } from '../shared/preload.ts'

contextBridge.exposeInMainWorld('footnotePort', {
  send: (frame) => ipcRenderer.send(CHANNEL, frame),
  listen: (onFrame) => {
    const listener = (_event: unknown, frame: unknown): void => onFrame(frame)
    ipcRenderer.on(CHANNEL, listener)
    return () => void ipcRenderer.removeListener(CHANNEL, listener)
  },
  pathForFile: (file) => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]) // it checks by itself
} satisfies FootnotePort)

/* eslint-disable @typescript-eslint/no-require-imports -- a sandboxed preload is CommonJS */
const { contextBridge, ipcRenderer, webUtils } = require('electron')

let required
try {
  required = require('node:fs')
} catch (error) {
  required = error.message
}

contextBridge.exposeInMainWorld('toy', {
  required,
  echo: (value) => ipcRenderer.invoke('echo', value),
  fail: () => ipcRenderer.invoke('fail'),
  missing: () => ipcRenderer.invoke('missing'),
  badAnswer: () => ipcRenderer.invoke('bad-answer'),
  count: (to, onNumber) => {
    const listener = (_event, n) => onNumber(n)
    ipcRenderer.on('counted', listener)
    ipcRenderer.send('count', { to })
    return () => ipcRenderer.removeListener('counted', listener)
  },
  throwHere: () => {
    throw new Error('thrown in the preload')
  },
  pathForFile: (file) => webUtils.getPathForFile(file)
})

// A small app for the tests of the stand-in: it writes what happens to stdout, a line each.
import { app, BrowserWindow, ipcMain } from 'electron'
import { join } from 'node:path'

const say = (...words) => console.log(words.join(' '))

if (!app.requestSingleInstanceLock({ from: process.argv.at(-1) })) app.quit()
else {
  app.on('second-instance', (_event, argv, _folder, data) => say('second-instance', argv.at(-1), data.from))
  app.on('before-quit', () => say('before-quit'))
  let asked = false
  app.on('will-quit', (event) => {
    if (asked) return say('will-quit')
    asked = true
    event.preventDefault()
    setTimeout(() => app.quit(), 10)
  })
  app.on('window-all-closed', () => {
    say('window-all-closed')
    app.quit()
  })
  void app.whenReady().then(run)
}

async function run() {
  ipcMain.on('count', (event, { to }) => {
    for (let n = 0; n < to; n++) event.reply('counted', n)
  })
  ipcMain.handle('echo', (_event, value) => value)
  ipcMain.handle('fail', () => {
    throw new RangeError('index is locked')
  })
  ipcMain.handle('bad-answer', () => () => 1)
  const window = new BrowserWindow({ webPreferences: { preload: join(import.meta.dirname, 'preload.cjs') } })
  window.webContents.on('did-navigate', (_event, url) => say('did-navigate', url.split('/').at(-1)))
  window.webContents.on('will-navigate', (event, url) => {
    say('will-navigate', url)
    if (!url.endsWith('other.html')) event.preventDefault()
  })
  window.webContents.setWindowOpenHandler(({ url }) => {
    say('open', url)
    return { action: 'deny' }
  })
  await window.loadFile('index.html')
}

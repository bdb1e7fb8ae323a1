// What `import … from 'electron'` gives in the main process: the part of Electron's API that the app uses.
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { ipcMain } from './ipc-main.ts'
export { session } from './session.ts'
export { globalShortcut, nativeImage, Notification, screen, Tray } from './desktop.ts'
export { clipboard, dialog, Menu, nativeTheme, shell, utilityProcess } from './system.ts'

import { app } from 'electron'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { desktopEntry } from './autostart-entry.ts'

/** Starts Footnote with the system, or no longer. On Linux that is a file which desktops read; Electron knows only the others. */
export function setStartAtLogin(on: boolean): void {
  if (!app.isPackaged) return // what would start is the development tool
  if (process.platform !== 'linux') return app.setLoginItemSettings({ openAtLogin: on, args: ['--hidden'] })
  const file = join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'autostart/footnote.desktop')
  if (!on) return rmSync(file, { force: true })
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, desktopEntry(process.env['APPIMAGE'] ?? process.execPath))
}

import { Menu } from 'electron'
import type { Command } from '../shared/commands.ts'
import { menuTemplate } from './menu-template.ts'
import type { Texts } from './texts.ts'

/** Puts the application menu up, in the order and with the keys that each system's users expect. */
export function setMenu(texts: Texts, send: (command: Command) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(texts, send, process.platform)))
}

import type { MenuItemConstructorOptions } from 'electron'
import type { Command, ExportFormat } from '../shared/commands.ts'
import type { Texts } from './texts.ts'

type Item = MenuItemConstructorOptions

/** Settings and Quit stand in the app's own menu on macOS, in the File menu elsewhere. */
export function menuTemplate(texts: Texts, send: (command: Command) => void, platform: NodeJS.Platform): Item[] {
  const mac = platform === 'darwin'
  const line: Item = { type: 'separator' }
  const settings: Item = {
    id: 'settings',
    label: texts.settings,
    accelerator: 'CommandOrControl+,',
    click: () => send({ type: 'show', view: 'settings' })
  }
  const app: Item = {
    label: 'Footnote',
    submenu: [
      { role: 'about', label: texts.about },
      line,
      settings,
      line,
      { role: 'hide', label: texts.hide },
      { role: 'hideOthers', label: texts.hideOthers },
      { role: 'unhide', label: texts.showAll },
      line,
      { role: 'quit', label: texts.quit }
    ]
  }
  const save = (format: ExportFormat, label: string): Item => ({ id: `save-${format}`, label, click: () => send({ type: 'save', format }) })
  const file: Item = {
    label: texts.file,
    submenu: [
      { id: 'new', label: texts.newConversation, accelerator: 'CommandOrControl+N', click: () => send({ type: 'new' }) },
      { id: 'add-folder', label: texts.addFolder, accelerator: 'CommandOrControl+O', click: () => send({ type: 'add-folder' }) },
      line,
      { label: texts.saveAs, submenu: [save('md', texts.markdown), save('html', texts.webPage), save('pdf', texts.pdf)] },
      { id: 'print', label: texts.print, accelerator: 'CommandOrControl+P', click: () => send({ type: 'print' }) },
      line,
      ...(mac ? [] : [settings, line]),
      { role: 'close', label: texts.closeWindow, accelerator: 'CommandOrControl+W' },
      ...(mac ? [] : [{ role: 'quit', label: texts.quit, accelerator: 'CommandOrControl+Q' } satisfies Item])
    ]
  }
  const edit: Item = {
    label: texts.edit,
    submenu: [
      { role: 'undo', label: texts.undo },
      { role: 'redo', label: texts.redo },
      line,
      { role: 'cut', label: texts.cut },
      { role: 'copy', label: texts.copy },
      { role: 'paste', label: texts.paste },
      { role: 'selectAll', label: texts.selectAll },
      line,
      // The window takes the key itself, so that it means "find" where a document is open.
      { id: 'search', label: texts.search, click: () => send({ type: 'show', view: 'search' }) }
    ]
  }
  const view: Item = {
    label: texts.view,
    submenu: [
      { id: 'models', label: texts.models, click: () => send({ type: 'show', view: 'models' }) },
      line,
      { role: 'zoomIn', label: texts.zoomIn },
      { role: 'zoomOut', label: texts.zoomOut },
      { role: 'resetZoom', label: texts.resetZoom },
      line,
      { role: 'togglefullscreen', label: texts.fullScreen }
    ]
  }
  const window: Item = {
    label: texts.window,
    submenu: [{ role: 'minimize', label: texts.minimize }, ...(mac ? [{ role: 'front' } satisfies Item] : [])]
  }
  const help: Item = {
    role: 'help',
    label: texts.help,
    submenu: [
      { id: 'shortcuts', label: texts.shortcuts, accelerator: 'F1', click: () => send({ type: 'show', view: 'shortcuts' }) },
      ...(mac ? [] : [line, { role: 'about', label: texts.about } satisfies Item])
    ]
  }
  return [...(mac ? [app] : []), file, edit, view, window, help]
}

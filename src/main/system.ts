import { BrowserWindow, dialog, shell, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import { pdfOf, printHtml } from './print.ts'

/** What the host does for the core's users: dialogs, and files handed to the desktop. */
export interface System {
  /** The chosen path, or undefined when the user cancelled. */
  pick(options: OpenDialogOptions): Promise<string | undefined>
  /** The path for a new file, or undefined when the user cancelled. */
  pickNew(options: SaveDialogOptions): Promise<string | undefined>
  /** A page as PDF; nothing in it is run or loaded. */
  pdf(html: string): Promise<Uint8Array>
  /** Prints a page; false when the user cancelled. */
  print(html: string): Promise<boolean>
  /** Opens a file with its own program; returns why not, or an empty string. */
  openPath(path: string): Promise<string>
  showInFolder(path: string): void
  /** Opens a web address in the system's browser. */
  openLink(url: string): Promise<void>
}

/** The system as Electron reaches it. */
export function electronSystem(): System {
  return {
    async pick(options) {
      const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
      const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
      return canceled ? undefined : filePaths[0]
    },
    async pickNew(options) {
      const [window] = BrowserWindow.getAllWindows()
      const { canceled, filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
      return canceled ? undefined : filePath
    },
    pdf: pdfOf,
    print: printHtml,
    openPath: (path) => shell.openPath(path),
    showInFolder: (path) => shell.showItemInFolder(path),
    openLink: (url) => shell.openExternal(url)
  }
}

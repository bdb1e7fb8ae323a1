import { BrowserWindow, dialog, shell, type OpenDialogOptions } from 'electron'
import { basename } from 'node:path'
import type { KnowledgeBase } from '../core/knowledge-base.ts'
import type { ApiHandlers, HostMethod } from '../shared/api.ts'
import { FootnoteError } from '../shared/errors.ts'
import type { AppInfo } from '../shared/types.ts'

/** The part of the contract that needs a window system: dialogs, and handing files to the system. */
export function hostHandlers(
  core: Pick<KnowledgeBase, 'isKnown' | 'addModelFile'>,
  info: Omit<AppInfo, 'host'>
): Pick<ApiHandlers, HostMethod> {
  return {
    info: () => ({ ...info, host: describeHost() }),
    pickFolder: () => pick({ title: 'Add a folder', properties: ['openDirectory'] }),
    async openFile({ path }) {
      refuseUnknown(core, path)
      const failure = await shell.openPath(path)
      if (failure) throw new FootnoteError('not-found', `"${basename(path)}" could not be opened: ${failure}.`, SHOW_INSTEAD)
    },
    showInFolder({ path }) {
      refuseUnknown(core, path)
      shell.showItemInFolder(path)
    },
    async pickModel() {
      const filters = [{ name: 'Models (GGUF)', extensions: ['gguf'] }]
      const file = await pick({ title: 'Add a model', properties: ['openFile'], filters })
      return file === undefined ? undefined : core.addModelFile(file)
    }
  }
}

const SHOW_INSTEAD = 'Use "Show in folder", and open it from there.'

/** A page can ask for any path; the system opens only what its user gave to Footnote. */
function refuseUnknown(core: Pick<KnowledgeBase, 'isKnown'>, path: string): void {
  if (!core.isKnown(path))
    throw new FootnoteError('not-allowed', `"${basename(path)}" is in none of your folders.`, 'Add its folder first.')
}

async function pick(options: OpenDialogOptions): Promise<string | undefined> {
  const [window] = BrowserWindow.getAllWindows()
  const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return canceled ? undefined : filePaths[0]
}

function describeHost(): string {
  const { electron, chrome } = process.versions as Readonly<Record<string, string | undefined>> // the stand-in has no `electron`
  return electron ? `Electron ${electron}` : `stand-in over Chromium ${chrome ?? ''}`
}

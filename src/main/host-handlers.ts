import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { KnowledgeBase } from '../core/knowledge-base.ts'
import type { ApiHandlers, DesktopMethod, HostMethod } from '../shared/api.ts'
import { FootnoteError } from '../shared/errors.ts'
import type { AppInfo } from '../shared/types.ts'
import type { System } from './system.ts'
import type { Texts } from './texts.ts'

type Core = Pick<KnowledgeBase, 'isKnown' | 'addModelFile'>

/** The part of the contract that needs a window system: dialogs, and handing files to the system. */
export function hostHandlers(
  core: Core,
  system: System,
  info: AppInfo,
  texts: () => Texts
): Pick<ApiHandlers, Exclude<HostMethod, DesktopMethod>> {
  return {
    info: () => info,
    pickFolder: () => system.pick({ title: texts().addFolder, properties: ['openDirectory'] }),
    pickPath: ({ kind }) =>
      system.pick(
        kind === 'file'
          ? { title: texts().chooseFile, properties: ['openFile'] }
          : { title: texts().chooseFolder, properties: ['openDirectory'] }
      ),
    async saveText({ name, format, text }) {
      const { title, filter } = SAVED[format]
      const path = await system.pickNew({ title, defaultPath: `${name}.${format}`, filters: [{ name: filter, extensions: [format] }] })
      if (path === undefined) return undefined
      const content = format === 'pdf' ? await system.pdf(text) : text
      try {
        await writeFile(path, content)
      } catch (cause) {
        throw new FootnoteError('internal', `"${basename(path)}" could not be saved.`, 'Choose another folder, or free some space.', {
          cause
        })
      }
      return path
    },
    printPage: ({ html }) => system.print(html),
    async openFile({ path }) {
      refuseUnknown(core, path)
      const failure = await system.openPath(path)
      if (failure) throw new FootnoteError('not-found', `"${basename(path)}" could not be opened: ${failure}.`, SHOW_INSTEAD)
    },
    showInFolder({ path }) {
      refuseUnknown(core, path)
      system.showInFolder(path)
    },
    openLink: ({ url }) => system.openLink(url),
    async pickModel() {
      const filters = [{ name: texts().modelFiles, extensions: ['gguf'] }]
      const file = await system.pick({ title: texts().addModel, properties: ['openFile'], filters })
      return file === undefined ? undefined : core.addModelFile(file)
    }
  }
}

const SAVED = {
  md: { title: 'Save as Markdown', filter: 'Markdown' },
  html: { title: 'Save as a web page', filter: 'Web page' },
  pdf: { title: 'Save as PDF', filter: 'PDF' }
} as const

const SHOW_INSTEAD = 'Use "Show in folder", and open it from there.'

/** A page can ask for any path; the system opens only what its user gave to Footnote. */
function refuseUnknown(core: Core, path: string): void {
  if (!core.isKnown(path))
    throw new FootnoteError('not-allowed', `"${basename(path)}" is in none of your folders.`, 'Add its folder first.')
}

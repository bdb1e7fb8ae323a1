import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { FootnoteError } from '../../shared/errors.ts'
import type { FolderRules } from '../../shared/folder-rules.ts'
import type { LedgerRow } from '../store/ledger.ts'
import { createSerial } from '../store/serial.ts'
import { isInside } from './exclude.ts'
import type { FileAccess } from './file-access.ts'
import { loadFolders, saveFolders, type WatchedFolder } from './folders.ts'
import { lookAtRoot, type RootView } from './roots.ts'

export interface FolderListParts {
  readonly dataFolder: string
  readonly rows: ReadonlyMap<string, LedgerRow>
  readonly files: FileAccess
  readonly onChange: () => void
  readonly onWarning: (warning: string) => void
}

/** The folders that the user added, and how each was last seen. */
export interface FolderList {
  readonly list: readonly WatchedFolder[]
  /** Whether a list was there to be read when this was opened: without one, nothing can be said to have been removed from it. */
  readonly wasRead: boolean
  paths(): readonly string[]
  /** The watched folder that holds the path. */
  rootOf(path: string): string | undefined
  view(path: string): RootView | undefined
  /** Adds a folder or a file under its real path, which is returned; undefined if it is watched already, by itself or with a wider one. */
  add(path: string, rules?: FolderRules): Promise<string | undefined>
  /** Sets what of a folder is read, and returns its path. */
  setRules(path: string, rules: FolderRules): Promise<string>
  /** Takes a folder from the list and returns its path. */
  remove(path: string): Promise<string>
  /** Looks whether a folder is there now. */
  lookAt(path: string): Promise<RootView>
  /** Looks at all of them; returns those that came back or were made anew. */
  check(): Promise<readonly string[]>
}

/** Loads the list of a data folder. */
export async function openFolderList(parts: FolderListParts): Promise<FolderList> {
  const { dataFolder, files } = parts
  const views = new Map<string, RootView>()
  const loaded = await loadFolders(dataFolder, parts.onWarning)
  let list: readonly WatchedFolder[] = loaded ?? []
  const serial = createSerial()

  const save = async (folders: WatchedFolder[]) => {
    await saveFolders(dataFolder, folders)
    list = folders
    parts.onChange()
  }
  const holdsFilesOf = (folder: string) => {
    for (const row of parts.rows.values()) if (row.folder === folder) return true
    return false
  }
  const lookAt = async (path: string) => {
    const folder = list.find((one) => one.path === path) ?? { path, device: undefined }
    const view = await lookAtRoot(folder, holdsFilesOf(path), files)
    views.set(path, view)
    return view
  }
  const realFolder = async (path: string) => {
    const real = await realpath(resolve(path)).catch(() => undefined)
    const stat = real === undefined ? undefined : await files.stat(real)
    if (real === undefined || (stat?.kind !== 'folder' && stat?.kind !== 'file'))
      throw new FootnoteError(
        'not-found',
        `There is no folder or file ${path}.`,
        'Check the name, and whether the disk it lies on is connected.'
      )
    if (isInside(dataFolder, real))
      throw new FootnoteError('invalid-input', `${path} is where Footnote keeps its own data.`, 'Choose a folder with your documents.')
    return { real, device: stat.device }
  }

  const knownFolder = (path: string): WatchedFolder => {
    const known = list.find((folder) => folder.path === path || folder.path === resolve(path))
    if (!known) throw new FootnoteError('not-found', `${path} is not one of your folders.`, 'Choose a folder from the list.')
    return known
  }

  return {
    get list() {
      return list
    },
    wasRead: loaded !== undefined,
    paths: () => list.map(({ path }) => path),
    rootOf: (path) => list.find((folder) => isInside(folder.path, path))?.path,
    view: (path) => views.get(path),
    add: (path, rules) =>
      serial(async () => {
        const { real, device } = await realFolder(path)
        if (list.some((folder) => isInside(folder.path, real))) return undefined
        // A wider folder takes the narrower ones in; their files are only labelled anew.
        const kept = list.filter((folder) => !isInside(real, folder.path))
        await save([...kept, { path: real, device, ...(rules ? { rules } : {}) }])
        await lookAt(real)
        return real
      }),
    setRules: (path, rules) =>
      serial(async () => {
        const known = knownFolder(path)
        await save(list.map((folder) => (folder === known ? { ...folder, rules } : folder)))
        return known.path
      }),
    remove: (path) =>
      serial(async () => {
        const known = knownFolder(path)
        await save(list.filter((folder) => folder !== known))
        views.delete(known.path)
        return known.path
      }),
    lookAt,
    async check() {
      const returned: string[] = []
      let changed = false
      for (const { path } of list) {
        const before = views.get(path)
        const view = await lookAt(path)
        changed ||= before?.state !== view.state
        if (view.state === 'watching' && before && (before.state !== 'watching' || before.inode !== view.inode)) returned.push(path)
      }
      if (changed) parts.onChange()
      return returned
    }
  }
}

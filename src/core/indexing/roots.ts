import type { FolderEntry } from '../../shared/types.ts'
import type { FileAccess } from './file-access.ts'
import type { WatchedFolder } from './folders.ts'

/** How a watched folder is to be seen now. */
export interface RootView {
  readonly state: Exclude<FolderEntry['state'], 'scanning'>
  readonly reason: string
  readonly remedy: string
  readonly device: number | undefined
  readonly inode: number | undefined
}

/**
 * Looks whether a watched folder is there. A folder that is gone, or that is empty and on another disk than before while the index
 * holds files of it, is `missing`: unplugged is not deleted, so its files stay in the index.
 */
export async function lookAtRoot(root: WatchedFolder, holdsFiles: boolean, files: FileAccess): Promise<RootView> {
  const stat = await files.stat(root.path).catch((thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown))))
  if (stat instanceof Error) return unreadable()
  // A file of its own is saved by putting another in its place: a new number is no news.
  if (stat?.kind === 'file') return { state: 'watching', reason: '', remedy: '', device: stat.device, inode: undefined }
  // A link is followed here only: the user chose it by that name.
  if (!stat || (stat.kind !== 'folder' && stat.kind !== 'link')) return missing()
  try {
    const entries = await files.list(root.path)
    const elsewhere = root.device !== undefined && root.device !== stat.device
    if (!entries.length && holdsFiles && elsewhere) return missing()
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR') ? missing() : unreadable()
  }
  return { state: 'watching', reason: '', remedy: '', device: stat.device, inode: stat.inode }
}

function missing(): RootView {
  const remedy = 'Connect the disk it lies on, or put the folder back; or remove it from Footnote to forget its files.'
  return { state: 'missing', reason: 'The folder is not there now; its files are kept in the index and not cited.', remedy, ...nowhere }
}

function unreadable(): RootView {
  return {
    state: 'unreadable',
    reason: 'No permission to read this folder.',
    remedy: 'Give yourself the right to read it; it is picked up then.',
    ...nowhere
  }
}

const nowhere = { device: undefined, inode: undefined } as const

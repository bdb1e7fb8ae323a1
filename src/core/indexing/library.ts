import { mkdir, realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { counted } from '../../shared/counted.ts'
import type { FolderRules } from '../../shared/folder-rules.ts'
import type { DocumentState, FileEntry, IndexPace, LibraryStatus } from '../../shared/types.ts'
import type { Entries } from '../entries.ts'
import type { Embedder } from '../roles.ts'
import type { ChunkStore } from '../store/chunks.ts'
import { openStore } from '../store/open-store.ts'
import type { IndexedDocument } from './documents.ts'
import { openEmbedRate } from './embed-rate.ts'
import { disk, type FileAccess } from './file-access.ts'
import { openFolderList } from './folder-list.ts'
import { FolderLibrary } from './folder-library.ts'
import type { FileVersion } from './freshness.ts'
import type { FileFilter } from './library-status.ts'
import type { Parser } from './parse/parser-pool.ts'
import { forgetUnwatched, reconcile } from './reconcile.ts'
import type { WatchFolders } from './file-watcher.ts'

/** What one run over the folders came to; every file below them is counted once. */
export interface IndexRun {
  readonly files: { readonly indexed: number; readonly unchanged: number; readonly skipped: number; readonly failed: number }
  /** Chunks in the index after the run. */
  readonly chunks: number
  readonly tokensEmbedded: number
  readonly seconds: number
  /** Over the whole run: scanning, reading and writing included. */
  readonly embedTokensPerSecond: number
}

export interface SyncOptions {
  /** Watched folders, or folders below them. Default: all. */
  readonly folders?: readonly string[]
  readonly signal?: AbortSignal
  readonly onProgress?: (status: LibraryStatus) => void
}

/** The user's folders and their index: the one object that hosts talk to about files. */
export interface Library {
  readonly store: ChunkStore
  /** Adds a folder, or a single file. Default: the default rules. */
  addFolder(path: string, rules?: FolderRules): Promise<void>
  /** Sets what of a folder is read; what is left out now leaves the index, what is not comes in. */
  setFolderRules(path: string, rules: FolderRules): Promise<void>
  folderRules(path: string): FolderRules
  /** The watched folder that a path is or lies in, and its real path, through links; undefined where none does. */
  folderOf(path: string): Promise<{ readonly folder: string; readonly path: string } | undefined>
  /** Forgets the folder and everything indexed below it; the files stay where they are. */
  removeFolder(path: string): Promise<void>
  folders(): readonly string[]
  /** Brings the index up to date and returns when it is, vectors included. */
  sync(options?: SyncOptions): Promise<IndexRun>
  /** Follows changes from now on, after a first look at everything, which goes on in the background. */
  watch(): Promise<void>
  status(): LibraryStatus
  /** Told the status after each change, at most 10 times a second. Returns how to stop. */
  onChange(listener: (status: LibraryStatus) => void): () => void
  files(filter?: FileFilter): FileEntry[]
  /** Reads one file, or every one that failed or needs text recognition, again; also goes on after a full disk. */
  retry(path?: string): Promise<void>
  /** How hard indexing works from now on; pausing stops the call in flight. */
  setPace(pace: IndexPace): void
  /** Files by title or by name, as `titleKey` writes them. */
  titled(keys: ReadonlySet<string>): ReadonlyMap<string, readonly string[]>
  /** How many chunks a file has; 0 for one that is not known. */
  chunksOf(path: string): number
  /** Share of all chunks that can be found by meaning, 0 to 1. */
  embeddedShare(): number
  /** Tokens a second that the chosen embedder took on this machine; undefined before it was measured. */
  embedRate(): Promise<number | undefined>
  /** What the status says may have changed: `isAnswering` says something else. */
  changed(): void
  /** Whether the path is in the ledger, below a folder that is watched. */
  isKnown(path: string): boolean
  /** Paths of those that do not say this any more; what waits to be read again is read. */
  stale(files: readonly FileVersion[]): Promise<ReadonlySet<string>>
  /** The text of a file as it is indexed, or of the version `hash`; a hash alone finds its version too. */
  document(path: string, hash?: string): Promise<IndexedDocument | undefined>
  /** Where the file of the version `hash` lies now, and whether it still says that. */
  documentState(path: string, hash: string): Promise<DocumentState>
  /** Gives chunks without a vector theirs: after an embedder was installed. */
  embedMissing(signal?: AbortSignal): Promise<void>
  close(): Promise<void>
}

export interface LibraryOptions {
  readonly dataFolder: string
  readonly entries: Pick<Entries, 'parser'>
  /** Undefined while none is installed: full text works without. */
  readonly embedder: () => Promise<Embedder | undefined>
  /** Reads beside a running Footnote. Default false. */
  readonly readOnly?: boolean
  /** How hard indexing works at first. Default full. */
  readonly pace?: IndexPace
  /** Whether the machine runs on its battery, where indexing is gentle. Default: what Linux says of it. */
  readonly onBattery?: () => boolean | Promise<boolean>
  /** Whether the user waits for an answer, while indexing is gentle. Default: never. */
  readonly isAnswering?: () => boolean
  /** Versions of texts (by hash) that are kept although no file has them any more: those that conversations cite. Default: none. */
  readonly cited?: () => Promise<Iterable<string>>
  readonly clock?: () => number
  /** One sentence for the log. Default: standard error. */
  readonly onWarning?: (warning: string) => void
  readonly files?: FileAccess
  readonly watch?: WatchFolders
  /** Default: the parser's thread at `entries.parser`. */
  readonly parser?: Parser
}

/** Opens the library of a data folder; `not-allowed` if another process has it open for writing. */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const { readOnly = false, files = disk, onWarning = (warning) => process.stderr.write(`${warning}\n`) } = options
  const named = resolve(options.dataFolder)
  if (!readOnly) await mkdir(named, { recursive: true })
  // Folders are watched under their real path: by a link to it, Footnote would not know its own data there.
  const dataFolder = await realpath(named).catch(() => named)
  const store = await openStore({ dataFolder, readOnly, onWarning })
  try {
    const { rows } = store.ledger
    const folders = await openFolderList({ dataFolder, rows, files, onChange: () => library.changed(), onWarning })
    if (!readOnly && folders.wasRead) await forgetUnwatched(store, (path) => folders.rootOf(path) !== undefined)
    const repaired = readOnly ? 0 : await reconcile(store)
    if (repaired) onWarning(`Footnote did not end cleanly last time: ${counted(repaired, 'file is', 'files are')} read again.`)
    const rate = await openEmbedRate(dataFolder)
    const library = new FolderLibrary(store, folders, rate, { ...options, dataFolder, readOnly, files, onWarning })
    await library.refreshEmbedded()
    // A reader scans nothing: this is where it learns that a folder is gone or may not be read.
    if (readOnly) await folders.check()
    return library
  } catch (thrown) {
    await store.close()
    throw thrown
  }
}

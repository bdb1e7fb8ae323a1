import { mkdir, realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { asFootnoteError, FootnoteError } from '../../shared/errors.ts'
import type { Document, FileEntry, LibraryStatus } from '../../shared/types.ts'
import type { Entries } from '../entries.ts'
import type { Embedder } from '../roles.ts'
import type { ChunkStore } from '../store/chunks.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { createUpkeep } from '../store/upkeep.ts'
import { createEmbedLoop, type EmbedLoop } from './embed-loop.ts'
import { isInside } from './exclude.ts'
import { disk, type FileAccess } from './file-access.ts'
import { loadFolders, saveFolders, type WatchedFolder } from './folders.ts'
import { follow, type Follower } from './follow.ts'
import { freshnessOf, type Freshness } from './freshness.ts'
import { createIndexer, type Indexer, type Verdict } from './indexer.ts'
import { createIntake, type Intake } from './intake.ts'
import { countStates, folderEntry, listFiles, workOf, type FileFilter } from './library-status.ts'
import { documentHash } from './parse/document-hash.ts'
import { createParser, type Parser } from './parse/parser-pool.ts'
import { reconcile } from './reconcile.ts'
import { lookAtRoot, type RootView } from './roots.ts'
import { watchFolders, type WatchFolders } from './watch.ts'

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
  addFolder(path: string): Promise<void>
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
  /** Reads one file, or every failed one, again; also goes on after a full disk. */
  retry(path?: string): Promise<void>
  /** Whether the path is in the ledger, below a folder that is watched. */
  isKnown(path: string): boolean
  /** Of these paths, those that do not say any more what is indexed; they are read again. */
  stale(paths: readonly string[]): Promise<ReadonlySet<string>>
  /** The text of a file as it is indexed, or of the version `hash`; a hash alone finds its version too. */
  document(path: string, hash?: string): Promise<IndexedDocument | undefined>
  /** Gives chunks without a vector theirs: after an embedder was installed. */
  embedMissing(signal?: AbortSignal): Promise<void>
  close(): Promise<void>
}

export interface IndexedDocument {
  readonly path: string
  readonly hash: string
  readonly document: Document
  readonly modifiedMs: number
  readonly freshness: Freshness
}

export interface LibraryOptions {
  readonly dataFolder: string
  readonly entries: Pick<Entries, 'parser'>
  /** Undefined while none is installed: full text works without. */
  readonly embedder: () => Promise<Embedder | undefined>
  /** Reads beside a running Footnote. Default false. */
  readonly readOnly?: boolean
  readonly clock?: () => number
  /** One sentence for the log. Default: standard error. */
  readonly onWarning?: (warning: string) => void
  readonly files?: FileAccess
  readonly watch?: WatchFolders
  /** Default: the parser's thread at `entries.parser`. */
  readonly parser?: Parser
}

const STATUS_EVERY_MS = 100

/** Opens the library of a data folder; `not-allowed` if another process has it open for writing. */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const { readOnly = false, onWarning = (warning) => process.stderr.write(`${warning}\n`) } = options
  const dataFolder = resolve(options.dataFolder)
  if (!readOnly) await mkdir(dataFolder, { recursive: true })
  const store = await openStore({ dataFolder, readOnly, onWarning })
  try {
    const folders = await loadFolders(dataFolder, onWarning)
    const repaired = readOnly ? 0 : await reconcile(store)
    if (repaired) onWarning(`Footnote did not end cleanly last time: ${repaired} files are read again.`)
    const library = new FolderLibrary(store, folders, { ...options, dataFolder, readOnly, onWarning })
    await library.refreshEmbedded()
    if (readOnly) await library.lookAtFolders()
    return library
  } catch (thrown) {
    await store.close()
    throw thrown
  }
}

type Settings = LibraryOptions & { readonly readOnly: boolean; readonly onWarning: (warning: string) => void }

class FolderLibrary implements Library {
  readonly store: ChunkStore
  readonly #store: Store
  readonly #options: Settings
  readonly #files: FileAccess
  readonly #now: () => number
  readonly #parser: Parser
  readonly #indexer: Indexer
  readonly #embed: EmbedLoop
  readonly #intake: Intake
  readonly #upkeep: ReturnType<typeof createUpkeep>
  readonly #listeners = new Set<(status: LibraryStatus) => void>()
  readonly #views = new Map<string, RootView>()
  readonly #background = new Set<Promise<unknown>>()
  readonly #stopping = new AbortController()
  #folders: WatchedFolder[]
  #follower: Follower | undefined
  #embedded = 0
  #telling: NodeJS.Timeout | undefined
  #closed: Promise<void> | undefined

  constructor(store: Store, folders: WatchedFolder[], options: Settings) {
    this.#store = store
    this.store = store.chunks
    this.#folders = folders
    this.#options = options
    this.#files = options.files ?? disk
    this.#now = options.clock ?? Date.now
    this.#parser = options.parser ?? createParser({ entry: options.entries.parser })
    this.#upkeep = createUpkeep(store, options.onWarning)
    const onChange = () => this.#changed()
    this.#embed = createEmbedLoop({
      chunks: store.chunks,
      embedder: options.embedder,
      onChange,
      onWarning: options.onWarning,
      onWritten: (count) => {
        this.#embedded += count
        this.#upkeep.written()
        this.#inBackground(this.refreshEmbedded())
      }
    })
    this.#indexer = createIndexer({
      store,
      parser: this.#parser,
      files: this.#files,
      now: this.#now,
      isAway: async (folder) => (await this.#lookAt(folder)).state !== 'watching',
      onChange,
      onCommitted: (paths, urgent) => {
        this.#upkeep.written()
        this.#embed.wake(urgent ? paths : [])
      }
    })
    this.#intake = createIntake({
      store,
      indexer: this.#indexer,
      files: this.#files,
      dataFolder: options.dataFolder,
      folders: () => this.#folders,
      lookAt: (folder) => this.#lookAt(folder),
      onChange,
      onToRead: () => this.#embed.warm(),
      onWritten: () => this.#upkeep.written(),
      onWarning: options.onWarning,
      stopping: this.#stopping.signal
    })
  }

  async addFolder(path: string): Promise<void> {
    this.#mayWrite()
    const real = await this.#realFolder(path)
    if (this.#folders.some((folder) => isInside(folder.path, real))) return
    // A wider folder takes the narrower ones in; their files are only labelled anew.
    const kept = this.#folders.filter((folder) => !isInside(real, folder.path))
    const stat = await this.#files.stat(real)
    await this.#saveFolders([...kept, { path: real, device: stat?.device }])
    await this.#lookAt(real)
    if (!this.#follower) return
    await this.#follower.restart()
    this.#inBackground(this.sync({ folders: [real], signal: this.#stopping.signal }))
  }

  async removeFolder(path: string): Promise<void> {
    this.#mayWrite()
    const known = this.#folders.find((folder) => folder.path === path || folder.path === resolve(path))
    if (!known) throw new FootnoteError('not-found', `${path} is not one of your folders.`, 'Choose a folder from the list.')
    await this.#saveFolders(this.#folders.filter((folder) => folder !== known))
    this.#views.delete(known.path)
    await this.#follower?.restart()
    await this.#intake.forget([...this.#store.ledger.rows.keys()].filter((one) => isInside(known.path, one)))
  }

  folders(): readonly string[] {
    return this.#folders.map(({ path }) => path)
  }

  async sync({ folders = this.folders(), signal, onProgress }: SyncOptions = {}): Promise<IndexRun> {
    this.#mayWrite()
    const started = performance.now()
    const tokens = this.#embed.totals.tokens
    const files = { indexed: 0, unchanged: 0, skipped: 0, failed: 0 }
    const count = (verdict: Verdict) => {
      if (verdict !== 'gone') files[verdict]++
    }
    const unlisten = onProgress ? this.onChange(onProgress) : () => undefined
    const onAbort = () => this.#indexer.clear()
    signal?.addEventListener('abort', onAbort, { once: true })
    try {
      this.#indexer.resume()
      this.#embed.wake()
      for (const folder of folders) await this.#intake.scanFolder(await realPathOf(folder), count, signal)
      await this.#indexer.settled()
      signal?.throwIfAborted()
      this.#embed.wake()
      await this.#embed.settled(signal)
      await this.#upkeep.tidy()
      await this.refreshEmbedded()
    } finally {
      signal?.removeEventListener('abort', onAbort)
      unlisten()
    }
    const seconds = (performance.now() - started) / 1000
    const tokensEmbedded = this.#embed.totals.tokens - tokens
    return { files, chunks: this.#chunks(), tokensEmbedded, seconds, embedTokensPerSecond: tokensEmbedded / seconds }
  }

  async watch(): Promise<void> {
    this.#mayWrite()
    if (this.#follower) return
    this.#follower = await follow({
      watch: this.#options.watch ?? watchFolders,
      except: [this.#options.dataFolder],
      roots: () => this.#folders.flatMap(({ path }) => (this.#views.get(path)?.state === 'missing' ? [] : [path])),
      onHints: (paths) => this.#inBackground(this.#intake.check(paths)),
      checkRoots: () => this.#checkRoots(),
      rescan: async (roots) => {
        for (const folder of roots ?? this.folders()) await this.#intake.scanFolder(folder, () => undefined, this.#stopping.signal)
      },
      onWarning: this.#options.onWarning
    })
    this.#inBackground(this.sync({ signal: this.#stopping.signal }))
  }

  status(): LibraryStatus {
    const { rows } = this.#store.ledger
    const { all, byFolder } = countStates(rows, this.#indexer.pending(), this.#indexer.states, this.folders())
    const problem = this.#indexer.problem ?? this.#embed.problem
    const obstacle = problem ? { reason: problem.message, remedy: problem.remedy } : this.#follower?.problem
    const chunks = this.#chunks()
    const embedded = Math.min(chunks, this.#embedded)
    const folders = this.#folders.map(({ path }) => {
      const view = this.#views.get(path) ?? { state: 'watching' as const, reason: '', remedy: '' }
      return folderEntry(path, this.#intake.scanning.has(path) ? { ...view, state: 'scanning' } : view, byFolder.get(path), obstacle)
    })
    const scanned = [...this.#intake.scanning.values()]
    const work = workOf({
      scanned: scanned.length ? scanned.reduce((sum, seen) => sum + seen, 0) : undefined,
      reading: this.#indexer.progress(),
      isReading: this.#indexer.states.size > 0 && !this.#indexer.problem,
      embedding: this.#embed.busy ? this.#embed.totals : undefined,
      chunks,
      embedded,
      nowMs: this.#now()
    })
    return { folders, counts: all, chunks, embedded, work }
  }

  onChange(listener: (status: LibraryStatus) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  files(filter: FileFilter = {}): FileEntry[] {
    return listFiles(this.#store.ledger.rows, this.#indexer.pending(), this.#indexer.states, filter)
  }

  async retry(path?: string): Promise<void> {
    this.#mayWrite()
    this.#indexer.resume()
    this.#embed.wake()
    const rows = [...this.#store.ledger.rows.values()]
    const again = path === undefined ? rows.filter(({ state }) => state === 'failed') : rows.filter((row) => row.path === path)
    if (path !== undefined && !again.length)
      throw new FootnoteError('not-found', `${path} is not in the list of files.`, 'Add its folder first.')
    await this.#intake.check(
      again.map((row) => row.path),
      { force: true }
    )
    // Also without a failed file there may be some that wait since indexing stopped.
    this.#indexer.read([])
  }

  isKnown(path: string): boolean {
    return this.#store.ledger.rows.has(path) && this.#folders.some((folder) => isInside(folder.path, path))
  }

  async stale(paths: readonly string[]): Promise<ReadonlySet<string>> {
    const stale = await this.#notCurrent(paths)
    if (!stale.size || !this.#options.readOnly) {
      if (stale.size) this.#inBackground(this.#intake.check([...stale]))
      return stale
    }
    // A reader's ledger may be older than the writer's: what looks stale is looked up once more.
    await this.#store.ledger.refresh()
    return await this.#notCurrent([...stale])
  }

  async document(path: string, hash?: string): Promise<IndexedDocument | undefined> {
    const rows = this.#store.ledger.rows
    const isHash = hash === undefined && /^[0-9a-f]{64}$/.test(path)
    const row = isHash ? [...rows.values()].find((one) => one.document === path) : rows.get(path)
    const wanted = hash ?? (isHash ? path : row?.document)
    if (!wanted) return undefined
    const document = (await this.#store.texts.get(wanted)) ?? (await this.#readAgain(row, wanted))
    if (!document) return undefined
    const now = row ? await freshnessOf(row, this.#files) : 'deleted'
    const freshness = now === 'current' && row?.document !== wanted ? 'changed' : now
    return { path: row?.path ?? (isHash ? '' : path), hash: wanted, document, modifiedMs: row?.modifiedMs ?? 0, freshness }
  }

  async embedMissing(signal?: AbortSignal): Promise<void> {
    this.#mayWrite()
    this.#embed.wake()
    await this.#embed.settled(signal)
    await this.refreshEmbedded()
  }

  close(): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  async #close(): Promise<void> {
    this.#stopping.abort(new DOMException('The library was closed.', 'AbortError'))
    clearTimeout(this.#telling)
    this.#listeners.clear()
    await this.#follower?.close()
    await this.#indexer.close()
    await this.#embed.close()
    await this.#parser.close()
    await Promise.allSettled([...this.#background])
    if (!this.#options.readOnly) {
      await this.#upkeep.tidy(true)
      const used = new Set([...this.#store.ledger.rows.values()].map(({ document }) => document))
      await this.#store.texts.collect(used, this.#now())
    }
    await this.#store.close()
  }

  /** Counts vectors; asks the table, because one write may give several copies theirs. */
  async refreshEmbedded(): Promise<void> {
    this.#embedded = await this.#store.chunks.countEmbeddedAny()
    this.#changed()
  }

  /** A reader scans nothing: this is where it learns that a folder is gone or may not be read. */
  async lookAtFolders(): Promise<void> {
    for (const { path } of this.#folders) await this.#lookAt(path)
  }

  async #lookAt(path: string): Promise<RootView> {
    const folder = this.#folders.find((one) => one.path === path) ?? { path, device: undefined }
    const holdsFiles = this.#holdsFilesOf(path)
    const view = await lookAtRoot(folder, holdsFiles, this.#files)
    this.#views.set(path, view)
    return view
  }

  #holdsFilesOf(folder: string): boolean {
    for (const row of this.#store.ledger.rows.values()) if (row.folder === folder) return true
    return false
  }

  /** Folders that came back, were made anew or went; the last only change their state. */
  async #checkRoots(): Promise<readonly string[]> {
    const returned: string[] = []
    let changed = false
    for (const { path } of this.#folders) {
      const before = this.#views.get(path)
      const view = await this.#lookAt(path)
      changed ||= before?.state !== view.state
      if (view.state === 'watching' && before && (before.state !== 'watching' || before.inode !== view.inode)) returned.push(path)
    }
    if (changed) this.#changed()
    return returned
  }

  async #notCurrent(paths: readonly string[]): Promise<Set<string>> {
    const freshness = await Promise.all(
      paths.map(async (path) => {
        const row = this.#store.ledger.rows.get(path)
        return row?.state === 'indexed' ? await freshnessOf(row, this.#files) : 'deleted'
      })
    )
    return new Set(paths.filter((_path, index) => freshness[index] !== 'current'))
  }

  /** The archive lost a text (someone emptied it): the file itself still has it, if it was not edited. */
  async #readAgain(row: { readonly path: string } | undefined, wanted: string): Promise<Document | undefined> {
    if (!row) return undefined
    const outcome = await this.#parser.parse(row.path, this.#stopping.signal)
    return outcome.ok && documentHash(outcome.document.text) === wanted ? outcome.document : undefined
  }

  async #realFolder(path: string): Promise<string> {
    const real = await realpath(resolve(path)).catch(() => undefined)
    const stat = real === undefined ? undefined : await this.#files.stat(real)
    if (real === undefined || stat?.kind !== 'folder')
      throw new FootnoteError('not-found', `There is no folder ${path}.`, 'Check the name, and whether the disk it lies on is connected.')
    if (isInside(this.#options.dataFolder, real))
      throw new FootnoteError('invalid-input', `${path} is where Footnote keeps its own data.`, 'Choose a folder with your documents.')
    return real
  }

  async #saveFolders(folders: WatchedFolder[]): Promise<void> {
    await saveFolders(this.#options.dataFolder, folders)
    this.#folders = folders
    this.#changed()
  }

  #chunks(): number {
    let chunks = 0
    for (const row of this.#store.ledger.rows.values()) chunks += row.chunks
    return chunks
  }

  #changed(): void {
    if (this.#telling || !this.#listeners.size || this.#stopping.signal.aborted) return
    this.#telling = setTimeout(() => {
      this.#telling = undefined
      const status = this.status()
      for (const listener of this.#listeners) listener(status)
    }, STATUS_EVERY_MS)
  }

  /** Work that nobody waits for: its failure is a warning, and closing waits for it. */
  #inBackground(work: Promise<unknown>): void {
    const quiet = work.catch((thrown: unknown) => {
      const { code, message, remedy } = asFootnoteError(thrown)
      if (code !== 'stopped' && !this.#stopping.signal.aborted) this.#options.onWarning(`${message} ${remedy}`)
    })
    this.#background.add(quiet)
    void quiet.finally(() => this.#background.delete(quiet))
  }

  #mayWrite(): void {
    if (this.#options.readOnly)
      throw new FootnoteError('not-allowed', 'The index was opened for reading only.', 'Close the other Footnote and try again.')
  }
}

/** Folders are kept under their real path, and callers may know them by a link. A path that is gone stays as it is. */
async function realPathOf(folder: string): Promise<string> {
  return await realpath(folder).catch(() => resolve(folder))
}

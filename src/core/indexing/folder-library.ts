import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { FootnoteError } from '../../shared/errors.ts'
import type { FolderRules } from '../../shared/folder-rules.ts'
import type { DocumentState, FileEntry, IndexPace, LibraryStatus } from '../../shared/types.ts'
import { orAborted } from '../or-aborted.ts'
import type { ChunkStore } from '../store/chunks.ts'
import type { Store } from '../store/open-store.ts'
import { createUpkeep } from '../store/upkeep.ts'
import { createBackground, type Background } from './background.ts'
import { createDocuments, type Documents, type IndexedDocument } from './documents.ts'
import { createEmbedLoop, type EmbedLoop } from './embed-loop.ts'
import type { EmbedRate } from './embed-rate.ts'
import { isInside } from './exclude.ts'
import { createFileCounts, type FileCounts } from './file-counts.ts'
import type { FolderList } from './folder-list.ts'
import { rulesOf } from './folders.ts'
import type { FileVersion } from './freshness.ts'
import { follow, type Follower } from './follow.ts'
import { createIndexer, type Indexer, type Verdict } from './indexer.ts'
import { createIntake, type Intake } from './intake.ts'
import { libraryStatus, listFiles, type FileFilter } from './library-status.ts'
import type { IndexRun, Library, LibraryOptions, SyncOptions } from './library.ts'
import { isOnBattery } from './battery.ts'
import { createPace, type Pace } from './pace.ts'
import { createParser, type Parser } from './parse/parser-pool.ts'
import { createStatusFeed, type StatusFeed } from './status-feed.ts'
import { watchFolders } from './watch.ts'

/** Options with what they are when left out. */
type Settings = LibraryOptions & Required<Pick<LibraryOptions, 'readOnly' | 'onWarning' | 'files'>>

/** What `Library` promises, put together from its parts. */
export class FolderLibrary implements Library {
  readonly store: ChunkStore
  readonly #store: Store
  readonly #options: Settings
  readonly #folders: FolderList
  readonly #documents: Documents
  readonly #parser: Parser
  readonly #indexer: Indexer
  readonly #embed: EmbedLoop
  readonly #intake: Intake
  readonly #upkeep: ReturnType<typeof createUpkeep>
  readonly #pace: Pace
  readonly #rate: EmbedRate
  readonly #counts: FileCounts
  readonly #feed: StatusFeed
  readonly #background: Background
  readonly #now: () => number
  readonly #stopping = new AbortController()
  #follower: Follower | undefined
  #embedded = 0
  #closed: Promise<void> | undefined

  constructor(store: Store, folders: FolderList, rate: EmbedRate, options: Settings) {
    const { files, onWarning } = options
    const stopping = this.#stopping.signal
    const onChange = () => this.changed()
    this.#store = store
    this.store = store.chunks
    this.#folders = folders
    this.#rate = rate
    this.#options = options
    this.#now = options.clock ?? Date.now
    this.#parser = options.parser ?? createParser({ entry: options.entries.parser })
    this.#documents = createDocuments({ store, files, parser: this.#parser, stopping })
    this.#counts = createFileCounts(store.ledger)
    this.#feed = createStatusFeed(() => this.status())
    this.#background = createBackground(onWarning, stopping)
    this.#upkeep = createUpkeep({ store, now: this.#now, onWarning, ...(options.cited ? { cited: options.cited } : {}) })
    const { pace, onBattery = isOnBattery, isAnswering = () => false } = options
    this.#pace = createPace({ ...(pace ? { chosen: pace } : {}), onBattery, isAnswering, onChange })
    this.#embed = createEmbedLoop({
      pace: this.#pace,
      chunks: store.chunks,
      embedder: options.embedder,
      rate,
      onChange,
      onWarning,
      onWritten: (count) => {
        this.#embedded += count
        this.#upkeep.written()
        this.#background.run(this.refreshEmbedded())
      }
    })
    this.#indexer = createIndexer({
      store,
      parser: this.#parser,
      files,
      now: this.#now,
      pace: this.#pace,
      isWanted: (path) => folders.rootOf(path) !== undefined,
      isAway: async (folder) => (await folders.lookAt(folder)).state !== 'watching',
      onChange,
      onState: this.#counts.show,
      onCommitted: (paths, urgent) => {
        this.#upkeep.written()
        this.#embed.wake(urgent ? paths : [])
      }
    })
    this.#intake = createIntake({
      store,
      indexer: this.#indexer,
      files,
      dataFolder: options.dataFolder,
      folders: () => folders.list,
      lookAt: (folder) => folders.lookAt(folder),
      onChange,
      onToRead: () => this.#embed.warm(),
      onWritten: () => this.#upkeep.written(),
      onWarning,
      stopping
    })
  }

  async addFolder(path: string, rules?: FolderRules): Promise<void> {
    this.#mayWrite()
    const added = await this.#folders.add(path, rules)
    if (added === undefined || !this.#follower) return
    await this.#follower.restart()
    this.#background.run(this.sync({ folders: [added], signal: this.#stopping.signal }))
  }

  async setFolderRules(path: string, rules: FolderRules): Promise<void> {
    this.#mayWrite()
    const changed = await this.#folders.setRules(path, rules)
    await this.#follower?.restart()
    this.#background.run(this.sync({ folders: [changed], signal: this.#stopping.signal }))
  }

  folderRules(path: string): FolderRules {
    return rulesOf(this.#folders.list.find((folder) => folder.path === path))
  }

  async folderOf(path: string): Promise<{ readonly folder: string; readonly path: string } | undefined> {
    const real = await realPathOf(path)
    const folder = this.#folders.rootOf(real)
    return folder === undefined ? undefined : { folder, path: real }
  }

  async removeFolder(path: string): Promise<void> {
    this.#mayWrite()
    const removed = await this.#folders.remove(path)
    // What waits is dropped, what is in hand is written without it, and then nothing of the folder is left to come.
    this.#indexer.clear(removed)
    await this.#follower?.restart()
    await this.#indexer.written()
    // Behind lines that are being written just now.
    await this.#store.ledger.write([])
    await this.#intake.forget([...this.#store.ledger.rows.keys()].filter((one) => isInside(removed, one)))
  }

  folders(): readonly string[] {
    return this.#folders.paths()
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
      const read = async () => {
        for (const folder of folders) await this.#intake.scanFolder(await realPathOf(folder), count, signal)
        await this.#indexer.settled()
      }
      await orAborted(read(), signal)
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
    return { files, chunks: this.status().chunks, tokensEmbedded, seconds, embedTokensPerSecond: tokensEmbedded / seconds }
  }

  async watch(): Promise<void> {
    this.#mayWrite()
    if (this.#follower) return
    this.#follower = await follow({
      watch: this.#options.watch ?? watchFolders,
      rules: (root) => this.#intake.rules(root),
      polled: () => this.#folders.list.flatMap(({ path, rules }) => (rules?.poll ? [path] : [])),
      roots: () => this.folders().filter((path) => this.#folders.view(path)?.state !== 'missing'),
      onHints: (paths) => this.#background.run(this.#intake.hint(paths)),
      checkRoots: () => this.#folders.check(),
      rescan: async (roots) => {
        for (const folder of roots ?? this.folders()) await this.#intake.scanFolder(folder, () => undefined, this.#stopping.signal)
      },
      onWarning: this.#options.onWarning
    })
    this.#background.run(this.sync({ signal: this.#stopping.signal }))
  }

  status(): LibraryStatus {
    return libraryStatus({
      counts: this.#counts,
      folders: this.folders().map((path) => ({ path, view: this.#folders.view(path) })),
      scanning: this.#intake.scanning,
      indexer: this.#indexer,
      embed: this.#embed,
      embedded: this.#embedded,
      watching: this.#follower?.problem,
      pace: this.#pace.status()
    })
  }

  onChange(listener: (status: LibraryStatus) => void): () => void {
    return this.#feed.listen(listener)
  }

  files(filter: FileFilter = {}): FileEntry[] {
    return listFiles(this.#store.ledger.rows, this.#indexer.pending(), this.#indexer.states, filter)
  }

  async retry(path?: string): Promise<void> {
    this.#mayWrite()
    this.#indexer.resume()
    this.#embed.wake()
    const rows = [...this.#store.ledger.rows.values()]
    const again =
      path === undefined ? rows.filter(({ state }) => state === 'failed' || state === 'needs-ocr') : rows.filter((row) => row.path === path)
    if (path !== undefined && !again.length)
      throw new FootnoteError('not-found', `${path} is not in the list of files.`, 'Add its folder first.')
    await this.#intake.check(
      again.map((row) => row.path),
      { force: true }
    )
    // Also without a failed file there may be some that wait since indexing stopped.
    this.#indexer.read([])
  }

  setPace(pace: IndexPace): void {
    this.#pace.set(pace)
  }

  titled(keys: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
    return this.#store.ledger.titled(keys)
  }

  chunksOf(path: string): number {
    return this.#store.ledger.rows.get(path)?.chunks ?? 0
  }

  embeddedShare(): number {
    const { chunks } = this.#counts
    return chunks === 0 ? 1 : Math.min(1, this.#embedded / chunks)
  }

  async embedRate(): Promise<number | undefined> {
    const embedder = await this.#options.embedder()
    return embedder && this.#rate.of(embedder.fingerprint)
  }

  isKnown(path: string): boolean {
    return this.#store.ledger.rows.has(path) && this.#folders.rootOf(path) !== undefined
  }

  async stale(versions: readonly FileVersion[]): Promise<ReadonlySet<string>> {
    const stale = await this.#documents.notCurrent(versions)
    if (!stale.size || !this.#options.readOnly) {
      if (stale.size) this.#background.run(this.#intake.check([...stale]))
      return stale
    }
    // A reader's ledger may be older than the writer's: what looks stale is looked up once more.
    await this.#store.ledger.refresh()
    return await this.#documents.notCurrent(versions.filter(({ path }) => stale.has(path)))
  }

  document(path: string, hash?: string): Promise<IndexedDocument | undefined> {
    return this.#documents.open(path, hash)
  }

  documentState(path: string, hash: string): Promise<DocumentState> {
    return this.#documents.state(path, hash)
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
    this.#feed.close()
    await this.#follower?.close()
    await this.#indexer.close()
    await this.#embed.close()
    await this.#parser.close()
    await this.#background.settled()
    if (!this.#options.readOnly) await this.#upkeep.tidy(true)
    await this.#store.close()
  }

  /** Counts vectors; asks the table, because one write may give several copies theirs. */
  async refreshEmbedded(): Promise<void> {
    this.#embedded = await this.#store.chunks.countEmbeddedAny()
    this.changed()
  }

  changed(): void {
    this.#feed.changed()
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

import { asFootnoteError, FootnoteError } from '../../shared/errors.ts'
import type { Store } from '../store/open-store.ts'
import { exclusionBelow, isInside } from './exclude.ts'
import type { FileAccess } from './file-access.ts'
import type { WatchedFolder } from './folders.ts'
import { PIPELINE, type Indexer, type ReadOptions, type Verdict } from './indexer.ts'
import type { RootView } from './roots.ts'
import type { FoundFile } from './scan.ts'
import { isSameMark, isUnchanged, survey, type Survey } from './survey.ts'

/** Finds out what changed in the folders and puts it into the index: by looking at everything, or at the paths of a hint. */
export interface Intake {
  /** Looks at a watched folder, or a folder below one, and returns when what differs was read. */
  scanFolder(from: string, count: (verdict: Verdict) => void, signal?: AbortSignal): Promise<void>
  /** Looks at paths that a watcher, a reader or a search pointed at, before everything else that waits. */
  check(paths: readonly string[], options?: ReadOptions): Promise<void>
  /** Takes paths out of the index. */
  forget(paths: readonly string[]): Promise<void>
  /** Folders that are looked at now, and how much was seen of each. */
  readonly scanning: ReadonlyMap<string, number>
}

export interface IntakeParts {
  readonly store: Store
  readonly indexer: Indexer
  readonly files: FileAccess
  readonly dataFolder: string
  readonly folders: () => readonly WatchedFolder[]
  readonly lookAt: (folder: string) => Promise<RootView>
  readonly onChange: () => void
  /** Files were found that must be read. */
  readonly onToRead: () => void
  readonly onWritten: () => void
  readonly onWarning: (warning: string) => void
  readonly stopping: AbortSignal
}

type IngestOptions = ReadOptions & { readonly count?: (verdict: Verdict) => void; readonly wait?: boolean }

export function createIntake(parts: IntakeParts): Intake {
  const { store, indexer, files } = parts
  const { rows } = store.ledger
  const scanning = new Map<string, number>()
  const stopped = new Promise<void>((resolve) => parts.stopping.addEventListener('abort', () => resolve(), { once: true }))

  /** Looks at a watched folder, or a folder below one, and has read what differs. */
  const scanFolder: Intake['scanFolder'] = async (from, count, signal) => {
    const root = parts.folders().find((folder) => isInside(folder.path, from))?.path
    if (root === undefined) throw new FootnoteError('not-found', `${from} is not one of your folders.`, 'Add the folder first.')
    const view = await parts.lookAt(root)
    if (view.state !== 'watching') {
      parts.onWarning(`${root}: ${view.reason} ${view.remedy}`)
      return
    }
    scanning.set(root, 0)
    parts.onChange()
    let surveyed: Survey
    try {
      const onFound = (found: number) => scanning.set(root, found)
      const scanOptions = { from, except: [parts.dataFolder], files: files, onFound, ...(signal ? { signal } : {}) }
      surveyed = await survey(root, rows, scanOptions)
    } finally {
      scanning.delete(root)
    }
    await ingest(surveyed, { count, wait: true })
  }

  /** Puts a survey into the index: marks at once, files through the queue, and removals last if a new file may be a moved one. */
  const ingest = async (found: Survey, { count = () => undefined, wait = false, ...read }: IngestOptions) => {
    for (const { state } of found.marks) count(state === 'failed' ? 'failed' : 'skipped')
    const marks = found.marks.filter((mark) => !isSameMark(mark, rows.get(mark.path)))
    const hadChunks = marks.filter(({ path }) => rows.get(path)?.chunks).map(({ path }) => path)
    if (hadChunks.length) await store.chunks.replace(hadChunks, [])
    if (marks.length) await store.ledger.write(marks)

    const toRead: FoundFile[] = []
    for (const file of found.files) {
      const row = rows.get(file.path)
      if (read.force || !isUnchanged(file, row, PIPELINE)) toRead.push(file)
      else count(row?.state === 'indexed' ? 'unchanged' : row?.state === 'failed' ? 'failed' : 'skipped')
    }
    const sizes = new Set(toRead.flatMap(({ path, bytes }) => (rows.has(path) ? [] : [bytes])))
    const mayHaveMoved = (path: string) => sizes.has(rows.get(path)?.bytes ?? -1)
    await forgetIfGone(found.gone.filter((path) => !mayHaveMoved(path)))
    if (toRead.length) {
      parts.onToRead()
      const { promise, resolve: allSettled } = Promise.withResolvers<void>()
      let left = toRead.length
      const onSettled = (_path: string, verdict: Verdict) => {
        count(verdict)
        if (--left === 0) allSettled()
      }
      indexer.read(toRead, { ...read, onSettled })
      // Rejects when indexing stopped: then nothing is removed either, and the next look does it.
      await (wait ? indexer.settled() : Promise.race([promise, stopped]))
      if (parts.stopping.aborted) return
    }
    await forgetIfGone(found.gone.filter(mayHaveMoved))
    parts.onChange()
  }

  /** Looks at paths that a watcher, a reader or a search pointed at. */
  const check: Intake['check'] = async (paths, options = {}) => {
    const found: FoundFile[] = []
    const marks: Survey['marks'][number][] = []
    const gone: string[] = []
    const views = new Map<string, RootView>()
    for (const path of paths) {
      const root = parts.folders().find((folder) => isInside(folder.path, path))?.path
      if (root === undefined || isInside(parts.dataFolder, path) || exclusionBelow(root, path)) continue
      const view = views.get(root) ?? (await parts.lookAt(root))
      views.set(root, view)
      if (view.state !== 'watching') continue
      const stat = await files.stat(path).catch(() => undefined)
      if (stat?.kind === 'file') {
        found.push({ path, folder: root, bytes: stat.bytes, modifiedMs: stat.modifiedMs, changedMs: stat.changedMs })
      } else if (stat?.kind === 'folder') {
        const inside = await survey(root, rows, { from: path, except: [parts.dataFolder], files: files }).catch(() => undefined)
        found.push(...(inside?.files ?? []))
        marks.push(...(inside?.marks ?? []))
        gone.push(...(inside?.gone ?? []))
      } else {
        for (const known of rows.keys()) if (isInside(path, known)) gone.push(known)
      }
    }
    await ingest({ files: distinct(found), marks, gone: [...new Set(gone)] }, { urgent: true, ...options })
  }

  /** Removes paths whose file is gone; one that is there, or whose folder is away, stays. */
  const forgetIfGone = async (paths: readonly string[]) => {
    const gone: string[] = []
    for (const path of paths) {
      const row = rows.get(path)
      if (!row) continue
      const stat = await files.stat(path).catch((thrown: unknown) => asFootnoteError(thrown))
      if (stat instanceof FootnoteError || stat?.kind === 'file') continue
      gone.push(path)
    }
    if (!gone.length) return
    const away = new Set<string>()
    for (const folder of new Set(gone.map((path) => rows.get(path)?.folder ?? '')))
      if (parts.folders().some(({ path }) => path === folder) && (await parts.lookAt(folder)).state !== 'watching') away.add(folder)
    await forget(gone.filter((path) => !away.has(rows.get(path)?.folder ?? '')))
  }

  const forget: Intake['forget'] = async (paths) => {
    if (!paths.length) return
    const withChunks = paths.filter((path) => (rows.get(path)?.chunks ?? 0) > 0)
    if (withChunks.length) await store.chunks.replace(withChunks, [])
    await store.ledger.write([], paths)
    parts.onWritten()
    parts.onChange()
  }

  return { scanFolder, check, forget, scanning }
}

function distinct(files: readonly FoundFile[]): FoundFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()]
}

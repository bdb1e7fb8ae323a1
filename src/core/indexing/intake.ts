import { basename, dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { asFootnoteError, FootnoteError } from '../../shared/errors.ts'
import { orAborted } from '../or-aborted.ts'
import type { Store } from '../store/open-store.ts'
import { createExactStat } from './exact-name.ts'
import { isInside } from './exclude.ts'
import type { FileAccess } from './file-access.ts'
import { rulesOf, type WatchedFolder } from './folders.ts'
import { IGNORE_FILES } from './ignore-file.ts'
import { PIPELINE, type Indexer, type ReadOptions, type Verdict } from './indexer.ts'
import type { RootView } from './roots.ts'
import { createRules, type Rules } from './rules.ts'
import { scanOne, type FoundFile } from './scan.ts'
import { createSettling } from './settling.ts'
import { isBelowOneOf, isSameMark, isUnchanged, markOf, survey, type Survey } from './survey.ts'

/** Finds out what changed in the folders and puts it into the index: by looking at everything, or at the paths of a hint. */
export interface Intake {
  /** Looks at a watched folder, or a folder below one, and returns when what differs was read. */
  scanFolder(from: string, count: (verdict: Verdict) => void, signal?: AbortSignal): Promise<void>
  /** Looks at paths that a watcher, a reader or a search pointed at, before everything else that waits. */
  check(paths: readonly string[], options?: ReadOptions): Promise<void>
  /** The same for paths that a watcher named, as soon as nobody writes into them any more. */
  hint(paths: readonly string[]): Promise<void>
  /** What of a watched folder is read, as it is set now. */
  rules(root: string): Rules
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

type IngestOptions = ReadOptions & {
  readonly count?: (verdict: Verdict) => void
  readonly wait?: boolean
  readonly signal?: AbortSignal | undefined
}

/** Files that are put in line at a time: 20,000 in one go held the event loop for 50–100 ms. */
const FILES_AT_ONCE = 500

export function createIntake(parts: IntakeParts): Intake {
  const { store, indexer, files } = parts
  const { rows } = store.ledger
  const scanning = new Map<string, number>()

  const rules: Intake['rules'] = (root) =>
    createRules(root, rulesOf(parts.folders().find(({ path }) => path === root)), files, [parts.dataFolder])
  const settling = createSettling({
    files,
    look: (paths) => {
      check(paths).catch((thrown: unknown) => {
        if (!parts.stopping.aborted) parts.onWarning(asFootnoteError(thrown).message)
      })
    }
  })
  parts.stopping.addEventListener('abort', () => settling.stop(), { once: true })

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
      const scanOptions = { from, rules: rules(root), files, onFound, ...(signal ? { signal } : {}) }
      surveyed = await survey(root, rows, scanOptions)
    } finally {
      scanning.delete(root)
    }
    // The folder was removed while it was looked at.
    if (!parts.folders().some(({ path }) => path === root)) return
    await ingest(surveyed, { count, wait: true, signal })
  }

  /** A folder may be removed after it was looked at. */
  const watchedNow = (): ReadonlySet<string> => new Set(parts.folders().map(({ path }) => path))

  /** Puts a survey into the index: marks at once, files through the queue, and removals last if a new file may be a moved one. */
  const ingest = async (found: Survey, { count = () => undefined, wait = false, signal, ...read }: IngestOptions) => {
    for (const { state } of found.marks) count(state === 'failed' ? 'failed' : 'skipped')
    // A file that is read just now would get its line after this one.
    const leftOut = new Set(found.marks.flatMap(({ path, state }) => (state === 'excluded' ? [path] : [])))
    if (leftOut.size && indexer.states.size) await indexer.release((path) => isBelowOneOf(leftOut, path, ''))
    const marks = found.marks.filter((mark) => !isSameMark(mark, rows.get(mark.path)))
    const hadChunks = marks.filter(({ path }) => rows.get(path)?.chunks).map(({ path }) => path)
    if (hadChunks.length) await store.chunks.replace(hadChunks, [])
    const watched = watchedNow()
    if (marks.length) await store.ledger.write(marks.filter(({ folder }) => watched.has(folder)))

    const toRead: FoundFile[] = []
    for (const file of found.files) {
      const row = rows.get(file.path)
      if (read.force || !isUnchanged(file, row, PIPELINE)) toRead.push(file)
      else count(row?.state === 'indexed' ? 'unchanged' : row?.state === 'failed' ? 'failed' : 'skipped')
    }
    const sizes = new Set(toRead.flatMap(({ path, bytes }) => (rows.has(path) ? [] : [bytes])))
    if (found.dropped.length) await forget(found.dropped)
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
      for (let start = 0; start < toRead.length && !signal?.aborted; start += FILES_AT_ONCE) {
        const some = toRead.slice(start, start + FILES_AT_ONCE)
        const stay = watchedNow()
        indexer.read(
          some.filter(({ folder }) => stay.has(folder)),
          { ...read, onSettled }
        )
        for (const { path, folder } of some) if (!stay.has(folder)) onSettled(path, 'gone')
        await setImmediate()
      }
      // Rejects when indexing stopped: then nothing is removed either, and the next look does it.
      await (wait ? indexer.settled() : orAborted(promise, parts.stopping))
      if (parts.stopping.aborted) return
    }
    await forgetIfGone(found.gone.filter(mayHaveMoved))
    parts.onChange()
  }

  /** Looks at paths that a watcher, a reader or a search pointed at. */
  const check: Intake['check'] = async (paths, options = {}) => {
    const found: FoundFile[] = []
    const marks: Survey['marks'][number][] = []
    const gone = new Set<string>()
    const dropped: string[] = []
    const absent = new Set<string>()
    const statOf = createExactStat(files)
    const roots = new Map<string, { readonly rules: Rules; readonly view: RootView }>()
    const leftOut = new Map<string, string | undefined>()
    const looked = new Set<string>()
    for (const hinted of withIgnoringFolders(paths)) {
      const root = parts.folders().find((folder) => isInside(folder.path, hinted))?.path
      if (root === undefined || isInside(parts.dataFolder, hinted)) continue
      const known = roots.get(root) ?? { rules: rules(root), view: await parts.lookAt(root) }
      roots.set(root, known)
      if (known.view.state !== 'watching') continue
      // A left-out folder is looked at as a whole, as the scan does, which names its files or, if they are many, itself.
      const above = dirname(hinted)
      if (!leftOut.has(above)) leftOut.set(above, await known.rules.leftOutAbove(hinted))
      const path = leftOut.get(above) ?? hinted
      if (looked.has(path)) continue
      looked.add(path)
      const stat = await statOf(path, root).catch((thrown: unknown) => asFootnoteError(thrown))
      // The folder above may not be looked into: what lies in it is unknown, not gone.
      if (stat instanceof FootnoteError) continue
      if (!stat) absent.add(path)
      else if (stat.kind === 'folder') {
        const look = (from: string) => survey(root, rows, { from, rules: known.rules, files, signal: parts.stopping })
        // A folder that cannot be listed is marked when it is seen from above.
        const inside = await look(path).catch(() => (path === root ? undefined : look(dirname(path)).catch(() => undefined)))
        found.push(...(inside?.files ?? []))
        marks.push(...(inside?.marks ?? []))
        dropped.push(...(inside?.dropped ?? []))
        for (const one of inside?.gone ?? []) gone.add(one)
      } else {
        const one = await scanOne(known.rules, path, files)
        if (one?.type === 'file') found.push(one)
        else if (one) marks.push(markOf(root, one))
      }
    }
    if (parts.stopping.aborted) return
    if (absent.size) for (const known of rows.keys()) if (isBelowOneOf(absent, known, '')) gone.add(known)
    await ingest({ files: distinct(found), marks: distinct(marks), gone: [...gone], dropped }, { urgent: true, ...options })
  }

  const hint: Intake['hint'] = async (paths) => check(await settling.ready(paths))

  /** Removes paths whose file is gone; one that is there, or whose folder is away, stays. */
  const forgetIfGone = async (paths: readonly string[]) => {
    const gone: string[] = []
    const statOf = createExactStat(files)
    for (const path of paths) {
      const row = rows.get(path)
      if (!row) continue
      const stat = await statOf(path, row.folder).catch((thrown: unknown) => asFootnoteError(thrown))
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

  return { scanFolder, check, hint, rules, forget, scanning }
}

/** What an ignore file says holds for the folder it stands in, which is looked at again with it. */
function withIgnoringFolders(paths: readonly string[]): ReadonlySet<string> {
  const folders = paths.filter((path) => IGNORE_FILES.some((name) => name === basename(path))).map((path) => dirname(path))
  return new Set([...paths, ...folders])
}

function distinct<One extends { readonly path: string }>(some: readonly One[]): One[] {
  return [...new Map(some.map((one) => [one.path, one])).values()]
}

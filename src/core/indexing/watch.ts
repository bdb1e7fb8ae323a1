import { watch as chokidar } from 'chokidar'
import type { FileProblem } from '../../shared/types.ts'
import { exclusionBelow, isInside } from './exclude.ts'

/** Watches folders. What it reports are hints to look at a path again, never facts about it. */
export interface FileWatcher {
  /** From here on changes are reported; files that were there before are not. */
  readonly ready: Promise<void>
  close(): Promise<void>
}

export interface WatchEvents {
  /** Paths that changed, appeared or went: files and folders. */
  onHints(paths: readonly string[]): void
  /** Told once: changes may be missed from now on, and the folders must be scanned from time to time. */
  onProblem(problem: FileProblem): void
}

export type WatchFolders = (roots: readonly string[], events: WatchEvents, except?: readonly string[]) => FileWatcher

/** Hints are gathered until this long after the last one: a rename is two events, about 100 ms apart. */
const QUIET_MS = 150
/** And never longer than this, however busy a folder is. */
const LONGEST_MS = 800

/** The only user of chokidar. Links are not followed: with its default a link to a parent never gets ready. */
export const watchFolders: WatchFolders = (roots, events, except = []) => {
  const hints = createHints((paths) => events.onHints(paths))
  let told = false
  const watcher = chokidar([...roots], {
    ignoreInitial: true,
    followSymlinks: false,
    atomic: true,
    ignored: (path) => except.some((folder) => isInside(folder, path)) || roots.some((root) => exclusionBelow(root, path) !== undefined)
  })
  watcher.on('all', (_event, path) => hints.add(path))
  // At the system's limit chokidar emits one error per file that it could not watch: thousands. The first one says it all.
  watcher.on('error', (thrown) => {
    if (!told) events.onProblem(problemOf(thrown))
    told = true
  })
  return {
    ready: new Promise((resolve) => watcher.once('ready', () => resolve())),
    async close() {
      hints.stop()
      await watcher.close()
    }
  }
}

interface Hints {
  add(path: string): void
  stop(): void
}

/** Gathers paths and hands them on in one go. */
export function createHints(flush: (paths: readonly string[]) => void): Hints {
  const paths = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let first = 0
  const send = () => {
    timer = undefined
    const gathered = [...paths]
    paths.clear()
    flush(gathered)
  }
  return {
    add(path) {
      const now = Date.now()
      if (!timer) first = now
      clearTimeout(timer)
      paths.add(path)
      timer = setTimeout(send, Math.max(0, Math.min(QUIET_MS, first + LONGEST_MS - now)))
    },
    stop() {
      clearTimeout(timer)
      paths.clear()
    }
  }
}

function problemOf(thrown: unknown): FileProblem {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  const reason = 'Not every file can be watched for changes; the folders are looked through from time to time instead'
  if (code === 'ENOSPC')
    return { reason, remedy: 'Raise the limit: sudo sysctl fs.inotify.max_user_watches=1048576, then start Footnote again' }
  if (code === 'EMFILE') return { reason, remedy: 'Raise the limit of open files (ulimit -n 65536), then start Footnote again' }
  return { reason: `${reason} (${code || String(thrown)})`, remedy: 'Changes appear within half a minute; nothing needs to be done' }
}

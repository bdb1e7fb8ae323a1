import type { FileProblem } from '../../shared/types.ts'
import type { FileWatcher, WatchFolders } from './watch.ts'

/** Keeps the index in step with the folders while the app runs. */
export interface Follower {
  /** Folders were added or removed. */
  restart(): Promise<void>
  readonly problem: FileProblem | undefined
  close(): Promise<void>
}

export interface FollowParts {
  readonly watch: WatchFolders
  /** Our own folders, which are never watched. */
  readonly except: readonly string[]
  readonly roots: () => readonly string[]
  readonly onHints: (paths: readonly string[]) => void
  /** Looks whether each folder is there; returns those that came back or were made anew. */
  readonly checkRoots: () => Promise<readonly string[]>
  readonly rescan: (roots?: readonly string[]) => Promise<void>
  readonly onWarning: (warning: string) => void
}

/** A watcher says nothing when its root is deleted and made anew, or a disk comes back; a stat every so often does. */
const ROOT_CHECK_MS = 2000
/** Events can be lost (network drives, limits); a look at everything costs less than a second per 10,000 files. */
const RESCAN_MS = 15 * 60_000
/** The same when the watcher has said that it misses some. */
const POLL_MS = 30_000

export async function follow(parts: FollowParts): Promise<Follower> {
  let watcher: FileWatcher | undefined
  let problem: FileProblem | undefined
  let closed = false
  let lastScanMs = Date.now()

  const restart = async () => {
    await watcher?.close()
    watcher = undefined
    const roots = parts.roots()
    if (closed || !roots.length) return
    watcher = parts.watch(
      roots,
      {
        onHints: parts.onHints,
        onProblem: (told) => {
          problem = told
          parts.onWarning(`${told.reason}. ${told.remedy}`)
        }
      },
      parts.except
    )
    await watcher.ready
  }

  let checking = false
  const check = async () => {
    const returned = await parts.checkRoots()
    if (returned.length) {
      await restart()
      await parts.rescan(returned)
    }
    if (Date.now() - lastScanMs > (problem ? POLL_MS : RESCAN_MS)) {
      lastScanMs = Date.now()
      await parts.rescan()
    }
  }
  const timer = setInterval(() => {
    if (checking || closed) return
    checking = true
    check()
      .catch((thrown: unknown) => parts.onWarning(thrown instanceof Error ? thrown.message : String(thrown)))
      .finally(() => {
        checking = false
      })
  }, ROOT_CHECK_MS)

  await restart()
  return {
    restart,
    get problem() {
      return problem
    },
    async close() {
      closed = true
      clearInterval(timer)
      await watcher?.close()
    }
  }
}

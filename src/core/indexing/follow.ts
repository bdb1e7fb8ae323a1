import type { FileProblem } from '../../shared/types.ts'
import { createSerial } from '../store/serial.ts'
import type { Rules } from './rules.ts'
import type { FileWatcher, WatchFolders } from './file-watcher.ts'

/** Keeps the index in step with the folders while the app runs. */
export interface Follower {
  /** Folders were added or removed. */
  restart(): Promise<void>
  readonly problem: FileProblem | undefined
  close(): Promise<void>
}

export interface FollowParts {
  readonly watch: WatchFolders
  /** What of a root is read; the rest is not watched. */
  readonly rules: (root: string) => Rules
  /** Roots that are looked through instead of watched. */
  readonly polled: () => readonly string[]
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
/** The same when the watcher has said that it misses some, and for folders that report no changes. */
const POLL_MS = 30_000
/** Checks come every two seconds; after a longer gap the machine slept, and what happened before it woke was not watched. */
const SLEPT_MS = 20_000

export async function follow(parts: FollowParts): Promise<Follower> {
  let watcher: FileWatcher | undefined
  let problem: FileProblem | undefined
  let closed = false
  let warned = ''
  let lastScanMs = Date.now()
  let lastPollMs = lastScanMs
  let lastCheckMs = lastScanMs

  const serial = createSerial()
  /** One after the other: of two watchers that start at once, one would be forgotten and watch for ever. */
  const restart = () => serial(startAnew)
  const startAnew = async () => {
    if (closed) return
    await watcher?.close()
    watcher = undefined
    problem = undefined
    const roots = parts.roots().filter((root) => !parts.polled().includes(root))
    if (closed || !roots.length) return
    watcher = parts.watch(
      roots,
      {
        onHints: parts.onHints,
        onProblem: (told) => {
          problem = told
          // The log says it once, however often the watcher is started again; the folders say it as long as it holds.
          if (told.reason !== warned) parts.onWarning(`${told.reason}. ${told.remedy}`)
          warned = told.reason
        }
      },
      parts.rules
    )
    await watcher.ready
  }

  let checking = false
  const check = async () => {
    const now = Date.now()
    const slept = now - lastCheckMs > SLEPT_MS
    lastCheckMs = now
    const returned = await parts.checkRoots()
    if (returned.length) {
      await restart()
      await parts.rescan(returned)
    }
    if (slept || now - lastScanMs > (problem ? POLL_MS : RESCAN_MS)) {
      lastScanMs = lastPollMs = now
      await parts.rescan()
    } else if (now - lastPollMs > POLL_MS) {
      lastPollMs = now
      const polled = parts.polled()
      if (polled.length) await parts.rescan(polled)
    }
    // A look at everything may have taken long itself.
    lastCheckMs = Date.now()
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

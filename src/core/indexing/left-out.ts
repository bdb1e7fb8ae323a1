import { watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'
import { isInside } from './exclude.ts'
import { disk } from './file-access.ts'
import { MAX_EXCLUDED_FILES } from './scan.ts'

/** Watches folders that are left out, so that the ledger names their files as they come and go; a large one is one line, whatever is in it. */
export interface LeftOut {
  /** Watches a folder and what lies below it, `own` not; one with too many folders or files is not watched. */
  watch(folder: string, own: readonly string[]): Promise<void>
  /** Whether it is watched. */
  has(folder: string): boolean
  /** Watches none of a folder, or of what lies below it, any more. */
  forget(folder: string): void
  stop(): void
}

/** A repository's .git has about 270 folders. */
const MOST_FOLDERS = 400
/** Of the system's watches, for all of them; 8,192 are the fewest that a Linux gives one user. */
const MOST_WATCHES = 2000
/** Nobody waits for these, and programs write into their hidden folders all day. */
const QUIET_MS = 2000

export function createLeftOut(onChange: (folder: string) => void): LeftOut {
  const watched = new Map<string, readonly FSWatcher[]>()
  const timers = new Map<string, NodeJS.Timeout>()
  let stopped = false

  const forget: LeftOut['forget'] = (folder) => {
    for (const [path, watchers] of watched) {
      if (!isInside(folder, path)) continue
      close(watchers)
      watched.delete(path)
      clearTimeout(timers.get(path))
      timers.delete(path)
    }
  }
  const watchAll: LeftOut['watch'] = async (top, own) => {
    const onEvent = (type: string) => {
      if (type !== 'rename' || timers.has(top) || !watched.has(top)) return
      const look = () => {
        timers.delete(top)
        // A folder may be among what came.
        void watchAll(top, own).then(() => onChange(top))
      }
      timers.set(top, setTimeout(look, QUIET_MS).unref())
    }
    const others = [...watched].reduce((sum, [path, { length }]) => (path === top ? sum : sum + length), 0)
    const watchers = await watchBelow(top, own, Math.min(MOST_FOLDERS, MOST_WATCHES - others), onEvent)
    const before = watched.get(top) ?? []
    watched.delete(top)
    if (stopped) close(watchers)
    else if (watchers.length) watched.set(top, watchers)
    close(before)
  }
  return {
    watch: watchAll,
    has: (folder) => watched.has(folder),
    forget,
    stop() {
      stopped = true
      for (const folder of [...watched.keys()]) forget(folder)
    }
  }
}

/** Watches of a folder and those below it; none where they, or their files, are too many to be named one by one. */
async function watchBelow(
  top: string,
  own: readonly string[],
  most: number,
  onEvent: (type: string) => void
): Promise<readonly FSWatcher[]> {
  const folders = own.includes(top) ? [] : [top]
  const watchers: FSWatcher[] = []
  let files = 0
  for (const folder of folders) {
    // The watch comes before the list: what appears in between is in one of them.
    const watcher = watchOne(folder, onEvent)
    if (watcher) watchers.push(watcher)
    for (const entry of await disk.list(folder).catch(() => [])) {
      const path = join(folder, entry.name)
      if (entry.isDirectory() && !own.includes(path)) folders.push(path)
      else files++
    }
    if (folders.length <= most && files <= MAX_EXCLUDED_FILES) continue
    close(watchers)
    return []
  }
  return watchers
}

function watchOne(folder: string, onEvent: (type: string) => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: true }, onEvent)
    watcher.on('error', () => watcher.close()) // the next look at everything finds what it would have told
    return watcher
  } catch {
    return undefined // gone, closed to us, or at the system's limit: as above
  }
}

function close(watchers: readonly FSWatcher[]): void {
  for (const watcher of watchers) watcher.close()
}

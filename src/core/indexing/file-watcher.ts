import type { FileProblem } from '../../shared/types.ts'
import type { Rules } from './rules.ts'

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

export type WatchFolders = (roots: readonly string[], events: WatchEvents, rules: (root: string) => Rules) => FileWatcher

/** What a system's refusal to watch means to the user. */
export function watchProblem(thrown: unknown): FileProblem {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  const reason = 'Not every file can be watched for changes; the folders are looked through from time to time instead'
  if (code === 'ENOSPC')
    return { reason, remedy: 'Raise the limit: sudo sysctl fs.inotify.max_user_watches=1048576, then start Footnote again' }
  if (code === 'EMFILE') return { reason, remedy: 'Raise the limit of open files (ulimit -n 65536), then start Footnote again' }
  return { reason: `${reason} (${code || String(thrown)})`, remedy: 'Changes appear within half a minute; nothing needs to be done' }
}

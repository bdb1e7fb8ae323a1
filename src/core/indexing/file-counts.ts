import { FILE_STATES, type FileState } from '../../shared/types.ts'
import type { Ledger, LedgerRow } from '../store/ledger.ts'

export type Counts = Record<FileState, number>

/**
 * Files by state, in all and by folder, and their chunks: counted as lines are written and files wait, because the window asks ten times
 * a second and a look at every line held the event loop for 10–30 ms at 20,000 files, 75–130 ms at 100,000.
 */
export interface FileCounts {
  /** A copy. */
  all(): Counts
  /** A copy; all 0 for a folder without files. */
  in(folder: string): Counts
  /** Chunks that the ledger knows of. */
  readonly chunks: number
  /** A file waits, is read, or (undefined) does neither any more; meanwhile it counts as that, whatever the ledger says of it. */
  show(path: string, folder: string, state: 'queued' | 'reading' | undefined): void
}

export function createFileCounts(ledger: Pick<Ledger, 'rows' | 'onLine'>): FileCounts {
  const all = none()
  const byFolder = new Map<string, Counts>()
  const shown = new Map<string, { readonly folder: string; readonly state: FileState }>()
  let chunks = 0

  const add = (file: { readonly folder: string; readonly state: FileState } | undefined, by: 1 | -1) => {
    if (!file) return
    const counts = byFolder.get(file.folder) ?? none()
    byFolder.set(file.folder, counts)
    counts[file.state] += by
    all[file.state] += by
  }
  const line = (row: LedgerRow, by: 1 | -1) => {
    chunks += by * row.chunks
    if (!shown.has(row.path)) add(row, by)
  }
  for (const row of ledger.rows.values()) line(row, 1)
  ledger.onLine(line)

  return {
    all: () => ({ ...all }),
    in: (folder) => ({ ...(byFolder.get(folder) ?? none()) }),
    get chunks() {
      return chunks
    },
    show(path, folder, state) {
      add(shown.get(path) ?? ledger.rows.get(path), -1)
      if (state) shown.set(path, { folder, state })
      else shown.delete(path)
      add(shown.get(path) ?? ledger.rows.get(path), 1)
    }
  }
}

function none(): Counts {
  return Object.fromEntries(FILE_STATES.map((state) => [state, 0])) as Counts // every state is in FILE_STATES
}

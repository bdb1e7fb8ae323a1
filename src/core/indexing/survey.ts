import { basename } from 'node:path'
import type { LedgerRow } from '../store/ledger.ts'
import { isInside } from './exclude.ts'
import { scan, type FoundFile, type ScanOptions } from './scan.ts'

/** A folder as it is now, set against the ledger. */
export interface Survey {
  /** Files that may be read, newest first. */
  readonly files: readonly FoundFile[]
  /** Lines for what is left out or cannot be seen. */
  readonly marks: readonly LedgerRow[]
  /** Paths of the ledger that were not seen; whoever removes them looks again first. */
  readonly gone: readonly string[]
}

/** Scans `from` (the root by default) and compares what is there with what the ledger says of it. */
export async function survey(
  root: string,
  ledger: ReadonlyMap<string, LedgerRow>,
  options: ScanOptions & { readonly onFound?: (count: number) => void } = {}
): Promise<Survey> {
  const { from = root } = options
  const files: FoundFile[] = []
  const marks: LedgerRow[] = []
  const unseen: string[] = []
  const seen = new Set<string>()
  for await (const found of scan(root, options)) {
    seen.add(found.path)
    if (found.type === 'file') files.push(found)
    else marks.push(mark(root, found.path, found.type === 'excluded' ? 'excluded' : 'failed', found.reason, found.remedy))
    if (found.type === 'unreadable') unseen.push(found.path)
    options.onFound?.(seen.size)
  }
  const gone: string[] = []
  for (const path of ledger.keys())
    if (isInside(from, path) && !seen.has(path) && !unseen.some((folder) => isInside(folder, path))) gone.push(path)
  return { files: files.sort((a, b) => b.modifiedMs - a.modifiedMs), marks, gone }
}

/** Whether the ledger's line still holds for the file, told without opening it. */
export function isUnchanged(file: FoundFile, row: LedgerRow | undefined, pipeline: string): boolean {
  return (
    row !== undefined &&
    row.state !== 'excluded' &&
    row.folder === file.folder &&
    row.bytes === file.bytes &&
    row.modifiedMs === file.modifiedMs &&
    row.changedMs === file.changedMs &&
    row.pipeline === pipeline
  )
}

/** Whether the ledger says the same of an entry that is not read. */
export function isSameMark(mark: LedgerRow, row: LedgerRow | undefined): boolean {
  return row?.state === mark.state && row.reason === mark.reason && row.folder === mark.folder
}

function mark(folder: string, path: string, state: 'excluded' | 'failed', reason: string, remedy: string): LedgerRow {
  const nothing = { bytes: 0, chunks: 0, modifiedMs: 0, changedMs: 0, indexedMs: 0, content: '', document: '', pipeline: '' }
  return { path, folder, state, reason, remedy, title: basename(path), ...nothing }
}

import { basename, dirname } from 'node:path'
import type { LedgerRow } from '../store/ledger.ts'
import { isInside } from './exclude.ts'
import { scan, type Found, type FoundFile, type ScanOptions } from './scan.ts'

/** A folder as it is now, set against the ledger. */
export interface Survey {
  /** Files that may be read, newest first. */
  readonly files: readonly FoundFile[]
  /** Lines for what is left out or cannot be seen. */
  readonly marks: readonly LedgerRow[]
  /** Paths of the ledger that were not seen; whoever removes them looks again first. */
  readonly gone: readonly string[]
  /** Paths of the ledger below a folder that is left out now: their files may well be there. */
  readonly dropped: readonly string[]
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
  const leftOut = new Set<string>()
  for await (const found of scan(root, options)) {
    seen.add(found.path)
    if (found.type === 'file') files.push(found)
    else marks.push(markOf(root, found))
    if (found.type === 'unreadable') unseen.push(found.path)
    else if (found.type === 'excluded') leftOut.add(found.path)
    options.onFound?.(seen.size)
  }
  const gone: string[] = []
  const dropped: string[] = []
  for (const path of ledger.keys())
    if (isInside(from, path) && !seen.has(path) && !unseen.some((folder) => isInside(folder, path)))
      (isBelowOneOf(leftOut, path, from) ? dropped : gone).push(path)
  return { files: files.sort((a, b) => b.modifiedMs - a.modifiedMs), marks, gone, dropped }
}

/** Whether `path`, or a folder on the way to it, is in the set; looks no higher than `top`. */
export function isBelowOneOf(folders: ReadonlySet<string>, path: string, top: string): boolean {
  for (let at = path; at.length >= top.length && at !== dirname(at); at = dirname(at)) if (folders.has(at)) return true
  return false
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

/** The ledger's line for what is not read. */
export function markOf(folder: string, { type, path, reason, remedy }: Exclude<Found, { readonly type: 'file' }>): LedgerRow {
  const nothing = { bytes: 0, chunks: 0, modifiedMs: 0, changedMs: 0, indexedMs: 0, content: '', document: '', pipeline: '' }
  return { path, folder, state: type === 'excluded' ? 'excluded' : 'failed', reason, remedy, title: basename(path), ...nothing }
}

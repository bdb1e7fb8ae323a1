import type { LedgerRow } from '../store/ledger.ts'
import type { FileAccess } from './file-access.ts'

/** A file, and which of its texts: what a passage or a footnote was cut from. */
export interface FileVersion {
  readonly path: string
  /** SHA-256 (hex) of the extracted text. Default: the one that is indexed. */
  readonly document?: string
}

export type Freshness = 'current' | 'changed' | 'deleted'

/**
 * Whether a file still says what was indexed. Size and times decide; where only the change time differs (a rename of a parent, a copy
 * tool that restores dates), its bytes do.
 */
export async function freshnessOf(row: LedgerRow, files: FileAccess): Promise<Freshness> {
  try {
    const stat = await files.stat(row.path)
    if (stat?.kind !== 'file') return 'deleted'
    if (!(await files.readable(row.path))) return 'deleted'
    if (stat.bytes !== row.bytes) return 'changed'
    if (stat.modifiedMs === row.modifiedMs && stat.changedMs === row.changedMs) return 'current'
    return (await files.hash(row.path)) === row.content ? 'current' : 'changed'
  } catch (thrown) {
    // What cannot be looked at cannot be opened either, and must not be cited.
    if (thrown instanceof Error) return 'deleted'
    throw thrown
  }
}

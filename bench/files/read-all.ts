import { basename, dirname, join } from 'node:path'
import { openLibrary } from '../../src/core/indexing/library.ts'
import { createParser } from '../../src/core/indexing/parse/parser-pool.ts'
import type { ParseOutcome } from '../../src/core/indexing/parse/outcome.ts'
import { judge, type Reading, type Verdict } from './judge.ts'
import type { ManifestRow } from './manifest.ts'

/** A file, what came of it, and how long that took. */
export interface FileResult extends Verdict {
  readonly path: string
  /** The folder of the manifest that it lies in: its format, or `broken`. */
  readonly group: string
  readonly kind: ManifestRow['kind']
  /** `indexed` for a document. */
  readonly state: string
  readonly ms: number
  /** The reader's thread ended on it, or it took longer than a file may. */
  readonly harm?: 'crash' | 'hang'
}

/** Longest that a file may take before it counts as hung. */
const HANG_MS = 30_000

/** Reads each file of the manifest in the app's own parser thread, one after the other. */
export async function readEach(
  folder: string,
  rows: readonly ManifestRow[],
  parserEntry: string,
  onDone: (result: FileResult) => void = () => undefined
): Promise<FileResult[]> {
  const parser = createParser({ entry: parserEntry, timeoutMs: HANG_MS })
  const results: FileResult[] = []
  try {
    for (const row of rows) {
      const started = performance.now()
      const outcome = await parser.parse(join(folder, row.path))
      const ms = performance.now() - started
      const harm = harmOf(outcome, ms)
      const verdict = judge(row, outcome)
      const result = {
        ...of(row),
        ...verdict,
        ...(harm ? { met: false, harm } : {}),
        state: outcome.ok ? 'indexed' : outcome.state,
        ms: Math.round(ms)
      }
      results.push(result)
      onDone(result)
    }
  } finally {
    await parser.close()
  }
  return results
}

/** Indexes the whole folder once, as the app does, and asks the index for each file; also says whether the ledger names each exactly once. */
export async function readThroughLibrary(
  folder: string,
  rows: readonly ManifestRow[],
  parserEntry: string,
  dataFolder: string
): Promise<{ readonly results: readonly FileResult[]; readonly seconds: number; readonly chunks: number }> {
  const library = await openLibrary({ dataFolder, entries: { parser: parserEntry }, embedder: () => Promise.resolve(undefined) })
  try {
    await library.addFolder(folder)
    const run = await library.sync()
    const entries = new Map(library.files().map((entry) => [entry.path, entry]))
    const results: FileResult[] = []
    for (const row of rows) {
      const path = join(folder, row.path)
      const entry = entries.get(path)
      const document = entry?.state === 'indexed' ? (await library.document(path))?.document : undefined
      const reading: Reading = document
        ? { ok: true, document }
        : { ok: false, reason: entry ? entry.reason : 'The ledger does not know it', remedy: entry?.remedy ?? '' }
      results.push({ ...of(row), ...judge(row, reading), state: entry?.state ?? 'unknown', ms: 0 })
    }
    return { results, seconds: run.seconds, chunks: run.chunks }
  } finally {
    await library.close()
  }
}

function of(row: ManifestRow): Pick<FileResult, 'path' | 'group' | 'kind'> {
  return { path: row.path, group: basename(dirname(row.path)), kind: row.kind }
}

function harmOf(outcome: ParseOutcome, ms: number): FileResult['harm'] {
  if (ms >= HANG_MS) return 'hang'
  return !outcome.ok && outcome.reason.startsWith('The reader ended unexpectedly') ? 'crash' : undefined
}

import type { Downloadable } from '../catalogue.ts'
import type { RunNpm } from '../npm.ts'
import type { RunPython } from '../pip.ts'

export interface SourceProgress {
  readonly doneBytes: number
  readonly totalBytes: number
  /** What is being done, for the user: "Fetching part 3 of 22". */
  readonly step: string
}

/** A complete file that is not in its place yet. */
export interface Fetched {
  readonly file: string
  /** What its SHA-256 must be; undefined where neither catalogue nor source say. */
  readonly sha256: string | undefined
}

export interface SourceContext {
  readonly entry: Downloadable
  /** The file's final folder: what can be resumed is kept here, under a name that ends in `.part`. */
  readonly folder: string
  /** An empty folder on the same disk, deleted afterwards. */
  readonly work: string
  readonly signal: AbortSignal
  readonly python: RunPython
  readonly npm: RunNpm
  /** Base of addresses of files on GitHub, without a slash at the end. */
  readonly githubUrl: string
  /** Absolute path of convert_bert.py. */
  readonly convertScript: string
  /** Base of the hub's addresses, without a slash at the end. */
  readonly hubUrl: string
  readonly timing: { readonly connectMs: number; readonly stallMs: number; readonly retryMs: number }
  /** Throws `no-space` when the disk has less room than this. */
  requireSpace(bytes: number): Promise<void>
}

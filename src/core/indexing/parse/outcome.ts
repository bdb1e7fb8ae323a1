import type { Document, FileProblem } from '../../../shared/types.ts'

/** What reading a file comes to. Bad input is an outcome, never a thrown error; `reason` and `remedy` are one plain sentence each. */
export type ParseOutcome = ParsedFile | ParseProblem

export interface ParsedFile {
  readonly ok: true
  readonly document: Document
  /** What of the file was not read; it is searchable all the same. */
  readonly note?: FileProblem
}

export interface ParseProblem extends FileProblem {
  readonly ok: false
  /** `failed`: the file is damaged or locked. `skipped`: there is nothing in it to read. `needs-ocr`: it holds pictures of text. */
  readonly state: 'failed' | 'skipped' | 'needs-ocr'
  /** The system's doing, not the file's (a network drive that went, another program's lock): it is read again with the next look. */
  readonly passing?: true
}

/** The file was read. */
export function read(document: Document, note?: FileProblem): ParsedFile {
  return { ok: true, document, ...(note ? { note } : {}) }
}

/** The file should be readable and is not. */
export function failed(reason: string, remedy: string): ParseProblem {
  return { ok: false, state: 'failed', reason, remedy }
}

/** There is nothing in the file for Footnote. */
export function skipped(reason: string, remedy: string): ParseProblem {
  return { ok: false, state: 'skipped', reason, remedy }
}

/** The file's pages are pictures. */
export function needsOcr(reason: string, remedy: string): ParseProblem {
  return { ok: false, state: 'needs-ocr', reason, remedy }
}

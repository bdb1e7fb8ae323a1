/** Codes that a caller may act on; everything else is only shown. */
export type ErrorCode =
  | 'invalid-input'
  | 'not-allowed'
  | 'not-found'
  | 'engine-crashed'
  | 'engine-down'
  | 'no-model'
  | 'bad-model'
  | 'checksum'
  | 'no-space'
  | 'offline'
  | 'stopped'
  | 'resting'
  | 'internal'

/** A surprise, told in the user's words: what happened (`message`) and what to do about it (`remedy`). */
export class FootnoteError extends Error {
  override readonly name = 'FootnoteError'
  readonly code: ErrorCode
  readonly remedy: string

  constructor(code: ErrorCode, message: string, remedy: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
    this.remedy = remedy
  }
}

/** Gives any thrown value a message, a remedy and a code; keeps the original as `cause`. */
export function asFootnoteError(thrown: unknown): FootnoteError {
  if (thrown instanceof FootnoteError) return thrown
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  if (thrown instanceof Error && thrown.name === 'AbortError') return new FootnoteError('stopped', 'Stopped.', '', { cause: thrown })
  return new FootnoteError('internal', message, 'Try again; if it happens again, report it with the log file from the data folder.', {
    cause: thrown
  })
}

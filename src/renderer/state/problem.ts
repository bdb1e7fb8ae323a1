import { asFootnoteError } from '../../shared/errors.ts'

/** What went wrong and what helps, as shown. */
export interface Problem {
  readonly message: string
  readonly remedy: string
}

/** Turns anything thrown into a problem; `undefined` when it is only the user's own Stop. */
export function problemOf(thrown: unknown): Problem | undefined {
  const { code, message, remedy } = asFootnoteError(thrown)
  return code === 'stopped' ? undefined : { message, remedy }
}

import { asFootnoteError, FootnoteError } from '../../shared/errors.ts'

/** Why indexing cannot go on, in the user's words. LanceDB tells a full disk in words only. */
export function stopProblem(thrown: unknown): FootnoteError {
  const text = thrown instanceof Error ? `${'code' in thrown ? String(thrown.code) : ''} ${thrown.message}` : String(thrown)
  if (/ENOSPC|EDQUOT|No space left|os error 28|StorageFull|quota exceeded/i.test(text))
    return new FootnoteError(
      'no-space',
      'The disk is full: indexing has stopped. What is indexed already can be searched.',
      'Free some space on the disk of the data folder, then choose "Try again".',
      { cause: thrown }
    )
  const { code, message } = asFootnoteError(thrown)
  if (isOutOfHandles(text))
    return new FootnoteError(
      code,
      'Indexing has stopped: the system lets Footnote open too few files at a time. What is indexed already can be searched.',
      'Raise the limit (in the terminal that starts Footnote: ulimit -n 4096), then start Footnote again.',
      { cause: thrown }
    )
  const remedy = 'Choose "Try again"; if it happens again, start Footnote anew: what is indexed stays.'
  return new FootnoteError(code, `Indexing has stopped: ${message}`, remedy, { cause: thrown })
}

/** The system lets Footnote open no more files: not the fault of the file in hand. */
export function isOutOfHandles(text: string): boolean {
  return /EMFILE|ENFILE|os error 2[34]\b|too many open files/i.test(text)
}

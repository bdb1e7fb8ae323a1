import type { Document } from '../../src/shared/types.ts'
import type { ParseOutcome } from '../../src/core/indexing/parse/outcome.ts'
import type { ManifestRow } from './manifest.ts'

/** What a file came to: as its manifest wants it, or not and why. */
export interface Verdict {
  readonly met: boolean
  readonly note: string
}

/** What was read of a file: its document, or the problem that was told. */
export type Reading =
  | { readonly ok: true; readonly document: Pick<Document, 'text' | 'pages'> }
  | { readonly ok: false; readonly reason: string; readonly remedy: string }

/** Compares what was read with the manifest, after collapsing white space and NFC. */
export function judge(row: ManifestRow, reading: Reading | ParseOutcome): Verdict {
  if (row.kind === 'either')
    return reading.ok || isTold(reading) ? met(reading.ok ? 'read' : reading.reason) : missed('a problem without words')
  if (row.kind === 'error') {
    // A scan that was recognised is more than the manifest asks for.
    if (reading.ok)
      return row.breakage.includes('no text') ? met('read by text recognition') : missed('it was read, and an error was expected')
    return isTold(reading) ? met(reading.reason) : missed('an error without a reason and a remedy')
  }
  if (!reading.ok) return row.kind === 'recoverable' && isTold(reading) ? met(reading.reason) : missed(reading.reason)
  return hasPhrase(row, reading.document)
}

function hasPhrase({ expected, page }: ManifestRow, { text, pages }: Pick<Document, 'text' | 'pages'>): Verdict {
  const wanted = plain(expected)
  if (page === undefined) return plain(text).includes(wanted) ? met('') : missed(`"${expected}" is not in the text`)
  const span = pages.find((one) => one.page === page)
  if (span && plain(text.slice(span.start, span.end)).includes(wanted)) return met('')
  const where = plain(text).includes(wanted) ? 'is in the text, but not' : 'is not in the text, nor'
  return missed(`"${expected}" ${where} on page ${page} of ${pages.length}`)
}

function isTold({ reason, remedy }: { readonly reason: string; readonly remedy: string }): boolean {
  return reason.trim() !== '' && remedy.trim() !== ''
}

function plain(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}

function met(note: string): Verdict {
  return { met: true, note }
}

function missed(note: string): Verdict {
  return { met: false, note }
}

import type { DocumentView } from '../../shared/types.ts'

/** As pages, as a rendered note, or as the text that was read from the file. */
export type Look = 'page' | 'note' | 'text'

/** Longest note that is rendered: its structure is found in about a quarter of a second. */
const MOST_NOTE_UNITS = 500_000

/** The ways in which a document can be shown, best first. A file's bytes are the cited version only while it is unchanged. */
export function looksOf(view: DocumentView | undefined): readonly Look[] {
  if (view?.format === 'pdf' && view.freshness === 'current') return ['page', 'text']
  return view?.format === 'markdown' && view.text.length <= MOST_NOTE_UNITS ? ['note', 'text'] : ['text']
}

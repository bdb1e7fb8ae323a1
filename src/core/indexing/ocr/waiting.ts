import type { FileProblem } from '../../../shared/types.ts'

/** What a file's owner can do when its text is a picture. */
export const OCR_REMEDY = 'Switch text recognition (OCR) on and choose its languages'

/** Begins the warning of a PDF whose other pages hold text. */
export const SILENT_PAGES = 'No text, perhaps pictures: page '

/** In the ledger this marks an indexed PDF of which some pages wait for text recognition. */
export const PAGES_WAIT = 'Some pages hold no text and may be pictures'

/** The note of a PDF with such pages; undefined without any. */
export function pagesWait(pages: readonly number[]): FileProblem | undefined {
  return pages.length === 0 ? undefined : { reason: PAGES_WAIT, remedy: OCR_REMEDY }
}

import type { DocumentFormat } from '../../shared/types.ts'
import { number } from '../format.ts'

/** What is counted in a file, in one language. `printed` puts the number that the page itself carries behind ours. */
export interface PageWords {
  readonly page: string
  readonly sheet: string
  readonly slide: string
  readonly chapter: string
  readonly message: string
  readonly printed: (label: string) => string
}

/** What is counted where a file has no pages but something like them, by format or extension. */
const COUNTED: Readonly<Record<string, Exclude<keyof PageWords, 'printed'>>> = {
  ...{ xlsx: 'sheet', xlsm: 'sheet', ods: 'sheet', pptx: 'slide', odp: 'slide' },
  ...{ epub: 'chapter', mbox: 'message', email: 'message' }
}

/** "Sheet: Budget", "Slide 3", "Page 12 (printed: iv)". */
export function pageHeading(words: PageWords, page: number, format: DocumentFormat, label: string | undefined): string {
  const counted = COUNTED[format] ?? 'page'
  const heading = `${words[counted]} ${number(page)}`
  if (label === undefined || label === String(page)) return heading
  if (counted === 'sheet') return `${words.sheet}: ${label}`
  return counted === 'page' ? `${heading} ${words.printed(label)}` : `${heading}: ${label}`
}

/** "Sheet 2" of a file by its name. */
export function pageOfFile(words: PageWords, page: number, path: string): string {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  return `${words[COUNTED[extension] ?? 'page']} ${number(page)}`
}

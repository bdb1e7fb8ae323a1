import { fileName } from '../format.ts'
import { messages } from '../messages.ts'
import { onOneLine } from './excerpt.ts'

interface Source {
  readonly path: string
  readonly page?: number
  readonly modifiedMs: number
}

/** A quotation with where it comes from, as one would put it into a letter. */
export function withSource(quote: string, source: Source): string {
  return `“${onOneLine(quote)}” — ${whereFrom(source)}`
}

/** "lease.pdf, page 3, modified 12 Mar 2026". */
export function whereFrom({ path, page, modifiedMs }: Source): string {
  const onPage = page === undefined ? '' : messages.sources.page(page, path)
  return [fileName(path), onPage, messages.sources.modified(modifiedMs)].filter((part) => part !== '').join(', ')
}

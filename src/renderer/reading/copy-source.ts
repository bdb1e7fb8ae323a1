import { fileName } from '../format.ts'
import { messages } from '../messages.ts'

/** A quotation with where it comes from, as one would put it into a letter. */
export function withSource(quote: string, source: { readonly path: string; readonly page?: number; readonly modifiedMs: number }): string {
  const page = source.page === undefined ? '' : messages.sources.page(source.page, source.path)
  const where = [fileName(source.path), page, messages.sources.date(source.modifiedMs)].filter((part) => part !== '').join(', ')
  return `“${quote.replace(/\s+/g, ' ').trim()}” — ${where}`
}

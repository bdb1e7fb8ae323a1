import type { AnswerSentence, Citation } from '../../shared/types.ts'
import { fileName } from '../format.ts'
import { messages } from '../messages.ts'

/** An answer as Markdown with footnotes, ready to paste into a note. */
export function asMarkdown(sentences: readonly AnswerSentence[], sources: readonly Citation[]): string {
  const text = sentences.map((sentence) => sentence.text + sentence.citations.map((citation) => `[^${citation.number}]`).join('')).join(' ')
  const notes = sources.map((source) => `[^${source.number}]: “${source.quote.replace(/\s+/g, ' ').trim()}” — ${describe(source)}`)
  return notes.length === 0 ? text : `${text}\n\n${notes.join('\n')}\n`
}

function describe(source: Citation): string {
  const page = source.page === undefined ? '' : messages.sources.page(source.page, source.path)
  return [fileName(source.path), page, messages.sources.date(source.modifiedMs)].filter((part) => part !== '').join(', ')
}

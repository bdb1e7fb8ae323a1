import type { AnswerSentence, Citation } from '../../shared/types.ts'
import { withSource } from './copy-source.ts'

/** An answer as Markdown with footnotes, ready to paste into a note. */
export function asMarkdown(sentences: readonly AnswerSentence[], sources: readonly Citation[]): string {
  const text = sentences
    .map(({ text, citations, verbatim }, index) => {
      const marks = citations.map(({ number }) => `[^${number}]`).join('')
      return `${index === 0 ? '' : verbatim ? '\n\n> ' : ' '}${text}${marks}`
    })
    .join('')
  const notes = sources.map((source) => `[^${source.number}]: ${withSource(source.quote, source)}`)
  return notes.length === 0 ? text : `${text}\n\n${notes.join('\n')}\n`
}

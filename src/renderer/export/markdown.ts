import type { AnswerRun } from '../state/answer.svelte.ts'
import { exportedTurns, type ExportedSentence } from './notes.ts'

/** A conversation as Markdown with footnotes, ready to paste into a note. */
export function conversationMarkdown(runs: readonly AnswerRun[]): string {
  const turns = exportedTurns(runs)
  const texts = turns.map(({ question, sentences, remark }) => {
    const answer = sentences.map(sentenceMarkdown).join('').trim()
    return [`## ${question.replaceAll(/\s+/g, ' ')}`, answer, remark && `*${remark}*`].filter(Boolean).join('\n\n')
  })
  const notes = turns.flatMap((turn) => turn.notes.map(({ number, quote, place }) => `[^${String(number)}]: “${quote}” — ${place}`))
  return `${[...texts, ...(notes.length > 0 ? [notes.join('\n')] : [])].join('\n\n')}\n`
}

function sentenceMarkdown({ text, notes, caution, opens, verbatim }: ExportedSentence): string {
  const marks = notes.map((number) => `[^${String(number)}]`).join('')
  return `${opens ? '\n\n' : ' '}${verbatim ? '> ' : ''}${text}${marks}${caution ? ` *(${caution})*` : ''}`
}

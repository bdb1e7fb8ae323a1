import type { AnswerEvent } from '../../shared/types.ts'
import { checkSentence } from './check.ts'
import type { Draft } from './draft.ts'
import type { Part } from './part.ts'
import type { Route } from './route.ts'
import { onOneLine } from './words.ts'

/** A section whose summary did not stand speaks for itself, with its first sentence; a sentence that was not translated is named. */
export async function* inOwnWords(
  { excerpts = [], name, opens = false }: Part,
  draft: Draft,
  { intent }: Route
): AsyncGenerator<AnswerEvent> {
  const [first] = excerpts
  if (!first || intent !== 'summary') {
    draft.notes.push(`Not translated: “${onOneLine(name)}”.`)
    return
  }
  const text = first.evidence.document.text.slice(first.start, first.end)
  const check = checkSentence(text, [], '', [first.evidence], intent)
  if (check.outcome === 'supported') yield* draft.accept({ text, opens }, check, [first.evidence])
}

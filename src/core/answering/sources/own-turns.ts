import type { Document, Span } from '../../../shared/types.ts'
import { addressesModel } from '../text/addresses-model.ts'
import { turnsIn, turnsOf } from '../text/conversation.ts'
import type { Evidence } from '../text/evidence.ts'
import { contentWords, heldWords } from '../text/words.ts'

/** What the one whom a question asks about says in a conversation, turn by turn; nothing that speaks to a model. */
export function ownTurns(question: string, { passage, document }: Evidence): readonly Span[] {
  const asked = speakerNamed(question, document)
  return turnsIn(document, passage, (speaker) => speaker === asked)
    .map(({ start, end }) => ({ start, end: start + document.text.slice(start, end).trimEnd().length }))
    .filter(({ start, end }) => !addressesModel(document.text.slice(start, end)))
}

/** The speaker of a document whom a text names first: "What does Anna suggest to Ben?" asks for what Anna says. */
function speakerNamed(text: string, document: Pick<Document, 'text' | 'preamble'>): string | undefined {
  const words = heldWords(text)
  const named = [...new Set(turnsOf(document).map(({ speaker }) => speaker))].flatMap((speaker) => {
    const name = contentWords(speaker)
    const at = words.findIndex((word) => name.includes(word))
    return at < 0 ? [] : [{ speaker, at }]
  })
  return named.toSorted((a, b) => a.at - b.at)[0]?.speaker
}

import type { Span } from '../../../shared/types.ts'
import { addressesModel } from '../text/addresses-model.ts'
import { attribute } from '../cite/cite.ts'
import { isNamed, leadingName, turnsIn, turnsOf } from '../text/conversation.ts'
import type { Evidence } from '../text/evidence.ts'
import type { Excerpt } from '../sources/excerpts.ts'
import { LONGEST } from '../cite/whole-turn.ts'

/** Share of the event's words, weighted by rarity, that its quotes must hold: "Hey Jennifer!" is no follow-up message. */
const TELLS = 0.5

/** The few sentences of a file that tell of an event, those of whose doing it is before others'; undefined where none do. */
export function tellingOf(event: string, { evidence }: Pick<Excerpt, 'evidence'>): Span | undefined {
  const { document, passage } = evidence
  const doer = leadingName(event)
  const tellings = turnsIn(document, passage, (speaker) => isNamed(speaker, doer)).map((turn) =>
    best(event, { document, passage: { ...passage, ...turn, text: document.text.slice(turn.start, turn.end) } })
  )
  const [theirs] = tellings.toSorted((a, b) => b.support - a.support)
  const { quote } = theirs?.quote ? theirs : best(event, evidence)
  return quote && toEndOfTurn(quote, evidence)
}

/** With what the same speaker goes on to say: that a song is recommended stands behind the sentence that names it. */
function toEndOfTurn({ start, end }: Span, { document, passage }: Evidence): Span {
  const turn = turnsOf(document).findLast((one) => one.start <= start)
  if (!turn || turn.end <= end) return { start, end }
  const whole = Math.min(turn.end, passage.end)
  const text = document.text.slice(start, whole).trimEnd()
  return text.length > LONGEST || addressesModel(text) ? { start, end } : { start, end: start + text.length }
}

function best(event: string, evidence: Evidence): { readonly support: number; readonly quote: Span | undefined } {
  const { support, citations } = attribute(event, '', [evidence])
  const quote = citations.find(({ start }) => start >= (evidence.document.preamble?.end ?? 0))
  return { support, quote: support >= TELLS ? quote : undefined }
}

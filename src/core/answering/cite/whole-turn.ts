import type { Span } from '../../../shared/types.ts'
import { addressesModel } from '../text/addresses-model.ts'
import { SPEAKER, turnsOf, type SpokenTurn } from '../text/conversation.ts'
import type { Evidence } from '../text/evidence.ts'
import { heldWords } from '../text/words.ts'

/** Longest quote that one is widened to, in UTF-16 units: a question of a chat and its reply, what a reader takes in at a glance. */
export const LONGEST = 450

/**
 * A quote of a conversation, begun earlier where that tells who speaks or of what: "His mix of wisdom" at "Emily: I’m drawn to
 * Elrond.", "It was really insightful!" at the message that it answers. Read alone, 6 of 38 quotes of chats lacked one of the two.
 * `asked`: the names of the question, since what one mentions is told by who speaks.
 */
export function wholeTurn(
  { start, end }: Span,
  sentence: ReadonlySet<string>,
  { document, passage }: Evidence,
  asked: ReadonlySet<string> = new Set()
): Span {
  const { text } = document
  const turns = turnsOf(document)
  const own = turns.findLastIndex((turn) => turn.start <= start)
  let begin = start
  for (const turn of [turns[own], turns[own - 1]]) {
    if (!turn || turn.start < passage.start || end - turn.start > LONGEST) break
    const before = text.slice(turn.start, begin)
    // Who asked is not who answered: of the turn before, only what it says counts.
    const [said, wanted] = turn === turns[own] ? [before, new Set([...sentence, ...asked])] : [before.replaceAll(SPEAKER, ''), sentence]
    if (tellsMore(said, text.slice(begin, end), wanted) && !addressesModel(before)) begin = turn.start
  }
  return { start: begin, end: endOf({ start: begin, end }, turns[own], sentence, text) }
}

/** The end of what the same speaker goes on to say, where that tells the matter: "My address is … Can’t wait for the bread!" */
function endOf({ start, end }: Span, turn: SpokenTurn | undefined, sentence: ReadonlySet<string>, text: string): number {
  if (!turn || end >= turn.end) return end
  const after = text.slice(end, turn.end).trimEnd()
  const fits = end + after.length - start <= LONGEST
  return fits && tellsMore(after, text.slice(start, end), sentence) && !addressesModel(after) ? end + after.length : end
}

/** Whether a text holds words of the sentence that the quote lacks. */
function tellsMore(text: string, quote: string, sentence: ReadonlySet<string>): boolean {
  const held = new Set(heldWords(quote))
  return heldWords(text).some((word) => sentence.has(word) && !held.has(word))
}

import type { AnswerEvent } from '../../../shared/types.ts'
import { asTold, checkSentence } from '../check/check.ts'
import { citationOf } from '../cite/citation.ts'
import type { Draft } from '../draft.ts'
import type { Excerpt } from '../sources/excerpts.ts'
import type { Part } from '../write/part.ts'
import type { Route } from '../question/route.ts'
import { contentWords, numbersIn } from '../text/words.ts'

/** Longest sentence (UTF-16 units) that speaks for a section; what is longer is taken in no more at a glance. */
const LONGEST = 300

/** A section whose summary did not stand speaks for itself, with the sentence that says most; what was not translated stands as it is. */
export async function* inOwnWords(
  { excerpts = [], label, opens = false }: Part,
  draft: Draft,
  { intent }: Route
): AsyncGenerator<AnswerEvent> {
  const first = intent === 'summary' ? excerpts.toSorted((a, b) => weight(b) - weight(a))[0] : excerpts[0]
  if (!first) return
  const { document } = first.evidence
  const text = document.text.slice(first.start, first.end)
  const check =
    intent === 'summary'
      ? checkSentence(text, [], '', [first.evidence], intent)
      : { ...asTold([citationOf(first.evidence, first, 1)]), outcome: 'weak' as const, reason: 'This was not translated.' }
  if (check.attribution.supported) yield* draft.accept({ text, opens, ...(label === undefined ? {} : { label }) }, check, [first.evidence])
}

/** Of the sentences that say most of a section the one that says most by itself: neither its letterhead nor "Told Piotr in the evening." */
function weight({ evidence: { document }, start, end }: Excerpt): number {
  const text = document.text.slice(start, end)
  return end - start > LONGEST ? 0 : contentWords(text).length + numbersIn(text).size
}

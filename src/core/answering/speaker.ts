import type { Citation } from '../../shared/types.ts'
import type { Evidence } from './evidence.ts'
import { isNamed, SPEAKER, turnsOf } from './conversation.ts'
import { documentSentences } from './sentences.ts'
import { contentWords } from './words.ts'

/** What a person says for themselves: with "comes" or "pays", somebody else may well have told it. */
const SAYS =
  /^\W*((?:\p{Lu}[\p{L}\p{M}.'’-]*\s+){1,3})(?:also |really |personally )?(?:thinks?|thought|sa(?:ys|id)|finds?|found|believes?|believed|likes?|liked|loves?|loved|prefers?|preferred|enjoys?|enjoyed|mentions?|mentioned|describes?|described|feels?|felt|appreciates?|appreciated|admires?|admired|suggests?|suggested|recommends?|recommended|hopes?|hoped|considers?|considered)\b/u
/** "In Anna’s opinion, …", "According to Anna, …" */
const IN_OPINION = /^\W*(?:In\s+(?=[^,]{1,40}['’]s?\s+(?:opinion|view|eyes|words)\b)|According to\s+)((?:\p{Lu}[\p{L}\p{M}.-]*\s*){1,3})/u
const ASKS =
  /^\W*((?:\p{Lu}[\p{L}\p{M}.'’-]*\s+){1,3})(?:also )?(?:asks?|asked|wonders?|wondered|wants? to know|wanted to know)\b(?!(?:\s+\p{Lu}\S*){0,3}\s+(?:to|for)\b)/u
/** Said to somebody, and so about them. */
const TO_SOMEBODY = /\b(?:you|your|yours|we|us|our|let['’]s)\b/i
/** What somebody else advises is not yet what one likes: "Hey Li! I'd recommend whey protein." */
const LIKES = /\b(?:prefers?|preferred|likes?|liked|loves?|loved|enjoys?|enjoyed)\b/i
const ADVISES = /\b(?:recommend|suggest|advise|how about|you (?:should|could)|why not)\b/i

/**
 * Who says in the quotes what the sentence has somebody else say; undefined where that cannot be told. In a chat every word of
 * "Ben thinks that the pool is cold" may stand in a line that Anna wrote.
 */
export function otherSpeaker(
  sentence: string,
  question: string,
  citations: readonly Pick<Citation, 'document' | 'start' | 'end'>[],
  evidence: readonly Evidence[]
): string | undefined {
  const known = new Set(contentWords(question))
  const added = contentWords(sentence).filter((word) => !known.has(word))
  const asks = ASKS.exec(sentence)
  const claimed = contentWords((asks ?? SAYS.exec(sentence) ?? IN_OPINION.exec(sentence))?.[1] ?? '')
  if (claimed.length === 0) return undefined
  const others = new Set<string>()
  for (const { document: hash, start, end } of citations) {
    const document = evidence.find(({ passage }) => passage.document === hash)?.document
    const turns = document ? turnsOf(document) : []
    if (!turns.some(({ speaker }) => isNamed(speaker, claimed))) return undefined
    for (const turn of turns) {
      if (!document || turn.start >= end || turn.end <= start) continue
      const sentences = documentSentences(document, { start: Math.max(start, turn.start), end: Math.min(end, turn.end) }).map((span) =>
        document.text.slice(span.start, span.end)
      )
      // What a speaker asks they do not say: only a turn of nothing but questions says nothing.
      const told = sentences.filter((text) => text.endsWith('?') === (asks !== null))
      if (told.length === 0) continue
      // "It struck me! What do you think of its themes?" says nothing of the themes: the next one does.
      const toldWords = new Set(told.flatMap(contentWords))
      if (!asks && sentences.at(-1)?.endsWith('?') && added.length > 0 && !added.some((word) => toldWords.has(word))) continue
      const spoken = sentences.join(' ').replace(SPEAKER, '')
      const isAdvice = LIKES.test(sentence) && ADVISES.test(spoken)
      const tellsOfClaimed = (): boolean =>
        !isAdvice && (TO_SOMEBODY.test(spoken) || claimed.some((word) => contentWords(spoken).includes(word)))
      if (isNamed(turn.speaker, claimed) || (!asks && tellsOfClaimed())) return undefined
      others.add(turn.speaker)
    }
  }
  if (others.size === 0) return undefined
  const names = [...others].join(' and ')
  return asks ? `In the source it is ${names} who asks this.` : `In the source it is ${names} who says this.`
}

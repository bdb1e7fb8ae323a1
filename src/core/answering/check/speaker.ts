import type { Citation } from '../../../shared/types.ts'
import type { Evidence } from '../text/evidence.ts'
import { isNamed, leadingName, SPEAKER, TO_SOMEBODY, turnsOf } from '../text/conversation.ts'
import { documentSentences } from '../text/sentences.ts'
import { contentWords, heldWords } from '../text/words.ts'

/** What a person says for themselves: with "comes" or "pays", somebody else may well have told it. */
const SAYS =
  /^\W*((?:\p{Lu}[\p{L}\p{M}.'’-]*\s+){1,3})(?:also |really |personally )?(?:thinks?|thought|sa(?:ys|id)|finds?|found|believes?|believed|likes?|liked|loves?|loved|prefers?|preferred|enjoys?|enjoyed|mentions?|mentioned|describes?|described|feels?|felt|appreciates?|appreciated|admires?|admired|suggests?|suggested|recommends?|recommended|hopes?|hoped|considers?|considered)\b/u
/** "In Anna’s opinion, …", "According to Anna, …" */
const IN_OPINION = /^\W*(?:In\s+(?=[^,]{1,40}['’]s?\s+(?:opinion|view|eyes|words)\b)|According to\s+)((?:\p{Lu}[\p{L}\p{M}.-]*\s*){1,3})/u
const ASKS =
  /^\W*((?:\p{Lu}[\p{L}\p{M}.'’-]*\s+){1,3})(?:also )?(?:asks?|asked|wonders?|wondered|wants? to know|wanted to know)\b(?!(?:\s+\p{Lu}\S*){0,3}\s+(?:to|for)\b)/u
/** "Which game does Anna mention?" – "Persona 5": the answer has no speaker of its own, and the question's is claimed. */
const ASKED_OF =
  /\b(?:does|did|do)\s+((?:\p{Lu}[\p{L}\p{M}.'’-]*\s+){1,3})(?:also |really )?(?:think|say|find|believe|like|love|prefer|enjoy|mention|describe|feel|appreciate|admire|suggest|recommend|hope|consider)\b/u
/** "It helps to adapt to challenges you face" is not said to the one who "describes" it: what one has said, another repeats to them so. */
const UTTERS = /\b(?:sa(?:ys?|id)|mention(?:s|ed)?|describe[sd]?|suggest(?:s|ed)?|recommend(?:s|ed)?)\b/
const YOU_UTTER = /\b(?:you|your)\b.{0,20}\b(?:sa(?:id|y)|mention|describ|suggest|recommend|t(?:old|ell)|advi[cs]e|idea|tip)/i
/** What somebody else advises is not yet what one likes: "Hey Li! I'd recommend whey protein." */
const LIKES = /\b(?:prefers?|preferred|likes?|liked|loves?|loved|enjoys?|enjoyed)\b/i
const ADVISES = /\b(?:recommend|suggest|advise|how about|you (?:should|could)|why not)\b/i
/** One whose quoted words hold less than this part of what another's hold, of what the sentence adds to its question, says something else. */
const LITTLE = 3

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
  const ofQuestion = leadingName(sentence).length === 0 ? ASKED_OF.exec(question) : null
  const own = asks ?? SAYS.exec(sentence) ?? IN_OPINION.exec(sentence)
  const claimed = contentWords((own ?? ofQuestion)?.[1] ?? '')
  if (claimed.length === 0) return undefined
  const silent: string[] = []
  const told: { readonly speaker: string; readonly spoken: string; readonly held: number }[] = []
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
      const counted = sentences.filter((text) => text.endsWith('?') === (asks !== null))
      const words = new Set(counted.flatMap(heldWords))
      const held = added.filter((word) => words.has(word)).length
      if (counted.length > 0) told.push({ speaker: turn.speaker, spoken: sentences.join(' ').replace(SPEAKER, ''), held })
      else silent.push(turn.speaker)
    }
  }
  // Of another's question alone nothing is known that one says: "What do you think of the mill?"
  if (told.length === 0 && !asks && silent.length > 0 && !silent.some((speaker) => isNamed(speaker, claimed)))
    return `In the source it is ${namesOf(silent)} who asks this.`
  const most = Math.max(0, ...told.map(({ held }) => held))
  // "It struck me! What do you think of its themes?" says nothing of the themes: the next one does.
  const saying = asks ? told : told.filter(({ held }) => held * LITTLE >= most)
  const isTelling = ({ speaker, spoken }: (typeof told)[number]): boolean =>
    isNamed(speaker, claimed) || (!asks && tellsOf(claimed, own ? sentence : question, spoken))
  if (saying.length === 0 || saying.some(isTelling)) return undefined
  const names = namesOf(saying.map(({ speaker }) => speaker))
  return asks ? `In the source it is ${names} who asks this.` : `In the source it is ${names} who says this.`
}

const namesOf = (speakers: readonly string[]): string => [...new Set(speakers)].join(' and ')

/** Whether what another says tells of the one who is claimed to say it: to their face, or by name. */
function tellsOf(claimed: readonly string[], sentence: string, spoken: string): boolean {
  if (LIKES.test(sentence) && ADVISES.test(spoken)) return false
  return (
    (UTTERS.test(sentence) ? YOU_UTTER : TO_SOMEBODY).test(spoken) ||
    claimed.some((word) => heldWords(spoken.replaceAll(CALLS, ' ')).includes(word))
  )
}

/** Who is called by name is not yet told of. */
const CALLS = /\b(?:[Hh](?:ey|i|ello)|[Dd]ear|[Tt]hank(?:s| you)),?\s+\p{Lu}[\p{L}\p{M}’'-]*|,\s*\p{Lu}[\p{L}\p{M}’'-]*(?=\s*[!?.])/gu

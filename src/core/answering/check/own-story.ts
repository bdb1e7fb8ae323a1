import type { Citation } from '../../../shared/types.ts'
import { isNamed, leadingName, SPEAKER, TO_SOMEBODY, turnsOf } from '../text/conversation.ts'
import type { Evidence } from '../text/evidence.ts'
import { documentSentences } from '../text/sentences.ts'
import { contentWords, heldWords } from '../text/words.ts'

const OF_ONESELF = /\b(?:I|me|my|mine|myself)\b/

/**
 * Who tells of themselves what the sentence tells of another: "Ben usually has lemonade with pizza" is not what Anna's "I love having
 * lemonade with pizza" says. Undefined where any quoted line that holds what the sentence adds to the question is not plainly so.
 */
export function ownStoryOf(
  sentence: string,
  question: string,
  citations: readonly Pick<Citation, 'document' | 'start' | 'end'>[],
  evidence: readonly Evidence[]
): string | undefined {
  const subject = leadingName(sentence)
  const known = new Set([...contentWords(question), ...subject])
  const added = new Set(contentWords(sentence).filter((word) => !known.has(word)))
  if (subject.length === 0 || added.size === 0) return undefined
  const documents = evidence.filter(({ passage }) => citations.some((citation) => citation.document === passage.document))
  if (!documents.some(({ document }) => turnsOf(document).some(({ speaker }) => isNamed(speaker, subject)))) return undefined
  const tellers = new Set<string>()
  for (const { speaker, said } of citations.flatMap((citation) => linesOf(citation, evidence))) {
    const words = heldWords(said)
    if (!words.some((word) => added.has(word))) continue
    const isOwn = OF_ONESELF.test(said) && !TO_SOMEBODY.test(said) && !words.some((word) => subject.includes(word))
    if (speaker === undefined || isNamed(speaker, subject) || !isOwn) return undefined
    tellers.add(speaker)
  }
  return tellers.size > 0 ? `In the source it is ${[...tellers].join(' and ')} who says this.` : undefined
}

interface Line {
  /** Absent outside a conversation. */
  readonly speaker?: string
  readonly said: string
}

/** The quoted sentences, each with who says it. */
function linesOf({ document: hash, start, end }: Pick<Citation, 'document' | 'start' | 'end'>, evidence: readonly Evidence[]): Line[] {
  const document = evidence.find(({ passage }) => passage.document === hash)?.document
  if (!document) return []
  const turns = turnsOf(document)
  return documentSentences(document, { start, end }).map((span) => {
    const turn = turns.findLast((one) => one.start <= span.start)
    const said = document.text.slice(span.start, span.end).replace(SPEAKER, '')
    return turn ? { speaker: turn.speaker, said } : { said }
  })
}

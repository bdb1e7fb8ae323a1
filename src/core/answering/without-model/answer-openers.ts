import type { AnswerEvent } from '../../../shared/types.ts'
import { addressesModel } from '../text/addresses-model.ts'
import { turnsOf } from '../text/conversation.ts'
import type { Draft } from '../draft.ts'
import type { Evidence } from '../text/evidence.ts'
import type { Found } from '../sources/find.ts'
import { tellPlaces, type QuotedPlace } from './quoted-places.ts'
import type { RoundLog } from '../round-log.ts'
import { documentSentences } from '../text/sentences.ts'
import { contentWords, heldWords } from '../text/words.ts'

/** Conversations that are told. */
const MOST = 3
/** Share of the topic's words that the first to speak must say; who does not begins another matter. */
const OF_TOPIC = 0.75
/** Sentences of the first turn that are read and quoted. */
const SENTENCES = 3

/**
 * Answers "Who started the discussion about the garden?" with the first words of the conversation that begins with it. No model is asked: of
 * a conversation it reads the places that speak of the matter, and those are seldom the first. Writes nothing where none begins so.
 */
export async function* answeredByOpeners(question: string, { excerpts }: Found, draft: Draft, log: RoundLog): AsyncGenerator<AnswerEvent> {
  const topic = topicBegun(question)
  if (topic === undefined) return
  const words = new Set(contentWords(topic))
  const opened = [...new Map(excerpts.map(({ evidence }) => [evidence.passage.document, evidence])).values()].flatMap((evidence) => {
    const opener = openerOf(evidence)
    const share = opener ? wordsHeld(words, opener) : 0
    return opener && share >= OF_TOPIC ? [{ ...opener, share }] : []
  })
  const most = Math.max(0, ...opened.map(({ share }) => share))
  const told = opened.filter(({ share }) => share === most).slice(0, MOST)
  const why = 'It asks who began a conversation: its first words are quoted, and no model is asked.'
  if (told.length > 0) yield* tellPlaces(told, { why, query: topic }, draft, log)
}

/** What the conversation is about that the question asks the beginner of; undefined for any other question. */
export function topicBegun(question: string): string | undefined {
  const [, topic] = ASKS.exec(question) ?? []
  return topic
}

const ASKS =
  /^\W*(?:who\s+(?:initiate[sd]?|start(?:s|ed)?|beg(?:ins|an)|opens?|opened)\s+(?:the|this|that|a|our)?\s*(?:\p{L}+\s+){0,2}?(?:discussion|conversation|chat|talk|thread|debate)s?\s+(?:about|on|of|over)|wer hat (?:das|die)\s+(?:\p{L}+\s+)?(?:gespräch|unterhaltung|diskussion|chat)\s+(?:über|zu)(?=.*\b(?:angefangen|begonnen|eröffnet)\b)|kto (?:zaczął|zaczęła|rozpoczął|rozpoczęła)\s+(?:rozmowę|dyskusję|czat)\s+(?:o|na temat))\s+(.+?)(?:\s+(?:angefangen|begonnen|eröffnet))?\W*$/iu

/** The first to speak in a conversation, with the first sentences; undefined for any other text. */
function openerOf(evidence: Evidence): QuotedPlace | undefined {
  const { document } = evidence
  const [first] = turnsOf(document)
  const sentences = first ? documentSentences(document, first).slice(0, SENTENCES) : []
  const end = sentences.at(-1)?.end
  if (!first || end === undefined || addressesModel(document.text.slice(first.start, end))) return undefined
  return { evidence, span: { start: first.start, end } }
}

function wordsHeld(words: ReadonlySet<string>, { evidence, span }: QuotedPlace): number {
  const held = new Set(heldWords(evidence.document.text.slice(span.start, span.end)))
  return words.size === 0 ? 0 : [...words].filter((word) => held.has(word)).length / words.size
}

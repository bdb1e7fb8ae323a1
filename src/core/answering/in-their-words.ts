import type { AnswerEvent, Citation, Conflict, Span } from '../../shared/types.ts'
import { addressesModel } from './text/addresses-model.ts'
import { reachesRow } from './text/blocks.ts'
import { asTold } from './check/check.ts'
import { citationOf } from './cite/citation.ts'
import { continuationOf, restOfList } from './cite/continuation.ts'
import { isNamed, leadingName, turnsOf } from './text/conversation.ts'
import type { Draft } from './draft.ts'
import type { Evidence } from './text/evidence.ts'
import type { Excerpt } from './sources/excerpts.ts'
import { asksToExplain, isYesNo } from './question/question-kind.ts'
import { LONGEST } from './cite/whole-turn.ts'
import { contentWords, heldWords, onOneLine } from './text/words.ts'

/** Content words that the file's own must add to the answer's; fewer say the same again. */
const ADDS = 2
/** Sentences of an explanation that are enough: more is not quoted below them. */
const EXPLAINED = 3

/**
 * Under an answer of one sentence, what its first footnote quotes, in full and in the file's own words: a small model shortens ("the
 * fruity options", and not which), and a reader who sees the place beside the sentence need not trust it. Under one that tells the first
 * items of a list, the others.
 */
export async function* inTheirWords(question: string, draft: Draft, evidence: readonly Evidence[]): AsyncGenerator<AnswerEvent> {
  if (asksToExplain(question)) return yield* goingOn(draft, evidence)
  const who = leadingName(draft.text)
  const citations = draft.sentences[0]?.citations ?? []
  const cited = citations.find((citation) => isOf(who, citation, evidence)) ?? citations[0]
  const source = evidence.find(({ passage }) => passage.document === cited?.document)
  if (!cited || !source || reachesRow(source.document, cited) || draft.unfinished) return
  const all = draft.sentences.flatMap((sentence) => sentence.citations.filter(({ document }) => document === cited.document))
  const said = new Set(heldWords(draft.text))
  const rest = restOfList(source, all, said)
  if (rest) return yield* quote(draft, citationOf(source, rest, 1), evidence)
  if (draft.sentences.length > 1) return
  const citation = citationOf(source, inFull(cited, source, who, contentWords(draft.text)), 1)
  const added = new Set(contentWords(citation.quote).filter((word) => !said.has(word)))
  if (added.size < ADDS || addressesModel(citation.quote)) return
  yield* quote(draft, citation, evidence)
}

/** Under a short explanation, how the file goes on from there: a small model stops after the first sentence. */
async function* goingOn(draft: Draft, evidence: readonly Evidence[]): AsyncGenerator<AnswerEvent> {
  const cited = draft.sentences[0]?.citations[0]
  const source = evidence.find(({ passage }) => passage.document === cited?.document)
  if (!cited || !source || reachesRow(source.document, cited) || draft.sentences.length > EXPLAINED || draft.unfinished) return
  const span = continuationOf(source, cited, new Set(heldWords(draft.text)))
  if (span) yield* quote(draft, citationOf(source, span, 1), evidence)
}

/** Whether it is one with this name who speaks last in a quote of a conversation. */
function isOf(who: readonly string[], { document: hash, start, end }: Citation, evidence: readonly Evidence[]): boolean {
  const document = evidence.find(({ passage }) => passage.document === hash)?.document
  const last = document && turnsOf(document).findLast((turn) => turn.start < end && turn.end > start)
  return last !== undefined && isNamed(last.speaker, who)
}

/**
 * Cross-encoder score from which a turn of the one who is asked about is quoted in place of what a model made of others': of 87
 * questions "What does X …?" of a year of chats whose best turn has it, that turn holds the answer to 66 (lihua dev).
 */
const SURE = 0.95

/**
 * Where nothing stands of what a model wrote ("Emily says this, not Li"), the words of the one whom the question asks about, if the
 * judge is sure of them. A model that wrote that nothing is there is believed, and a turn is neither Yes nor No.
 */
export async function* inOwnTurn(question: string, draft: Draft, excerpts: readonly Excerpt[]): AsyncGenerator<AnswerEvent> {
  if (!draft.empty || draft.dropped.length === 0 || isYesNo(question)) return
  const sure = excerpts.filter(({ isTurn, judged = 0, start, end }) => isTurn && judged >= SURE && end - start <= LONGEST)
  const [best] = sure.toSorted((a, b) => (b.judged ?? 0) - (a.judged ?? 0))
  if (!best) return
  const citation = citationOf(best.evidence, best, 1)
  draft.mode = 'extractive'
  yield* quote(draft, citation, [best.evidence])
}

/** What a newer file says otherwise, in its own words and with its own footnote: a remark alone opens nothing, and the older day stands above. */
export async function* inNewerWords(
  conflicts: readonly Conflict[],
  evidence: readonly Evidence[],
  draft: Draft
): AsyncGenerator<AnswerEvent> {
  const newer = conflicts.find(({ day, citedDay }) => day !== undefined && citedDay !== undefined && day > citedDay)
  const source = evidence.find(({ passage }) => passage.document === newer?.document)
  if (newer && source && !addressesModel(newer.quote)) yield* quote(draft, citationOf(source, newer, 1), [source])
}

function quote(draft: Draft, citation: Omit<Citation, 'number'>, evidence: readonly Evidence[]): AsyncGenerator<AnswerEvent> {
  return draft.accept({ text: `“${onOneLine(citation.quote)}”`, verbatim: true }, asTold([citation]), evidence)
}

/** In a chat all that those who are quoted say there, where that is no more than a glance; `who`: the name of whom the answer tells; `said`: its words. */
function inFull(
  { start, end }: Pick<Citation, 'start' | 'end'>,
  { document }: Evidence,
  who: readonly string[],
  said: readonly string[]
): Span {
  const turns = turnsOf(document)
  const first = turns.findLast((turn) => turn.start <= start)
  const last = turns.findLast((turn) => turn.start < end)
  if (!first || !last) return { start, end }
  const whole = { start: first.start, end: last.start + document.text.slice(last.start, last.end).trimEnd().length }
  // What is said after the quoted words tells more than what led to them, and all that one says more than half of what two say: not
  // where that is "No problem! Happy reading!".
  const told = new Set(heldWords(document.text.slice(last.start, whole.end)).filter((word) => !who.includes(word)))
  const own = isNamed(last.speaker, who) && said.some((word) => told.has(word)) ? [{ start: last.start, end: whole.end }] : []
  return [whole, { start, end: whole.end }, ...own].find((span) => span.end - span.start <= LONGEST) ?? { start, end }
}

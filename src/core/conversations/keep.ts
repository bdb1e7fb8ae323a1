import type { AnswerEvent, Passage } from '../../shared/types.ts'

/**
 * What of an event is written down; undefined for a token. Passages that were read are shown by name and score only: without their
 * texts an answer takes about 12 KB instead of 35. Those nearest to a question without an answer are shown as they are.
 */
export function kept(event: AnswerEvent): AnswerEvent | undefined {
  if (event.type === 'token') return undefined
  if (event.type === 'retrieved') return { ...event, passages: event.passages.map(withoutText) }
  if (event.type !== 'done') return event
  return { ...event, answer: { ...event.answer, nearest: event.answer.abstained ? event.answer.nearest : [] } }
}

function withoutText(passage: Passage): Passage {
  return { ...passage, text: '', context: '', why: [] }
}

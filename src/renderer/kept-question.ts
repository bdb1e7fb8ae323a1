import { MAX_QUESTION } from '../shared/question.ts'

/** What of a text is asked: all of it, or as many whole sentences, else words, as a question has room for. */
export function keptQuestion(text: string): string {
  const whole = text.trim()
  if (whole.length <= MAX_QUESTION) return whole
  // One more, to see whether the last word ends where the room does.
  const room = whole.slice(0, MAX_QUESTION + 1)
  const sentences = /^[\s\S]*(?:[.!?…]["”“»')\]]*(?=\s)|(?=\n))/u.exec(room)?.[0] ?? ''
  const words = /^[\s\S]*(?=\s)/u.exec(room)?.[0] ?? ''
  // A text without full stops, or without spaces, would lose most of what there is room for.
  const kept =
    [sentences, words].find(({ length }) => length > MAX_QUESTION / 2) ?? room.slice(0, MAX_QUESTION).replace(/[\uD800-\uDBFF]$/, '')
  return kept.trim()
}

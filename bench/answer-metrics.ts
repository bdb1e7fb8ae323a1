import { contentWords } from '../src/core/answering/text/words.ts'

/** An answer is right when it holds this share of the gold answer's content words. */
const RIGHT = 0.6
const YES_NO = /^\W*(?:answer:\s*)?(yes|no)\b/i

/** Whether a gold answer is Yes or No; those are reported apart, since a guess is right half of the time. */
export function isYesNoGold(gold: string): boolean {
  return /^\W*(?:answer:\s*)?(?:yes|no)\W*$/i.test(gold)
}

/** Right or not: yes/no by the first word, one of the accepted wordings where there are any, else by content words and figures. */
export function isRight(answer: string, gold: string, accept: readonly string[] = []): boolean {
  if (accept.length > 0) return accept.some((wording) => answer.toLowerCase().includes(wording.toLowerCase()))
  if (isYesNoGold(gold)) return YES_NO.exec(answer)?.[1]?.toLowerCase() === YES_NO.exec(gold)?.[1]?.toLowerCase()
  const wanted = tokens(gold)
  const said = new Set(tokens(answer))
  return wanted.length > 0 && wanted.filter((word) => said.has(word)).length / wanted.length >= RIGHT
}

/** Exact containment after lower-casing and without punctuation and articles. */
export function contains(answer: string, gold: string): boolean {
  return normalised(answer).includes(normalised(gold))
}

/** Token F1 after the same normalisation, as SQuAD counts it. */
export function tokenF1(answer: string, gold: string): number {
  const said = normalised(answer).split(' ').filter(Boolean)
  const wanted = normalised(gold).split(' ').filter(Boolean)
  const left = [...wanted]
  let same = 0
  for (const word of said) {
    const index = left.indexOf(word)
    if (index < 0) continue
    left.splice(index, 1)
    same++
  }
  return same === 0 ? 0 : (2 * same) / (said.length + wanted.length)
}

/** Stemmed content words and figures; where a gold answer has neither ("a while"), its plain words. */
function tokens(text: string): string[] {
  const found = [...contentWords(text, 'en'), ...(text.match(/\d+(?:[.,:]\d+)*/g) ?? [])]
  return [...new Set(found.length > 0 ? found : normalised(text).split(' ').filter(Boolean))]
}

function normalised(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s]/gu, ' ')
    .replaceAll(/\b(?:a|an|the)\b/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

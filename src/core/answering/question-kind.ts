/** A question that wants Yes or No first. */
export function isYesNo(question: string): boolean {
  return /^\W*(?:question:\s*)?(?:did|do|does|is|are|was|were|has|have|had|can|could|will|would|should|may|might)\b/i.test(question)
}

/** A question whose answer is a time, which often stands only in the line that dates the source. */
export function asksWhen(question: string): boolean {
  return /\b(?:when|what (?:time|date|day|year|month)|which (?:date|day|year|month)|on which|how long ago)\b/i.test(question)
}

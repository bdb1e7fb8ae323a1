/** A question that wants Yes or No first. */
export function isYesNo(question: string): boolean {
  return /^\W*(?:question:\s*)?(?:did|do|does|is|are|was|were|has|have|had|can|could|will|would|should|may|might)\b/i.test(question)
}

/** A question whose answer is a time, which often stands only in the line that dates the source; not "how deep was it when it was measured". */
export function asksWhen(question: string): boolean {
  return /\bwhen\s+(?:did|do|does|was|were|is|are|will|has|have|had|can|could|should|would)\b|\b(?:what (?:time|date|day|year|month)|which (?:date|day|year|month)|on which|how long ago)\b/i.test(
    question
  )
}

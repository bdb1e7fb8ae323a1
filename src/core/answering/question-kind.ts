/** A question that wants Yes or No first. */
export function isYesNo(question: string): boolean {
  return /^\W*(?:question:\s*)?(?:did|do|does|is|are|was|were|has|have|had|can|could|will|would|should|may|might)\b/i.test(question)
}

/**
 * A question for the day of something past, which often stands only in the line that dates the source; not "how deep was it when it
 * was measured". The day of a plan ("when is", "when does") stands in the text, and a model that is told of that line gives its day.
 */
export function asksWhen(question: string): boolean {
  return /\bwhen\s+(?:did|was|were|has|have|had)\b|\b(?:which|what|on which) (?:date|day|month|year)\b.*?\b(?:did|was|were|had)\b|\bhow long ago\b/i.test(
    question
  )
}

/** A question that several may be the answer to: "Who wished me …?", "Which friends …?"; not "Who is my landlord?" */
export function asksForAll(question: string): boolean {
  return /^\W*(?:who(?!\s+(?:is|was|'s)\b)|which\s+(?:of\s+)?(?:my\s+|the\s+)?(?:people|friends|persons|colleagues|neighbou?rs))\b/i.test(
    question
  )
}

/** A question in another language than English, told by its small words; German, Polish, French, Spanish and Italian ones are known. */
export function isForeign(question: string): boolean {
  return FOREIGN.test(question) && !/\b(?:what|who|how|where|which|when|why|did|does|do|is|are|the|my|of)\b/i.test(question)
}

const FOREIGN =
  /(?<!\p{L})(?:wie|wer|wo|wann|warum|welche[rsnm]?|wieviel|ist|sind|hat|der|das|für|und|mein[ers]?|jak|jaki[em]?|jaka|gdzie|kiedy|kto|co|ile|czy|dlaczego|quel(?:le)?s?|où|quand|qui|combien|pourquoi|est|les|cuánto|cuál|dónde|quién|qué|cuándo|el|los|las|quanto|dove|chi|quando|perché|il|della)(?!\p{L})/iu

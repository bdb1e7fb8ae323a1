/** Words between two parts of a question that may stand in different documents. */
const JOINTS = /\s*,?\s*\b(?:before|after|while|whereas|and then|as well as|and also|bevor|nachdem|während|sowie)\b\s*/i
/** A part with fewer words cannot be searched for by itself. */
const FEWEST_WORDS = 3
/** Words that say nothing of what is asked. */
const EMPTY =
  /^(?:an?|the|is|are|was|were|be|been|do|does|did|has|have|had|of|in|on|at|to|for|with|and|or|by|from|as|that|this|it|its|their|his|her|s?he|they|who|what|when|where|which|why|how|not|no|any|there|you|your|i|my|me|we|our)$/i

/**
 * The parts of a question about two things ("Did A happen before B?"), each to be looked for by itself as well; empty for a
 * question about one.
 */
export function clausesOf(question: string): string[] {
  const parts = question
    .replace(/[?.!\s]+$/, '')
    .split(JOINTS)
    .map((part) => part.trim())
    .filter(Boolean)
  return parts.length >= 2 && parts.every((part) => contentCount(part) >= FEWEST_WORDS) ? parts : []
}

function contentCount(text: string): number {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !EMPTY.test(word)).length
}

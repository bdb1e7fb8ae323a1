/** What the model is asked to write when the sources lack the answer. */
export const NOT_FOUND = 'Not in the sources.'

/** Whether a sentence is the model's way of saying that the sources lack the answer, in the language of the rules or of the question. */
export function saysNotFound(sentence: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(sentence))
}

const PATTERNS: readonly RegExp[] = [
  /\bnot in the sources\b|\b(?:sources?|files?|documents?|texts?|information)\b[^.]{0,60}\b(?:do(?:es)? not|don['’]t|doesn['’]t|did not|cannot|no)\b[^.]{0,40}\b(?:contain|mention|state|specify|provide|say|include|give|information)|\b(?:is|are|was|were) not (?:explicitly |directly |specifically )?(?:mentioned|stated|specified|provided|given|found|included|available)\b|\bno (?:specific )?(?:information|mention)\b|\bcannot (?:be )?(?:answer|determine)|\binsufficient information\b/i,
  // "Der Aufzug ist nicht enthalten" answers a question; only of sources is it said that they lack something.
  /(?<!\p{L})(?:nicht in den (?:Quellen|Dateien|Unterlagen)|(?:Quellen?|Dateien|Unterlagen)(?!\p{L})[^.]{0,60}(?<!\p{L})(?:nicht|keine?n?)|keine (?:Angaben?|Informationen?|Hinweise?)|nicht (?:erwähnt|angegeben|genannt))(?!\p{L})/iu,
  /(?<!\p{L})(?:nie ma (?:tego )?(?:w źródłach|informacji)|brak (?:informacji|danych)|źród(?:ła|łach|le)(?!\p{L})[^.]{0,40}(?<!\p{L})nie|nie (?:podano|wspomniano|określono))(?!\p{L})/iu
]

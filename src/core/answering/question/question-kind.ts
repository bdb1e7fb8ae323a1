import { languageOf, type TextLanguage } from '../../text-language.ts'
import { capitalised } from '../text/words.ts'

const YES_NO =
  /^\W*(?:question:\s*)?(?:did|do|does|is|are|was|were|has|have|had|can|could|will|would|should|may|might|ist|sind|waren?|hat|haben?|hatten?|darf|dürfen|kann|können|muss|müssen|sollen?|wird|werden|wurden?|gibt|gab|czy)(?!\p{L})/iu

/** A German question begins with its verb where it wants Yes or No: "Zahlt die Versicherung?", but "Seit wann …?". */
const VERB_FIRST = /^\W*(?!(?:seit|mit|nicht|an|in)(?!\p{L}))\p{Lu}\p{Ll}+(?:t|te|ten|st|en)\s/u
const W_WORD = /(?<!\p{L})(?:w(?:er|en|em|as|ann|arum|eshalb|ieso|ie|ieviel|o|oher|ohin|omit|ofür|elche[nrsm]?))(?!\p{L})/iu

/** A question that wants Yes or No first. */
export function isYesNo(question: string): boolean {
  const language = languageOf(question)
  // "Do kiedy …?" begins like an English one.
  if (language === 'pl') return /^\W*czy(?!\p{L})/iu.test(question)
  if (language === 'en') return YES_NO.test(question)
  return !W_WORD.test(question) && (YES_NO.test(question) || VERB_FIRST.test(question))
}

const ASKS_WHAT =
  /^\W*(?:who|what|when|where|which|why|how|wer|wen|wem|wann|wo|woher|wohin|welche[rsnm]?|warum|wieso|wie|kto|co|kiedy|gdzie|któr\p{L}+|dlaczego|czemu|jak\p{L}*|ile)(?!\p{L})/iu

/** A sentence without the "Yes," that a small model puts before it where nothing was asked that Yes could answer. */
export function withoutIdleYes(sentence: string, question: string): string {
  const asksWhat = ASKS_WHAT.test(question) || (/^\W*was\b/i.test(question) && languageOf(question) === 'de')
  const rest = asksWhat ? sentence.replace(/^\W*(?:yes|ja|tak),\s+(?=\S)/i, '') : sentence
  return rest === sentence ? sentence : capitalised(rest)
}

/** A question for a person, a place, a reason, an amount, what was done, yes or no: a day alone does not answer it. */
export function asksNoDay(question: string): boolean {
  return (
    isYesNo(question) ||
    /^\W*what\s+(?:did|does|do|has|have|had|should|must|can)\b(?!.*\b(?:days?|dates?|times?|years?|months?|deadline)\b)/i.test(question) ||
    /^\W*(?:who|where|why|how much|wer|wen|wem|wo|woher|wohin|warum|wieso|wie\s?viel|kto|kogo|gdzie|skąd|dokąd|dlaczego|czemu|(?:za )?ile)(?!\p{L})/iu.test(
      question
    )
  )
}

const ASKS_WHEN =
  /\bwhen\s+(?:did|was|were|has|have|had)\b|\b(?:which|what|on which) (?:date|day|month|year)\b.*?\b(?:did|was|were|had)\b|\bhow long ago\b|\bwann\s+(?:hat|haben?|hatten?|waren?|wurden?)\b|\bkiedy\b.*\p{L}(?:ł|ła|ło|li|ły|łem|łam|liśmy|łyśmy|no|to)(?!\p{L})/iu

/**
 * A question for the day of something past, which often stands only in the line that dates the source; not "how deep was it when it
 * was measured". The day of a plan ("when is", "when does") stands in the text, and a model that is told of that line gives its day.
 */
export function asksWhen(question: string): boolean {
  return ASKS_WHEN.test(question)
}

/** A question for more than one fact: what something is, how it is done or works, all about a subject. */
export function asksToExplain(question: string): boolean {
  return EXPLAIN[languageOf(question)].test(question)
}

/** "What is a fuse?", not "What is the deposit?" nor "What is Anna's number?". */
const EXPLAIN: Readonly<Record<TextLanguage, RegExp>> = {
  en: /^\W*(?:(?:so|ok|okay|and|please|can you|could you|would you)[,\s]+)*(?:(?:explain|describe|clarify|elaborate)(?!\p{L})|tell me(?: a (?:little )?bit| more| something)? about|(?:give|provide) (?:me )?(?:with )?(?:some |more )*(?:information|details)|what do (?:the sources say about|you mean by)|what does .+ mean\W*$|what(?:['’]s| is| are) (?!(?:the|my|our|your|his|her|their|its|this|that|these|those|there|it|he|she|they|in|on|at|for|left|new|due|next|\p{L}+['’]s?)(?!\p{L}))(?:(?!(?:with|for|on|in|at|to|from|times|about|going|wrong)(?!\p{L}))[\p{L}\p{N}'’-]+\s*){1,5}\?*\s*$|how (?:to|(?:do|can|should|could|would) (?:i|we|you|one|people))(?!\p{L})|how (?:do|does) .+ (?:works?|function)\W*$)/iu,
  de: /^\W*(?:(?:und|also|bitte|kannst du(?: mir)?|können sie(?: mir)?)[,\s]+)*(?:erklär\p{L}*|beschreib\p{L}*|erzähl\p{L}* mir|was sagen die quellen über|was (?:ist|sind) (?!(?:der|die|das|mein|unser|dein|ihr|sein)\p{L}*(?!\p{L}))(?:[\p{L}\p{N}'-]+\s*){1,4}\?*\s*$|was (?:bedeutet|heißt)(?!\p{L})|wie (?:kann|soll|muss|mache?|geht) (?:ich|wir|man|das)(?!\p{L})|wie funktionier\p{L}*)/iu,
  pl: /^\W*(?:(?:a|więc|proszę)[,\s]+)*(?:wyjaśnij|opisz|opowiedz|co źródła mówią o|co to (?:jest|są)|czym (?:jest|są)|co (?:oznacza|znaczy)(?!\p{L})|jak (?:mogę|można|mam|mamy|działa\p{L}*)(?!\p{L}))/iu
}

/** A question that several may be the answer to: "Who wished me …?", "Which friends …?"; not "Who is my landlord?" */
export function asksForAll(question: string): boolean {
  return /^\W*(?:who(?!\s+(?:is|was|'s)\b)|which\s+(?:of\s+)?(?:my\s+|the\s+)?(?:people|friends|persons|colleagues|neighbou?rs))\b/i.test(
    question
  )
}

/** A question in another language than English, told by its small words; German, Polish, French, Spanish and Italian ones are known. */
export function isForeign(question: string): boolean {
  const isEnglish = /\b(?:what|who|how|where|which|when|why|did|does|do|is|are|the|my|of)\b/i.test(question)
  return languageOf(question) !== 'en' || (FOREIGN.test(question) && !isEnglish)
}

const FOREIGN =
  /(?<!\p{L})(?:wie|wer|wo|wann|warum|welche[rsnm]?|wieviel|ist|sind|hat|der|das|für|und|mein[ers]?|jak|jaki[em]?|jaka|gdzie|kiedy|kto|co|ile|czy|dlaczego|quel(?:le)?s?|où|quand|qui|combien|pourquoi|est|les|cuánto|cuál|dónde|quién|qué|cuándo|el|los|las|quanto|dove|chi|quando|perché|il|della)(?!\p{L})/iu

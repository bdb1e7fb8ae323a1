import type { Excerpt } from '../sources/excerpts.ts'
import { languageOf, type TextLanguage } from '../../text-language.ts'
import { contentWords } from '../text/words.ts'

/**
 * The subject of a question that asks for nothing particular: "pagination options", "What is said about the bell at night?"; undefined
 * for any other question. It is searched for by itself: in the frame of such a question the cross-encoder gave the right passage .01 to
 * .27 where the bare words had .92 to .99 (mtrag dev, 5 of 20).
 */
export function subjectOf(question: string): string | undefined {
  for (const frame of FRAMES) {
    const { subject, title } = frame.exec(question)?.groups ?? {}
    if (subject !== undefined && names(subject, MOST_WORDS_FRAMED)) return title === undefined ? subject : `${subject} (${title})`
  }
  const bare = question.trim().replace(/[?.!\s]+$/, '')
  return names(bare, question.includes('?') ? MOST_WORDS_ASKED : MOST_WORDS) ? bare : undefined
}

/** Whether a few words name something and say nothing of it. */
function names(text: string, most: number): boolean {
  const words = text.match(/[\p{L}\p{M}\p{N}'’&%-]+/gu) ?? []
  return words.length <= most && contentWords(text).length > 0 && !SENTENCE.test(text) && !/^(?:and|or|but|und|oder|i|a)\s/i.test(text)
}

/**
 * A subject as a small model understands it, in the language of what it reads. Given the bare words, the 1.5B model answered 7 of 20 such
 * topics and repeated or refused the others; asked this way, all 12 whose passages it was shown (mtrag dev).
 */
export function askedAbout(subject: string, excerpts: readonly Excerpt[]): string {
  return ASKED[languageOf(excerpts.map(({ evidence: { document }, start, end }) => document.text.slice(start, end)).join(' '))](subject)
}

const ASKED: Readonly<Record<TextLanguage, (subject: string) => string>> = {
  en: (subject) => `What do the sources say about “${subject}”?`,
  de: (subject) => `Was sagen die Quellen über „${subject}“?`,
  pl: (subject) => `Co źródła mówią o „${subject}”?`
}

/** Longer than this and without a verb: a heading copied from somewhere, or a sentence that rules do not understand. */
const MOST_WORDS = 6
/** With a question mark fewer may lack a verb: "Probate?". */
const MOST_WORDS_ASKED = 4
/** "What is said about …": longer ones tell what they ask ("the keeper that ate the last candle"). */
const MOST_WORDS_FRAMED = 9

const FILES = '(?:my|the|our|these) (?:files?|notes?|documents?|sources?|papers?)'
const FRAMES = [
  new RegExp(
    `^\\W*(?:please |can you |could you )*(?:tell me(?: something| more| all| everything| a (?:little )?bit)?|what can you tell me|(?:provide|give)(?: me)?(?: with)?(?: some| more| any)* (?:details|information)|what does “(?<title>[^”]+)” say|what (?:is|was) (?:said|written|known|there|in ${FILES})|what (?:do|does) ${FILES} (?:say|tell|know|have|contain|hold)(?: me| us)?|what do i (?:know|have)|(?:is there )?anything|everything) (?:about|on|of) (?<subject>.+?)[?.!\\s]*$`,
    'iu'
  ),
  // What somebody wants to know, said as a wish: .01 to .13 with the frame, .74 to .99 without (mtrag dev, 3 of 3).
  /^\W*(?:(?:oops|sorry|no|ok(?:ay)?|well|yes|so)\W+)*(?:i(?:['’]m| am) (?:interested|curious)(?: to (?:know|learn|hear|read))?(?: more)? (?:about|in)|i(?:['’]d| would)? (?:like|love|want|need) to (?:know|learn|hear|read|explore|understand)(?: more| something)?(?: about)?|i (?:meant?|am talking about)|correction(?: to)?:?) (?<subject>.+?)(?:,? (?:please|pls))?[?.!\s]*$/iu,
  /^\W*(?:ich (?:möchte|will|würde gern(?:e)?)(?: gern(?:e)?)?(?: etwas| mehr)? über|erzähl(?:e)? mir(?: etwas| mehr)? (?:über|von)) (?<subject>.+?)(?: (?:wissen|erfahren))?[?.!\s]*$/iu,
  /^\W*(?:chc(?:ę|iał(?:a)?bym) (?:się )?(?:wiedzieć|dowiedzieć(?: się)?)(?: więcej| czegoś)?|opowiedz mi(?: więcej)?) o (?<subject>.+?)[?.!\s]*$/iu,
  /^\W*was (?:steht|wird|ist|sagen|sagt|wissen|finde ich)(?: (?:in )?„(?<title>[^“]+)“| (?:in )?(?:meinen?|den|die|unseren?) (?:Dateien|Notizen|Unterlagen|Quellen))? (?:zum Thema|über|zu[mr]?) (?<subject>.+?)(?: (?:gesagt|geschrieben|bekannt))?[?.!\s]*$/iu,
  /^\W*co (?:(?:moje|te) \p{L}+ )?(?:jest|mówią|mówi się|mówi(?= „)|wiadomo|napisano|znajdę)(?: (?:w )?„(?<title>[^”]+)”| (?:w )?(?:moich|moje|te|tych) \p{L}+)? (?:na temat|o) [„"]?(?<subject>.+?)[”"]?[?.!\s]*$/iu
]

/** Words that make a question or a sentence of a few words, in the languages of the window. */
const SENTENCE =
  /(?<![\p{L}’'])(?:is|are|was|were|am|be|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|\p{L}+n['’]t|what|who|whom|whose|when|where|why|how|which|i|we|you|he|she|it|they|this|that|these|those|there|please|thanks?|hello|hi|hey|yes|no|ok|okay|tell|give|show|list|find|explain|describe|compare|summari[sz]e|translate|draft|write|ist|sind|waren?|hat|haben|hatten?|kann|können|wird|werden|soll|muss|wer|wen|wem|wann|wo|warum|wie|welche[mnrs]?|ich|wir|du|sie|er|es|bitte|danke|hallo|jest|są|był[aoiy]?|mają|czy|co|kto|kiedy|gdzie|dlaczego|jaki?e?|któr[aey]|ile|proszę|dzięki)(?![\p{L}’'])/iu

import { contentWords, heldWords } from '../answering/text/words.ts'
import { MONTHS } from '../months.ts'

/** What a section is about, as a person would say it in a question. */
export interface Topic {
  /** `Waiting list` becomes `waiting list`; `Tallow Bridge` stays. */
  readonly words: string
  /** English wants "the" before it. */
  readonly article: boolean
  /** The heading is a question and is asked as it is. */
  readonly isQuestion: boolean
}

/** At most so many words make a topic; a longer heading is a sentence. */
const MOST_WORDS = 7

/** The topic of a section, from its heading; undefined where that names nothing that one would ask about in these words. */
export function topicOf(heading: string, section: string, text: string): Topic | undefined {
  const plain = heading
    .replace(NUMBERING, '')
    .replace(/\s*\([^)]*\)\s*$/, '')
    .replace(/[\s:.;–—-]+$/, '')
  if (/[\n<>{}=|_@\\/“”„"]/.test(plain) || /\p{L}\p{Lu}{2,}\p{Ll}/u.test(plain)) return undefined
  if (plain.endsWith('?')) return plain.length <= LONGEST_QUESTION ? { words: plain, article: false, isQuestion: true } : undefined
  const words = plain.split(/\s+/)
  if (words.length > MOST_WORDS || /[.,:;!]/.test(plain) || /\d/.test(plain)) return undefined
  if (BEGINS_ELSE.test(plain) || !isNamedIn(section, plain)) return undefined
  const english = isEnglish(text)
  const cased = asInText(words, text, english)
  return { words: cased.join(' '), article: english && wantsThe(cased), isQuestion: false }
}

/** In characters; what asks longer is a paragraph. */
const LONGEST_QUESTION = 90

/** "8.", "2.1", "§ 3", "IV.", "Chapter 4:" before a heading. */
const NUMBERING =
  /^(?:(?:chapter|section|part|article|appendix|step|kapitel|abschnitt|teil|artikel|rozdział|część|artykuł)\s+)?(?:§\s*)?(?:\d+(?:\.\d+)*[.):]?|[IVXLC]+[.):]|[A-Za-z][.)])\s+/i

/** A heading that begins with one of these is no thing that something could be said about: "Before each ride", "What became of it". */
const BEGINS_ELSE =
  /^(?:about|after|and|as|at|before|by|do|don['’]t|during|for|from|he|how|i|if|in|it|not?|of|on|or|over|she|so|that|then|there|these|they|this|to|under|until|we|what|when|where|which|while|who|why|with|without|you|als|auf|aus|bei|bevor|das ist|für|in|im|mit|nach|ohne|seit|und|unter|vom|von|vor|wann|warum|was|wenn|wer|wie|wo|zu|zum|zur|bez|co|czy|dla|do|dlaczego|gdy|gdzie|i|jak|kiedy|kto|na|nad|nie|o|od|po|pod|przed|przy|w|we|z|za|ze)\b/i

/** Words that name no matter, alone or together. */
const EMPTY_WORDS = new Set(
  contentWords(
    'abstract acknowledgement annex appendix bibliography change chapter conclusion content contents definition detail end example ' +
      'colophon copyright figure final first further general heading here history important index information intro introduction item last learned left level ' +
      'list main miscellaneous misc name new next number open overview page paragraph part people plan point preface question reference ' +
      'related remark result second section see sheet slide step subject summary table terms test text thing third title todo today total ' +
      'uncopyright untitled various work anhang einleitung inhalt inhaltsverzeichnis literatur sonstiges vorwort zusammenfassung ' +
      'literatura podsumowanie spis treści wstęp załącznik ' +
      MONTHS.join(' '),
    'en'
  )
)

/** Whether the section speaks of its heading in the heading's words, by their stems: most of them, one that names something at least. */
function isNamedIn(section: string, heading: string): boolean {
  const words = [...new Set(contentWords(heading, 'en'))]
  const said = new Set(heldWords(section))
  const held = words.filter((word) => said.has(word))
  return held.length * 2 >= words.length && held.some((word) => !EMPTY_WORDS.has(word) && word.length > 2)
}

/** Each word written as the text writes it within its sentences; the capitals of headings and of first words say nothing. */
function asInText(words: readonly string[], text: string, english: boolean): readonly string[] {
  const sample = text.slice(0, CASE_UNITS)
  const within = (word: string) => sample.match(new RegExp(`(?<=[\\p{Ll},;] )${word}(?!\\p{L})`, 'gu'))?.length ?? 0
  const written = words.map((word) => {
    const lower = word.toLowerCase()
    const capital = word.charAt(0).toUpperCase() + lower.slice(1)
    const isPlain = /^[\p{L}’'-]+$/u.test(word) && (word === capital || word === word.toUpperCase())
    if (word === lower || !isPlain) return { word, isName: false }
    const [small, named] = [within(lower), within(capital)]
    const isName = named > small || (named === small && !english)
    return { word: isName ? capital : lower, isName: named > small }
  })
  // "Tallow Bridge" is a name, although a bridge is none; in German every noun has a capital.
  const isNamed = english && words.every((word) => /^\p{Lu}\p{Ll}/u.test(word)) && written.some(({ isName }) => isName)
  return isNamed ? words : written.map(({ word }) => word)
}

/** Enough of a text to see how it writes its words, in UTF-16 units; all of a long book took a tenth of a second a word. */
const CASE_UNITS = 100_000

/** "the waiting list", "the keeping of bees", but "error codes", "Tallow Bridge", "bleeding the radiator". */
function wantsThe(words: readonly string[]): boolean {
  const [first = ''] = words
  if (/^(?:an?|the|my|our|your|his|her|its|their|some|all|each|every|no|\p{L}+['’]s)$/iu.test(first)) return false
  const joint = words.findIndex((word, at) => at > 0 && /^(?:of|for|in|on|at|with|to|from|by|during|under)$/.test(word))
  const head = words[joint < 0 ? words.length - 1 : joint - 1] ?? ''
  if (/^\p{Lu}/u.test(head) || /[^su]s$/.test(head)) return false
  return !(first.endsWith('ing') && /^(?:an?|the|my|our|your|its)$/.test(words[1] ?? ''))
}

/** One word of forty is "the" in any English text, and in no other. */
function isEnglish(text: string): boolean {
  const words = text.slice(0, 20_000).match(/\p{L}+/gu) ?? []
  return words.filter((word) => word.toLowerCase() === 'the').length * 40 >= words.length
}

import { stemmer } from 'stemmer'
import { fold } from './fold.ts'
import { monthNamed, MONTHS } from './months.ts'
import type { TextLanguage } from './text-language.ts'

/**
 * The stem of one word (letters and digits; case and accents do not count) in a language. A German or Polish one is marked ("de:wohnung"):
 * "paint" and "pain" would be one word by German endings. The months are the same in all three.
 */
export function stemIn(language: TextLanguage, word: string): string {
  const folded = fold(word)
  if (language === 'en') return stemmer(folded)
  const month = monthNamed(word.normalize('NFC'))
  if (month !== undefined) return MONTH_STEMS[month - 1] ?? folded
  return `${language}:${language === 'de' ? germanStem(folded) : polishStem(folded)}`
}

/** A stem without its mark. */
export const unmarked = (stem: string): string => stem.replace(/^(?:de|pl):/, '')

const MONTH_STEMS = MONTHS.map((month) => stemmer(month))

/**
 * CISTEM (Weissweiler and Fraser, GSCL 2017), which joined the forms of German words better than five other stemmers there: "ge-" and the
 * endings of nouns, adjectives and verbs are taken away while enough is left. "kostet", "gekostet" and "Kosten" have one stem.
 */
function germanStem(folded: string): string {
  // "-ung" makes a noun of a verb: "Versicherung", "versichert".
  let stem = folded
    .replaceAll('ß', 'ss')
    .replace(/^ge(?=.{4})/, '')
    .replace(/(?<=.{6})ung(?:en|s)?$/, '')
  // What is one sound counts as one letter.
  stem = stem.replaceAll('sch', '$').replaceAll('ei', '%').replaceAll('ie', '&').replaceAll(/(.)\1/g, '$1*')
  while (stem.length > 3) {
    const shorter = stem.length > 5 ? stem.replace(/(?:em|er|nd)$/, '') : stem
    const next = shorter === stem ? stem.replace(/[tesn]$/, '') : shorter
    if (next === stem) break
    stem = next
  }
  return stem.replaceAll(/(.)\*/g, '$1$1').replaceAll('&', 'ie').replaceAll('%', 'ei').replaceAll('$', 'sch')
}

/**
 * The longest ending of a Polish noun, adjective or verb taken away where at least three letters are left, and the consonant that it softened
 * hardened again: "naprawa", "naprawić" and "naprawiono" have one stem, and so have "rower" and "rowerze". There is no kept library for Polish.
 */
function polishStem(folded: string): string {
  const plain = folded.replaceAll('ł', 'l')
  const ending = POLISH_ENDINGS.find((one) => plain.endsWith(one) && plain.length - one.length >= 3)
  const stem = ending === undefined ? plain : plain.slice(0, plain.length - ending.length)
  return stem
    .replace(/rz$/, 'r')
    .replace(/(?<=[^aeiouy])c$/, 'k')
    .replace(/(?<=[aeiouy])c$/, 't')
}

/** Without accents, longest first. */
const POLISH_ENDINGS = (
  'owalismy owalysmy alismy alysmy ilismy ilysmy owania owanie owaniu owala owalo owali owaly owano owana owany owane owalem owalam owac ' +
  'ujemy ujecie ujesz uje uja iono iona iony ione iemy ilem ilam alem alam amy imy ymy emy asz isz ysz esz aja ano ana any ane ' +
  'ono ona ony one ala alo ali aly ila ilo ili ily yla ylo yli yly ela elo eli ely al il yl ac ic yc ec ' +
  'iego iemu iami iach iowi ego emu ami ach ymi imi ych ich owie owi iom iem iej om em ow ej ie ia iu io ii ym im y i a e o u'
)
  .split(' ')
  .toSorted((one, other) => other.length - one.length)

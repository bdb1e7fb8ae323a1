import type { TextLanguage } from '../../text-language.ts'

/**
 * A German or Polish question for figures with the words of asking and reckoning in English; what a table holds stays as it is: "Wie
 * viel haben wir 2025 für Reisen ausgegeben?" is "how much have 2025 Reisen spent". One set of rules reads it then. Any other is unchanged.
 */
export function askedInEnglish(question: string): { readonly question: string; readonly language: TextLanguage } {
  const language = ENGLISH.test(question) ? 'en' : GERMAN.test(question) ? 'de' : POLISH.test(question) ? 'pl' : 'en'
  const words = FRAMES[language].reduce((left, [pattern, english]) => left.replaceAll(pattern, english), question)
  return { question: words, language }
}

const ENGLISH = /(?<!\p{L})(?:what|who|how|where|which|when|did|does|are|the|my)(?!\p{L})/iu
const GERMAN =
  /^\W*und(?!\p{L})|(?<!\p{L})(?:wie\s?viele?|wie (?:oft|häufig|hoch|groß)|welche[rsnm]?|wer|was (?:war|waren|haben|habe|hat|ist|sind|kostet))(?!\p{L})/iu
const POLISH =
  /^\W*(?:a|i) (?:w|we|na|za|od)(?!\p{L})|(?<!\p{L})(?:ile|jak (?:często|wysok\p{L}+)|któr\p{L}+|jak(?:i|a|ie|im|iej|ich)|kto|co)(?!\p{L})/iu

type Frame = readonly (readonly [RegExp, string])[]

/** Whole words; longer expressions stand before those that they hold. */
function frame(words: Readonly<Record<string, string>>): Frame {
  return Object.entries(words).map(([word, english]) => [new RegExp(`(?<!\\p{L})(?:${word})(?!\\p{L})`, 'giu'), english])
}

const FRAMES: Readonly<Record<TextLanguage, Frame>> = {
  en: [],
  de: frame({
    'wie\\s?viele? mal|wie (?:oft|häufig)': 'how many times',
    'wie (?:hoch|groß)': 'how high',
    'wie\\s?viele': 'how many',
    'wie\\s?viel': 'how much',
    'im durchschnitt|im schnitt|durchschnittlich(?:e[nrs]?)?': 'on average',
    'insgesamt|zusammen|alles in allem|in (?:der )?summe': 'in total',
    '(?:die )?summe (?:der|aller|von)': 'the sum of',
    '(?:am )?teuerste[nrs]?': 'most expensive',
    '(?:am )?wertvollste[nrs]?': 'most valuable',
    '(?:am )?(?:größte|höchste)[nrs]?': 'largest',
    '(?:am )?längste[nrs]?': 'longest',
    '(?:am )?schwerste[nrs]?': 'heaviest',
    '(?:am|die|das) meisten?': 'the most',
    '(?:am )?(?:billigste|günstigste)[nrs]?': 'cheapest',
    '(?:am )?(?:kleinste|niedrigste|geringste)[nrs]?': 'smallest',
    '(?:am )?kürzeste[nrs]?': 'shortest',
    '(?:am|die|das) wenigsten?': 'the least',
    'ausgegeben|ausgeben': 'spent',
    '(?:be|ge)zahlt': 'paid',
    'gekostet|kostete[nt]?|kostet': 'cost',
    'eingenommen|verdient': 'earned',
    gekauft: 'bought',
    geerntet: 'harvested',
    gefahren: 'drove',
    gelaufen: 'ran',
    gelesen: 'read',
    gearbeitet: 'worked',
    verkauft: 'sold',
    'gebracht|eingebracht': 'brought',
    'in rechnung gestellt|berechnet': 'invoiced',
    'ausgaben?': 'expense',
    'kosten|preise?': 'cost',
    geld: 'money',
    'welche[rsnm]?': 'which',
    wer: 'who',
    was: 'what',
    'war(?:en)?|ist|sind': 'was',
    'habe|hast|hat|haben|hatten?': 'have',
    'letzte[ns](?= (?:jahr|monat|woche))': 'last',
    'diese[ns](?= (?:jahr|monat|woche))': 'this',
    'jahre?n?s?': 'year',
    'monat(?:e[ns]?|s)?': 'month',
    'wochen?': 'week',
    'tage?s?': 'day',
    'januar|jänner': 'January',
    februar: 'February',
    märz: 'March',
    mai: 'May',
    juni: 'June',
    juli: 'July',
    oktober: 'October',
    dezember: 'December',
    seit: 'since',
    bis: 'until',
    zwischen: 'between',
    'von(?= (?:\\d|january|february|march|april|may|june|july|august|september|october|november|december))': 'from',
    'im|in': 'in',
    und: 'and',
    'der|die|das|dem|den|des|eine?[nmrs]?|wir|ich|uns|unser(?:e[nmrs]?)?|meine?[nmrs]?|für|von|am|an|auf|bei|mit|zu[mr]?|aus|pro|es|gab|gibt|wurden?|worden|denn|bitte':
      ' '
  }),
  pl: frame({
    'ile razy|jak często': 'how many times',
    'za ile': 'how much cost',
    'ile(?= (?:(?:łącznie|razem|średnio) )?\\p{L}*(?:liśmy|łyśmy|łem|łam|ł|ła|ło|li|no)(?!\\p{L}))': 'how much did',
    ile: 'how many',
    'jak wysok\\p{L}+': 'how high',
    'średnio|przeciętnie': 'on average',
    'łącznie|razem|w sumie|ogółem': 'in total',
    'najdroższ\\p{L}+': 'most expensive',
    'najcenniejsz\\p{L}+': 'most valuable',
    'największ\\p{L}+|najwyższ\\p{L}+': 'largest',
    'najdłuższ\\p{L}+': 'longest',
    'najcięższ\\p{L}+': 'heaviest',
    najwięcej: 'the most',
    'najtańsz\\p{L}+': 'cheapest',
    'najmniejsz\\p{L}+|najniższ\\p{L}+': 'smallest',
    'najkrótsz\\p{L}+': 'shortest',
    najmniej: 'the least',
    'wyda(?:liśmy|łyśmy|łem|łam|ł|ła|li|no)': 'spent',
    '(?:za)?płaci\\p{L}+': 'paid',
    'kosztowa\\p{L}+|kosztuj\\p{L}+': 'cost',
    'zarobi\\p{L}+': 'earned',
    'kupi\\p{L}+': 'bought',
    'zebra\\p{L}+': 'harvested',
    'przejecha\\p{L}+': 'drove',
    'przebieg\\p{L}+': 'ran',
    'przeczyta\\p{L}+': 'read',
    'przepracowa\\p{L}+': 'worked',
    'sprzeda\\p{L}+': 'sold',
    'przyni(?:osł\\p{L}|ósł)': 'brought',
    'wydat\\p{L}+': 'expense',
    'koszt(?:y|ów|u|em)?': 'cost',
    'pieniędzy|pieniądze': 'money',
    'któr\\p{L}+|jak(?:i|a|ie|im|iej|ich)': 'which',
    kto: 'who',
    co: 'what',
    'był[aoy]?|jest|są': 'was',
    '(?:zeszłym|ubiegłym)(?= (?:roku|miesiącu|tygodniu))': 'last',
    'tym(?= (?:roku|miesiącu|tygodniu))': 'this',
    'roku?': 'year',
    'miesiąc\\p{L}*': 'month',
    'tydzień|tygodni\\p{L}*': 'week',
    'dzień|dni(?:u|a)': 'day',
    'stycz\\p{L}+': 'January',
    'lut(?:y|ego|ym)': 'February',
    'mar(?:zec|ca|cu)': 'March',
    'kwie(?:cień|tnia|tniu)': 'April',
    'maj[au]?': 'May',
    'czerw(?:iec|ca|cu)': 'June',
    'lip(?:iec|ca|cu)': 'July',
    'sierp(?:ień|nia|niu)': 'August',
    'wrze(?:sień|śnia|śniu)': 'September',
    'paździer\\p{L}+': 'October',
    'listopad(?:a|zie)?': 'November',
    'grud(?:zień|nia|niu)': 'December',
    'od(?= \\p{L}+(?: \\d{4})? do \\p{L}+ \\d{4})': 'from',
    od: 'since',
    do: 'until',
    między: 'between',
    'we?': 'in',
    '(?<=^\\W*)[ai]|oraz': 'and',
    'na|za|ze?|i|a|o|u|się|nam|nasz\\p{L}*|mój|moj\\p{L}*|my|było': ' '
  })
}

/** What is to be written; each has its own instruction and its own check. */
export type Intent = 'answer' | 'comparison' | 'summary' | 'draft' | 'translation'

/** What is to be written, by its words in the languages of the window; `whole`: the question names a file or folder, so that it may be about all of it. */
export function intentOf(question: string, whole = false): Intent {
  if (whole && OVERVIEW.some((pattern) => pattern.test(question))) return 'summary'
  const [intent = 'answer'] = ASKED_FOR.find(([, patterns]) => patterns.some((pattern) => pattern.test(question))) ?? []
  return intent
}

/** A question about a file or folder as a whole, once it names one; "What is the deposit in lease.pdf?" asks for a thing in it. */
const OVERVIEW: readonly RegExp[] = [
  /^\W*what(?:['’]s|\s+is|\s+are)?(?:\s+(?:all|there|written|said))*\s+(?:in|inside)\b|^\W*what(?:['’]s|\s+is|\s+are)\b.*\babout\W*$/i,
  /^\W*what (?:files are|do (?:i|we) have\b(?! to\b))|^\W*what (?:does|do)\b.*\b(?:say|contain|have)\W*$|^\W*(?:describe|list|overview)\b/i,
  /^\W*was (?:steht|ist|liegt)(?:\s+(?:alles|so|da))*\s+(?:in|im|auf)(?!\p{L})|^\W*was (?:enthält|sagt)(?!\p{L})(?!.*(?<!\p{L})(?:über|zu[mr]?)(?!\p{L}))/iu,
  /^\W*(?:worum geht|wovon handelt|beschreibe?|überblick|übersicht)(?!\p{L})/iu,
  /^\W*co (?:jest|stoi)\s+w(?!\p{L})|^\W*co (?:zawiera|mówi)(?!\p{L})(?!.*(?<!\p{L})(?:o|na temat)(?!\p{L}))|^\W*(?:o czym|opisz|przegląd)(?!\p{L})/iu
]

const PLEASE = {
  en: '^\\W*(?:please\\s+)?(?:(?:can|could|would) you\\s+)?(?:please\\s+)?',
  de: '^\\W*(?:bitte\\s+)?(?:(?:kannst|könntest|würdest) du\\s+|(?:können|könnten|würden) sie\\s+)?(?:mir\\s+)?(?:bitte\\s+)?',
  pl: '^\\W*(?:proszę[,\\s]+)?(?:czy\\s+)?(?:(?:możesz|mógłbyś|mogłabyś|może pani?)\\s+)?(?:proszę\\s+)?(?:mi\\s+)?'
}
/** "Was soll ich in der Mail schreiben?" asks; "Kannst du mir die Mail übersetzen?" and "brief.txt übersetzen" do not. */
const VERB_LAST =
  '(?!(?:was|wie|wer|wen|wem|wann|wo|warum|welche\\p{L}*|soll\\p{L}*|muss\\p{L}*|darf|dürfen|hat|habe\\p{L}*|ist|sind|will|wollte\\p{L}*)(?!\\p{L}))'
const says = (language: keyof typeof PLEASE, words: string): RegExp => new RegExp(PLEASE[language] + words, 'iu')

const WRITINGS = {
  en: '(?:mail|e-mail|email|letter|message|reply|note|text|post)\\b',
  de: '\\p{L}*(?:mail|brief|nachricht|antwort|notiz|text|schreiben|beitrag)(?:s|es|e|en)?(?!\\p{L})',
  pl: '(?:e-?mail|list|wiadomoś|odpowied|notat|tekst|pism|wpis)\\p{L}*'
}

/** The first that fits; "What did Anna write in her letter?" begins with none of these. */
const ASKED_FOR: readonly (readonly [Intent, readonly RegExp[]])[] = [
  [
    'summary',
    [
      says('en', '(?:summari[sz]e|sum up|give (?:me )?(?:a|an) (?:short |brief |quick )?(?:summary|overview|outline)|outline)\\b'),
      says('de', '(?:fass(?:e|t|en sie)?\\b.*\\bzusammen(?!\\p{L})|gib\\b.*(?:zusammenfassung|überblick|übersicht))'),
      says('de', `${VERB_LAST}.*(?<!\\p{L})zusammenfassen\\W*$`),
      says('de', '(?:(?:eine?n? )?(?:kurze[rn]? )?(?:zusammenfassung|überblick|übersicht)(?!\\p{L}))'),
      says(
        'pl',
        '(?:streść|streścić|podsumuj|podsumować|zrób\\b.*(?:streszczenie|podsumowanie)|(?:krótkie )?(?:streszczenie|podsumowanie))(?!\\p{L})'
      )
    ]
  ],
  [
    'draft',
    [
      says('en', `(?:draft|write|compose)\\b.*\\b${WRITINGS.en}`),
      says('de', `(?:schreibe?n?|entwirf|entwerfen|verfassen?|formuliere?n?)(?!\\p{L}).*${WRITINGS.de}`),
      // "Kannst du mir eine Mail an … schreiben?": what is to be done stands at the end.
      says('de', `${VERB_LAST}.*${WRITINGS.de}.*(?<!\\p{L})(?:schreiben|entwerfen|verfassen|formulieren)\\W*$`),
      says('pl', `(?:napisz|napisać|przygotuj|przygotować|zredaguj|zredagować|sformułuj)(?!\\p{L}).*(?<!\\p{L})${WRITINGS.pl}`)
    ]
  ],
  [
    'translation',
    [
      says('en', 'translate\\b'),
      says('de', `(?:übersetze?n?(?!\\p{L})|${VERB_LAST}.*(?<!\\p{L})übersetzen\\W*$)`),
      says('pl', '(?:przetłumacz|przetłumaczyć|przełóż)(?!\\p{L})')
    ]
  ],
  [
    'comparison',
    [
      says('en', '(?:compare\\b|contrast\\b|(?:what|which) (?:is|are|was|were) the (?:main |important )?differences?\\b)'),
      says('en', '(?:what (?:has |have )?(?:changed|differs?)\\b.*\\b(?:between|from)\\b|how (?:do|does|did)\\b.*\\bdiffer\\b)'),
      says(
        'de',
        `(?:vergleiche?n?(?!\\p{L})|(?:was|welche) (?:ist der|sind die|unterschiede)(?!\\p{L}).*unterschiede?|worin unterscheide|${VERB_LAST}.*(?<!\\p{L})vergleichen\\W*$)`
      ),
      says('pl', '(?:porównaj|porównać|(?:jaka|jakie) (?:jest|są) różnic|czym (?:się )?różni)')
    ]
  ]
]

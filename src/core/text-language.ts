/** Languages whose words are known: their stems, their months and how a model is told of them; any other is read like English. */
export type TextLanguage = 'en' | 'de' | 'pl'

/** The language of a text, told by its small words; English where none is told. */
export function languageOf(text: string): TextLanguage {
  return toldLanguage(text) ?? 'en'
}

/** The same; undefined for a text without small words: a name, a heading, a row of a table. */
export function toldLanguage(text: string): TextLanguage | undefined {
  const counts = { en: 0, de: 0, pl: 0 }
  for (const [word] of text.slice(0, LOOKED_AT).matchAll(WORD)) {
    const language = LANGUAGE_OF.get(word.toLowerCase())
    if (language) counts[language]++
  }
  const most = Math.max(...Object.values(counts))
  return most === 0 ? undefined : LANGUAGES.find((language) => counts[language] === most)
}

/** UTF-16 units that tell the language of any text. */
const LOOKED_AT = 5_000
const WORD = /[\p{L}\p{M}]+/gu
/** Of two that are as likely, the first. */
const LANGUAGES: readonly TextLanguage[] = ['en', 'de', 'pl']
/** Only words that the others do not have, or hardly: not "was", "in", "am", "an", "will", "do", "to", "we". */
const SMALL_WORDS: Readonly<Record<TextLanguage, string>> = {
  en:
    'the and of is for that with it this are have has had not you at from he she they what who how where which when why did does our were can ' +
    'would there their his your',
  de:
    'der die das den dem des und ist sind nicht ein eine einen einem einer eines kein keine mit auf für von vom zum zur bei beim im ich wir er sie ' +
    'es uns mir mich mein meine meinem meinen meiner unser unsere unserem unseren unserer wie wer wen wem wo wann warum wieso welche welcher welches ' +
    'welchen welchem wieviel hat haben hatte habe wird werden wurde wurden waren kann muss soll auch noch nach aus über unter dass wenn als gibt',
  pl:
    'na nie jest są był była było były będzie w z ze dla przez przy od oraz się że jak jaki jaka jakie jakiego jakiej kto kogo co gdzie kiedy ile ' +
    'czy dlaczego czemu który która które którym której którego mój moja moje mojego mojej nasz nasza nasze naszego naszej mam mamy ma mu już też tylko'
}
const LANGUAGE_OF = new Map(LANGUAGES.flatMap((language) => SMALL_WORDS[language].split(' ').map((word) => [word, language] as const)))

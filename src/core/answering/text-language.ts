/** Languages that a model is told of in their own words; any other is spoken to in English. */
export type TextLanguage = 'en' | 'de' | 'pl'

/** The language of a text, told by its small words; English where none is told. */
export function languageOf(text: string): TextLanguage {
  const [best = 'en'] = LANGUAGES.toSorted((a, b) => count(SMALL_WORDS[b], text) - count(SMALL_WORDS[a], text))
  return best
}

const LANGUAGES: readonly TextLanguage[] = ['en', 'de', 'pl']
const SMALL_WORDS: Readonly<Record<TextLanguage, RegExp>> = {
  en: /\b(?:the|and|of|is|in|for|that|with|to)\b/gi,
  de: /\b(?:der|die|das|und|ist|nicht|ein|eine|mit|auf)\b/gi,
  pl: /\b(?:na|nie|jest|do|oraz|przez|dla|się|w|z)\b/gi
}

function count(words: RegExp, text: string): number {
  return text.match(words)?.length ?? 0
}

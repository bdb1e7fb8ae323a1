/** The languages of the window, each under its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', pl: 'Polski' } as const
export type Language = keyof typeof LANGUAGES

/** Texts by their English. */
export type Translations = Readonly<Record<string, Readonly<Record<Exclude<Language, 'en'>, string>>>>

let current = $state<Language>('en')

/** The language of the window now; what reads it in a template or a `$derived` follows it. */
export const language = (): Language => current

/** Switches every text, number and date of the window at once. */
export function useLanguage(next: Language): void {
  current = next
}

/** The first of the wished languages that the window has, by its main part ("de-AT" is German); English where it has none. */
export function matchLanguage(wished: readonly string[]): Language {
  const found = wished.map((tag) => tag.split('-', 1)[0]?.toLowerCase()).find((tag) => tag !== undefined && tag in LANGUAGES)
  return (found ?? 'en') as Language // a key of LANGUAGES: looked up in the line above
}

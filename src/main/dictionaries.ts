/**
 * The dictionaries for languages, best first, each once: "de-AT" takes its own, else plain "de", else that of the country where
 * most speak it, else any. What has none is left out.
 */
export function dictionariesFor(wanted: readonly string[], available: readonly string[]): string[] {
  const found = wanted.flatMap((tag) => {
    const language = /^[a-z]{2,3}(?=-|$)/.exec(tag)?.[0]
    if (language === undefined) return [] // "C": a system without a language
    const { region } = new Intl.Locale(language).maximize()
    const choices = [tag, language, `${language}-${region ?? ''}`]
    const choice = choices.find((one) => available.includes(one))
    return choice ?? available.find((one) => one.startsWith(`${language}-`)) ?? []
  })
  return [...new Set(found)]
}

/** Languages that a text can be translated into, as their codes. */
const CODES = 'ar bg ca zh hr cs da nl en et fi fr de el he hi hu id it ja ko lv lt no fa pl pt ro ru sr sk sl es sv th tr uk vi'.split(' ')

/** How a question names the language to translate into, in the languages of the window: its own name, and what stands around it. */
const NAMED = [
  { asking: 'en', into: (name: string) => `\\b(?:in|into|to) ${name}\\b` },
  // "Ins Englische", "auf Englisch".
  { asking: 'de', into: (name: string) => `(?<!\\p{L})(?:ins|auf|in) ${name}e?(?!\\p{L})` },
  // "Na angielski", "po angielsku".
  { asking: 'pl', into: (name: string) => `(?<!\\p{L})(?:na(?: język)?|po) ${name.slice(0, -1)}[iu]?(?!\\p{L})` }
] as const

const nameIn = (language: string, code: string): string => new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code

/** The English name of the language that is asked for; the question's own where none is named ("Übersetze brief.txt": German). */
export function languageIn(question: string): string {
  for (const { asking, into } of NAMED) {
    const code = CODES.find((one) => new RegExp(into(nameIn(asking, one)), 'iu').test(question))
    if (code !== undefined) return nameIn('en', code)
  }
  return /(?<!\p{L})über(?:setz|trag)/iu.test(question)
    ? 'German'
    : /(?<!\p{L})(?:prze?tłumacz|przełóż)/iu.test(question)
      ? 'Polish'
      : 'English'
}

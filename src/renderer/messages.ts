import { de } from './messages/de.ts'
import { en, type Messages } from './messages/en.ts'
import { language, type Language } from './messages/language.svelte.ts'
import { pl } from './messages/pl.ts'

const TEXTS: Readonly<Record<Language, Messages>> = { en, de, pl }

/**
 * Every text that the window shows, in its language. A section may be kept (`const text = messages.search`): each text
 * is looked up when it is read, so that a template follows a change of the language.
 */
export const messages: Messages = following(en, () => TEXTS[language()])

/** The same tree as `section`, with every text read from `now`. */
function following<T extends object>(section: T, now: () => T): T {
  const tree = {}
  for (const key of Object.keys(section) as (keyof T)[]) {
    const value = section[key]
    const isSection = typeof value === 'object' && value !== null && !Array.isArray(value)
    const inner = isSection ? following(value, () => now()[key] as typeof value) : undefined // the same key of the same shape
    Object.defineProperty(tree, key, { enumerable: true, ...(inner ? { value: inner } : { get: () => now()[key] }) })
  }
  return tree as T // has every key of `section`
}

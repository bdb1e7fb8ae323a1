import { language, type Language } from './messages/language.svelte.ts'

/** "Mod Shift Space" as the keys are labelled here: "Ctrl+Shift+Space", "Strg+Umschalt+Leertaste", on a Mac "⌘⇧Space". */
export function keysText(keys: string, isMac: boolean): string {
  const names: Readonly<Record<string, string>> = { ...NAMES[language()], ...(isMac ? MAC : {}) }
  const parts = keys.split(/[ +](?=.)/).map((key) => names[key] ?? key)
  return parts.join(isMac ? '' : '+')
}

/** What is printed on a key, where that is not what it types; `Mod` is Ctrl, on a Mac ⌘. The one place that knows. */
const NAMES = {
  en: { Mod: 'Ctrl' },
  de: { Mod: 'Strg', Ctrl: 'Strg', Shift: 'Umschalt', Enter: 'Eingabe', Del: 'Entf', Space: 'Leertaste' },
  pl: { Mod: 'Ctrl', Space: 'spacja' }
} satisfies Record<Language, Readonly<Record<string, string>>>
const MAC = { Mod: '⌘', Ctrl: '⌃', Shift: '⇧', Alt: '⌥', Enter: '↩', Del: '⌦' }

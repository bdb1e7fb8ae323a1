import { coreText } from './messages/core-texts.ts'
import { language, type Language } from './messages/language.svelte.ts'

// Numbers, sizes, times and paths as people read them, in the language of the window.

/** Makes each formatter once a language: to build one costs 0.1 ms, and lists use thousands. */
function perLanguage<T>(make: (code: Language) => T): () => T {
  const made = new Map<Language, T>()
  return () => {
    const code = language()
    const found = made.get(code) ?? make(code)
    made.set(code, found)
    return found
  }
}

const plain = perLanguage((code) => new Intl.NumberFormat(code))
const twoDigits = perLanguage((code) => new Intl.NumberFormat(code, { maximumSignificantDigits: 2 }))
const shares = perLanguage((code) => new Intl.NumberFormat(code, { style: 'percent', roundingMode: 'floor' }))
const plurals = perLanguage((code) => new Intl.PluralRules(code))
const day = perLanguage((code) => new Intl.DateTimeFormat(code, { day: 'numeric', month: 'short', year: 'numeric' }))
const time = perLanguage((code) => new Intl.DateTimeFormat(code, { timeStyle: 'short' }))
const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }

/** "1 file", "2,310 files". */
export function count(value: number, forms: PluralForms): string {
  return `${plain().format(value)} ${forms[plurals().select(value)] ?? forms.other}`
}

/** "2,310"; with `decimals`, exactly so many: "0.250". */
export const number = (value: number, decimals?: number): string =>
  decimals === undefined
    ? plain().format(value)
    : value.toLocaleString(language(), { minimumFractionDigits: decimals, maximumFractionDigits: decimals })

/** "99%" of 0.999: a share is never told as full before it is. */
export const percent = (share: number): string => shares().format(share)

/** "12 Mar 2026"; empty for an unknown time. */
export const date = (ms: number): string => (ms > 0 ? day().format(ms) : '')

/** "2:32 PM", "14:32": of today. */
export const clockTime = (ms: number): string => time().format(ms)

/** "640 KB", "1.2 GB": decimal units, as file managers and model hubs show them. */
export function bytes(value: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  const step = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3))
  const scaled = value / 1000 ** step
  return `${scaled >= 100 || step === 0 ? plain().format(Math.round(scaled)) : twoDigits().format(scaled)} ${units[step] ?? ''}`
}

const COARSE = {
  en: { few: 'a few seconds', about: 'about' },
  de: { few: 'wenige Sekunden', about: 'etwa' },
  pl: { few: 'kilka sekund', about: 'około' }
} satisfies Record<Language, { readonly few: string; readonly about: string }>

/** "a few seconds", "about 4 min", "about 2 h": coarse, because the estimate is. */
export function duration(ms: number): string {
  const { few, about } = COARSE[language()]
  if (ms < 10 * SECOND_MS) return few
  if (ms < MINUTE_MS) return `${about} ${Math.round(ms / (10 * SECOND_MS)) * 10} s`
  if (ms < HOUR_MS) return `${about} ${Math.round(ms / MINUTE_MS)} min`
  return `${about} ${number(Math.round(ms / HOUR_MS))} h`
}

/** "8 ms", "1.4 s", "2 min 40 s". */
export function elapsed(ms: number): string {
  const seconds = Math.round(ms / SECOND_MS)
  if (seconds >= 60) return `${number(Math.floor(seconds / 60))} min ${seconds % 60} s`
  return ms < SECOND_MS ? `${Math.round(ms)} ms` : `${number(ms / SECOND_MS, 1)} s`
}

/** "4 s", "4 min 4 s": of a clock that runs, whose fractions of a second would only be restless. */
export const clock = (ms: number): string => (ms < MINUTE_MS ? `${number(Math.floor(ms / SECOND_MS))} s` : elapsed(ms))

/** The name of a model without the way its numbers are packed, which says nothing to most: "Qwen2.5 1.5B" of "Qwen2.5 1.5B (Q4_K_M)". */
export const modelName = (name: string): string => name.replace(/ \([A-Z]\w+\)$/, '')

/** Texts as full sentences in a row: "Reason. Remedy." whether or not they came with their full stops. */
export function sentences(...texts: readonly string[]): string {
  return texts
    .map((text) => coreText(text.trim()))
    .filter((text) => text !== '')
    .map((text) => (/[.!?…]$/.test(text) ? text : `${text}.`))
    .join(' ')
}

/** Names that say nothing about what is in a folder. */
const GENERIC = /^(files?|data|content|docs|new folder|untitled folder)$/i

/** What a folder is called in a list: its name, or its parent's where its own says nothing. */
export function folderName(path: string): string {
  const name = fileName(path)
  const parent = fileName(path.slice(0, path.replace(/[/\\]+$/, '').length - name.length))
  return GENERIC.test(name) && parent !== '' ? parent : name
}

/** Last part of a path of either kind of system. */
export function fileName(path: string): string {
  return (
    path
      .replace(/[/\\]+$/, '')
      .split(/[/\\]/)
      .at(-1) ?? path
  )
}

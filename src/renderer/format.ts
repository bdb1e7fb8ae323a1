/** Numbers, sizes, times and paths as people read them. All take the language of the interface from here. */
const LANGUAGE = 'en'

const plain = new Intl.NumberFormat(LANGUAGE)
const rules = new Intl.PluralRules(LANGUAGE)
const day = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'short', year: 'numeric' })
const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }

/** "1 file", "2,310 files". */
export function count(value: number, forms: PluralForms): string {
  return `${plain.format(value)} ${forms[rules.select(value)] ?? forms.other}`
}

export const number = (value: number): string => plain.format(value)

/** "12 Mar 2026"; empty for an unknown time. */
export const date = (ms: number): string => (ms > 0 ? day.format(ms) : '')

/** "640 KB", "1.2 GB": decimal units, as file managers and model hubs show them. */
export function bytes(value: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  const step = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3))
  const scaled = value / 1000 ** step
  return `${scaled >= 100 || step === 0 ? Math.round(scaled) : Number(scaled.toPrecision(2))} ${units[step] ?? ''}`
}

/** "a few seconds", "about 4 min", "about 2 h": coarse, because the estimate is. */
export function duration(ms: number): string {
  if (ms < 10 * SECOND_MS) return 'a few seconds'
  if (ms < MINUTE_MS) return `about ${Math.round(ms / (10 * SECOND_MS)) * 10} s`
  if (ms < HOUR_MS) return `about ${Math.round(ms / MINUTE_MS)} min`
  return `about ${Math.round(ms / HOUR_MS)} h`
}

/** "8 ms", "1.4 s". */
export function elapsed(ms: number): string {
  return ms < SECOND_MS ? `${Math.round(ms)} ms` : `${(ms / SECOND_MS).toFixed(1)} s`
}

/** Texts as full sentences in a row: "Reason. Remedy." whether or not they came with their full stops. */
export function sentences(...texts: readonly string[]): string {
  return texts
    .map((text) => text.trim())
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

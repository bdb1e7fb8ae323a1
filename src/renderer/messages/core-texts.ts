import { FOLDERS } from './problems/folders.ts'
import { KEEPING } from './problems/keeping.ts'
import { MODELS } from './problems/models.ts'
import { READING } from './problems/reading.ts'
import { CORE_REMARKS } from './core-remarks.ts'
import { language, type Language, type Translations } from './language.svelte.ts'

/**
 * What the core says, in the language of the window; what is not known stays as it came. The core writes English, because its texts
 * are the terminal's as well. In the tables `{}` stands for what it fills in, and `{text}` for what is one of its texts in turn.
 */
export function coreText(text: string): string {
  const code = language()
  if (code === 'en') return text
  const exact = EXACT.get(withoutStop(text.trim()))
  if (exact) return withStop(exact[code], text)
  const { told, known, unknown } = sentenceBySentence(text, code)
  if (unknown === 0) return told
  return asWhole(text, code) ?? (known > 0 ? told : behindItsPlace(text))
}

export const CORE_PROBLEMS: Translations = { ...READING, ...FOLDERS, ...MODELS, ...KEEPING }

type Translated = Exclude<Language, 'en'>

interface Known {
  readonly text: Readonly<Record<Translated, string>>
  readonly pattern: RegExp
}

function sentenceBySentence(text: string, code: Translated): { readonly told: string; readonly known: number; readonly unknown: number } {
  const told: string[] = []
  let known = 0
  let rest = text.trim()
  while (rest !== '') {
    const found = firstOf(SENTENCES, rest, code)
    const [sentence = rest] = found ? [found.whole] : (SENTENCE.exec(rest) ?? [])
    if (found) known++
    told.push(found?.told ?? sentence)
    rest = rest.slice(sentence.length).trim()
  }
  return { told: told.join(' '), known, unknown: told.length - known }
}

const SENTENCE = /^.*?[.!?][”"]?(?=\s|$)/s

/** A name in a problem may end a sentence to the eye ("Dr. No.pdf"). */
const asWhole = (text: string, code: Translated): string | undefined => firstOf(WHOLE, text.trim(), code)?.told

/** "notes/a.md: No permission …": a reason behind what it is of. */
function behindItsPlace(text: string): string {
  const colon = text.indexOf(': ')
  return colon < 0 ? text : text.slice(0, colon + 2) + coreText(text.slice(colon + 2))
}

function firstOf(all: readonly Known[], text: string, code: Translated): { readonly whole: string; readonly told: string } | undefined {
  for (const { text: translation, pattern } of all) {
    const [whole, ...gaps] = pattern.exec(text) ?? []
    if (whole === undefined) continue
    const told = filled(translation[code], gaps, code)
    return { whole, told: withStop(told, whole) }
  }
  return undefined
}

function filled(text: string, gaps: readonly string[], code: Translated): string {
  const { date, and, more, close } = IN_GAPS[code]
  let gap = 0
  const inIts = (english = ''): string =>
    english
      .replaceAll(/\bthe date (?=\d)/g, date)
      .replaceAll('” and “', and)
      .replace(/” and (\d+) more$/, more)
      .replaceAll(/“([^”]*)”/g, `„$1${close}`)
  return text.replaceAll(/\{(?:text)?\}/g, (kind) => (kind === '{}' ? inIts(gaps[gap++]) : coreText(gaps[gap++] ?? '')))
}

/** What the core itself writes into gaps. */
const IN_GAPS = {
  de: { date: 'das Datum ', and: '” und “', more: '” und $1 weitere', close: '“' },
  pl: { date: 'data ', and: '” i “', more: '” i $1 więcej', close: '”' }
} satisfies Record<Translated, object>

/** What stands in a gap may hold anything. */
const sourceOf = (english: string): string =>
  english
    .split(/(\{\}|\(s\))/)
    .map((part) => (part === '{}' ? '(.+?)' : part === '(s)' ? 's?' : part.replaceAll(/[.*+?^$(){}|[\]\\]/g, '\\$&')))
    .join('')

/** The more of a text is fixed, the surer it is meant: "Indexing has stopped: the system …" before "Indexing has stopped: {}". */
const PROBLEMS = Object.entries(CORE_PROBLEMS)
  .map(([english, { de, pl }]) => ({ english: withoutStop(english), text: { de: withoutStop(de), pl: withoutStop(pl) } }))
  .toSorted((a, b) => b.english.length - a.english.length)

/** Rows of a list ask for the same few again and again. */
const EXACT = new Map(PROBLEMS.filter(({ english }) => !english.includes('{}')).map(({ english, text }) => [english, text]))

const WHOLE: readonly Known[] = PROBLEMS.map(({ english, text }) => ({ text, pattern: new RegExp(`^${sourceOf(english)}\\.?$`, 's') }))

/** A remark ends where a sentence or all ends. */
const SENTENCES: readonly Known[] = [
  ...Object.entries(CORE_REMARKS).map(([english, text]) => ({
    text,
    pattern: new RegExp(`^${sourceOf(english)}${/[.:”]$/.test(english) ? '(?=\\s|$)' : '$'}`, 's')
  })),
  ...PROBLEMS.map(({ english, text }) => ({ text, pattern: new RegExp(`^${sourceOf(english)}(?:\\.(?=\\s|$)|$)`, 's') }))
]

/** Reasons of files come with and without their full stop. */
function withStop(told: string, text: string): string {
  return text.endsWith('.') && !/[.!?…]$/.test(told) ? `${told}.` : told
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '')
}

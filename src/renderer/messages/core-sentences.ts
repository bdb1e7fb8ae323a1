import { CORE_REMARKS } from './core-remarks.ts'
import { coreText } from './core-texts.ts'
import { language, type Language } from './language.svelte.ts'

/** What the core says of an answer or a step, sentence by sentence in the language of the window; what is not known stays as it came. */
export function coreSentences(text: string): string {
  const code = language()
  if (code === 'en') return text
  const told: string[] = []
  let rest = text.trim()
  while (rest !== '') {
    const known = firstOf(rest)
    const [whole = rest] = known?.match ?? SENTENCE.exec(rest) ?? []
    told.push(known ? filled(known.remark[code], known.match.slice(1), code) : withStop(coreText(whole), whole))
    rest = rest.slice(whole.length).trim()
  }
  return told.join(' ')
}

const SENTENCE = /^.*?[.!?][”"]?(?=\s|$)/s

/** What stands in a gap may hold anything; a remark ends where a sentence or all ends. */
const PATTERNS = Object.entries(CORE_REMARKS).map(([english, remark]) => {
  const source = english
    .split(/(\{\}|\(s\))/)
    .map((part) => (part === '{}' ? '(.+?)' : part === '(s)' ? 's?' : part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&')))
    .join('')
  return { remark, pattern: new RegExp(/[.:”]$/.test(english) ? `^${source}(?=\\s|$)` : `^${source}$`, 's') }
})

function firstOf(text: string) {
  for (const { remark, pattern } of PATTERNS) {
    const match = pattern.exec(text)
    if (match) return { remark, match }
  }
  return undefined
}

/** What the core itself writes into gaps. */
const IN_GAPS = {
  de: { date: 'das Datum ', and: '” und “', close: '“' },
  pl: { date: 'data ', and: '” i “', close: '”' }
} satisfies Record<Exclude<Language, 'en'>, object>

function filled(remark: string, gaps: readonly string[], code: Exclude<Language, 'en'>): string {
  const { date, and, close } = IN_GAPS[code]
  let gap = 0
  const inIts = (english = '') =>
    english
      .replaceAll(/\bthe date (?=\d)/g, date)
      .replaceAll('” and “', and)
      .replaceAll(/“([^”]*)”/g, `„$1${close}`)
  return remark.replaceAll('{}', () => inIts(gaps[gap++]))
}

/** Reasons of files are known without their full stop. */
const withStop = (text: string, whole: string): string => (whole.endsWith('.') && !/[.!?]$/.test(text) ? `${text}.` : text)

import type { PdfLine } from './pdf-lines.ts'

/** The lines of one block as text, and where in it each line stands. */
export interface JoinedLines {
  readonly text: string
  readonly starts: readonly number[]
}

/** How a document writes the words that it also breaks at line ends. */
export type Vocabulary = ReadonlySet<string>

/** Every word of the document, hyphenated ones as a whole, in lower case. */
export function vocabularyOf(pages: readonly (readonly PdfLine[])[]): Vocabulary {
  const words = new Set<string>()
  for (const lines of pages) {
    for (const [at, { text }] of lines.entries()) {
      // The halves of a broken word are no words.
      const whole = breakOf(lines[at - 1]?.text ?? '') ? text.replace(/^\p{L}+/u, '') : text
      for (const [word] of whole
        .slice(0, breakOf(whole)?.index)
        .toLowerCase()
        .matchAll(/\p{L}+(?:-\p{L}+)*/gu))
        words.add(word)
    }
  }
  return words
}

/** Puts lines under each other; a word that was broken at a line's end becomes whole again. */
export function joinLines(lines: readonly PdfLine[], words: Vocabulary): JoinedLines {
  let text = ''
  const starts: number[] = []
  for (const line of lines) {
    const broken = breakOf(text)
    const next = /^\p{L}+/u.exec(line.text)?.[0]
    if (broken && /^[\p{L}\p{N}]/u.test(line.text)) {
      const [, before = '', hyphen = ''] = broken
      if (next && !keepsHyphen(before, hyphen, next, words)) text = text.slice(0, -1)
    } else if (text !== '') text += '\n'
    starts.push(text.length)
    text += line.text
  }
  return { text, starts }
}

/** A letter or digit and a hyphen at the end; dashes and minus signs are none. */
const BREAK = /([\p{L}\p{N}]+)([-\u00AD\u2010])$/u

/** The expression alone would look through the whole text for every line. */
function breakOf(text: string): RegExpExecArray | null {
  return /[-\u00AD\u2010]/.test(text.at(-1) ?? '') ? BREAK.exec(text) : null
}

function keepsHyphen(before: string, hyphen: string, next: string, words: Vocabulary): boolean {
  if (hyphen === '\u00AD') return false
  if (!/^\p{Ll}/u.test(next) || !/\p{L}$/u.test(before)) return true
  const [first, second] = [before.toLowerCase(), next.toLowerCase()]
  if (words.has(first + second)) return false
  // "purpose-built": two words of this document make a compound; the halves of a broken word are seldom words.
  return words.has(`${first}-${second}`) || COMPOUNDS.has(first) || (words.has(first) && words.has(second))
}

/** First parts that nearly always keep their hyphen. */
const COMPOUNDS: ReadonlySet<string> = new Set([
  'self',
  'non',
  'well',
  'half',
  'long',
  'short',
  'high',
  'low',
  'full',
  'part',
  'year',
  'cross',
  'all',
  'ex',
  'year',
  'third',
  'so',
  'e',
  'co'
])

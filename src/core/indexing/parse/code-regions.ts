import type { Span } from '../../../shared/types.ts'
import type { Language } from './languages.ts'

/** A comment, or a string over several lines. */
export interface Region extends Span {
  readonly isComment: boolean
}

/**
 * Comments and long strings of a program, in order: what looks like a definition in there is none. An opener that is
 * never closed is taken for none, and a short string ends with its line, so that a mistake stays small.
 */
export function regionsOf(text: string, language: Language): Region[] {
  const regions: Region[] = []
  const opener = openerOf(language)
  const unclosed = new Set<string>()
  for (let match = opener.exec(text); match; match = opener.exec(text)) {
    const [token] = match
    const region = unclosed.has(token) ? undefined : regionAt(text, match.index, token, language)
    if (region === 'unclosed') unclosed.add(token)
    else if (typeof region === 'number') opener.lastIndex = region
    else if (region) {
      regions.push(region)
      opener.lastIndex = Math.max(region.end, match.index + 1)
    }
  }
  return regions
}

/** Longest first: `"""` is no empty string and the start of another. */
function openerOf({ line, long, quotes, hasRegexes }: Language): RegExp {
  const tokens = [...line, ...long.map(([open]) => open), ...quotes, ...(hasRegexes ? ['/'] : [])].toSorted((a, b) => b.length - a.length)
  return tokens.length === 0 ? /(?!)/g : new RegExp(tokens.map((token) => token.replaceAll(/[^\w\s]/g, String.raw`\$&`)).join('|'), 'g')
}

/** The region that a token opens; a number: only a short string, up to there. */
function regionAt(text: string, at: number, token: string, language: Language): Region | number | 'unclosed' | undefined {
  const long = language.long.find(([open]) => open === token)
  if (long) {
    const end = token === '`' ? templateEnd(text, at + 1) : text.indexOf(long[1], at + token.length)
    if (end < 0) return 'unclosed'
    return { start: at + (token.startsWith('\n') ? 1 : 0), end: end + long[1].length, isComment: !/["'`]|^\[\[/.test(token) }
  }
  if (language.line.includes(token)) {
    // "$#", "a#b" and "http://" begin no comment.
    if (at > 0 && !/[\s;{}()[\],]/.test(text.charAt(at - 1))) return undefined
    const end = text.indexOf('\n', at)
    return { start: at, end: end < 0 ? text.length : end, isComment: true }
  }
  if (token === '/') return /[(=,:;!&|?[{}+\n]\s*$|\breturn\s*$/.test(text.slice(Math.max(0, at - 20), at)) ? regexEnd(text, at) : undefined
  return shortEnd(text, at, token)
}

/** Index behind a regular expression, whose quotation marks open nothing. */
function regexEnd(text: string, at: number): number {
  let isClass = false
  for (let i = at + 1; i < text.length; i++) {
    const sign = text.charAt(i)
    if (sign === '\n') break
    if (sign === '\\') i++
    else if (sign === '[') isClass = true
    else if (sign === ']') isClass = false
    else if (sign === '/' && !isClass) return i + 1
  }
  return at + 1
}

function templateEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x60) return at
    if (code === 0x5c) at++
  }
  return -1
}

/** Index behind a string, or behind the mark alone where the line has no other: an apostrophe, a lifetime. */
function shortEnd(text: string, at: number, quote: string): number {
  for (let i = at + 1; i < text.length; i++) {
    const sign = text.charAt(i)
    if (sign === quote) return i + 1
    if (sign === '\n') break
    if (sign === '\\') i++
  }
  return at + 1
}

import type { Language } from './languages.ts'

/** The name under which the definition that begins at an offset is known; undefined where none does. */
export function definitionAt(text: string, at: number, language: Language): string | undefined {
  const head = text.slice(at, at + HEAD_UNITS)
  const newline = head.indexOf('\n')
  const line = (newline < 0 ? head : head.slice(0, newline)).trimEnd()
  switch (language.definitions) {
    case 'none':
      return undefined
    case 'sql':
      return named(SQL.exec(line))
    case 'make':
      return /^([\w./%$(){} -]{1,80}?)\s*:(?![=:])/.exec(line)?.[1]
    case 'ini':
      return /^\[{1,2}\s*(.{1,80}?)\s*\]{1,2}\s*(?:[#;].*)?$/.exec(line)?.[1]
    case 'tex':
      return TEX.exec(line)?.[1]
    case undefined:
      return (
        byKeyword(line) ??
        assigned(line, at === 0 || text.charAt(at - 1) === '\n') ??
        tested(line) ??
        (language.bare ? bare(text, at, line) : undefined)
      )
  }
}

/** As much of a definition as its name stands in. */
const HEAD_UNITS = 300

const MODIFIER =
  '(?:export|default|declare|public|private|protected|internal|static|final|abstract|async|sealed|partial|virtual|override|open|data|' +
  'inline|unsafe|extern(?:\\s+"C")?|pub(?:\\([^)]*\\))?|const|local|global|suspend|operator|implicit|case|fileprivate|readonly|mutating|' +
  'required|convenience|companion|inner|value|annotation|typedef|template\\s*<[^>]*>|@\\w+(?:\\([^)]*\\))?)'
const KEYWORD = new RegExp(
  `^(?:${MODIFIER}\\s+)*(class|interface|struct|enum|union|trait|impl|module|mod|namespace|protocol|extension|object|record|type|function|` +
    'func|fun|fn|def|defp|defmodule|defmacro|sub|proc|procedure|subroutine|macro_rules!|actor|contract|service|message|resource|Function|Sub|Class)' +
    '\\b\\s*(?:\\*\\s*)?(?:class\\s+|struct\\s+)?(?:<[^>]*>\\s*)?(?:\\([^)]*\\)\\s*)?((?:self\\.)?["\'`]?[\\p{L}_$][\\p{L}\\p{N}_$.:!?-]*)(.*)$',
  'u'
)

function byKeyword(line: string): string | undefined {
  const [, keyword, name = '', rest = ''] = KEYWORD.exec(line) ?? []
  // "type = 3", "class: x", "object.method()": no definition.
  if (keyword === undefined || line.endsWith(';') || (/^\s*=[^=]/.test(rest) && !/^(?:type|def|fun)$/.test(keyword))) return undefined
  // "struct node *next(…)" is a function.
  if (/^(?:struct|enum|union)$/.test(keyword) && rest.includes('(')) return undefined
  const target = keyword === 'impl' ? /^\s*for\s+[\w:]+/.exec(rest.replace(/^<[^>]*>/, ''))?.[0] : undefined
  return `${keyword} ${name.replace(/[:.]+$/, '').replaceAll(/["'`]/g, '')}${target ?? ''}`
}

/** Values and functions that are given to a name: "const a = {", "exports.a = function", "a <- function", "a: function". */
function assigned(line: string, isOutermost: boolean): string | undefined {
  const variable = /^(?:export\s+)?(?:const|let|var|val)\s+([\w$]+)\b[^=]*=(.*)/.exec(line)
  // Inside of functions, values are no sections.
  if (variable) return isOutermost || /=>|\bfunction\b|\bclass\b/.test(variable[2] ?? '') ? variable[1] : undefined
  const target = /^['"]?([\w$.]+)['"]?\s*(?:=|<-|:)\s*(?:async\s+)?(?:function\b|class\b|\(?[\w$, ]*\)?\s*=>)/.exec(line)
  return target?.[1]
}

/** Tests are found by what they say. */
function tested(line: string): string | undefined {
  return /^(?:describe|it|test|suite|context|scenario)(?:\.\w+)*\s*\(?\s*["'`]([^"'`]{2,100})["'`]/.exec(line)?.[1]
}

const SQL =
  /^create\s+(?:or\s+replace\s+)?(?:(?:temp|temporary|unique|global|materialized|clustered|external)\s+)*(table|view|function|procedure|trigger|index|type|schema|sequence|package)\s+(?:if\s+not\s+exists\s+)?([\w.$"`[\]]+)/i
const TEX = /^\\(?:part|chapter|section|subsection|subsubsection|begin\{(?:theorem|lemma|proof|definition)\})\*?(?:\[[^\]]*\])?\{?([^}]*)/

function named(match: RegExpExecArray | null): string | undefined {
  return match ? `${match[1]?.toLowerCase()} ${match[2]?.replaceAll(/["`[\]]/g, '')}` : undefined
}

const NO_FUNCTION =
  /^(?:if|for|while|switch|return|else|catch|do|new|throw|await|using|lock|foreach|synchronized|case|yield|typeof|sizeof|delete|assert|with|elif|until|try|finally|goto|import|require|super|this)\b/
/** "int Reader::next(char *into) const {": a name, a list in parentheses, and a body that begins before any semicolon. */
function bare(text: string, at: number, line: string): string | undefined {
  const paren = line.indexOf('(')
  if (paren < 1 || paren > 160 || NO_FUNCTION.test(line)) return undefined
  const head = line
    .slice(0, paren)
    .trimEnd()
    .replace(/<[^<>()]*>$/, '')
  const name = /(?:[~#]?[\w$]+(?:::~?\w+)*|\boperator\s*\S{1,3})$/.exec(head)?.[0]
  if (name === undefined || !/^(?:[\w$<>[\],.:&*?@"\s]*[\s*&])?$/.test(head.slice(0, head.length - name.length))) return undefined
  const close = closeOf(text, at + paren)
  if (close < 0) return undefined
  const behind = text.slice(close + 1, close + 200)
  const body = behind.search(/[{;=]/)
  return body >= 0 &&
    behind.charAt(body) === '{' &&
    /^(?:\s*|\s*(?:const|noexcept|override|final|throws|where|async|:|->)[^()]*|\s*:[^{]*)$/.test(behind.slice(0, body))
    ? name
    : undefined
}

/** The parenthesis that closes the one at `open`; -1 when that is far. */
function closeOf(text: string, open: number): number {
  let depth = 0
  const limit = Math.min(text.length, open + 2000)
  for (let i = open; i < limit; i++) {
    const sign = text.charCodeAt(i)
    if (sign === 0x28) depth++
    else if (sign === 0x29 && --depth === 0) return i
  }
  return -1
}

import type { DocumentFacts } from '../../../shared/types.ts'
import { factsOf } from './facts.ts'

/** What front matter or header lines say of their document: flat keys of YAML, TOML or "Key: value"; everything else is passed over. */
export interface Matter {
  readonly title?: string
  readonly facts?: DocumentFacts
}

/**
 * Reads the few keys that are facts, line by line. A YAML library would refuse all of a matter with one colon too many,
 * as people write them, and would have to be kept from expanding aliases.
 */
export function readMatter(source: string): Matter {
  const values = valuesOf(source)
  const first = (...keys: string[]): string | undefined => keys.map((key) => values.get(key)?.[0]).find((value) => value !== undefined)
  const title = first('title', 'subject', 'topic', 'betreff')
  const author = ['author', 'authors', 'by', 'from', 'creator']
    .map((key) => values.get(key))
    .find((list) => list !== undefined)
    ?.join(', ')
  const written = ['date', 'sent', 'created', 'published', 'time', 'datetime', 'datum', 'updated'].map((key) => values.get(key)?.join(', '))
  const tags = ['tags', 'tag', 'keywords', 'categories'].flatMap((key) => values.get(key) ?? []).map((tag) => tag.replace(/^#/, ''))
  const facts = factsOf({ author, written, language: first('lang', 'language', 'locale'), tags })
  return { ...(title ? { title } : {}), ...(facts ? { facts } : {}) }
}

/** More lines are no header. */
const MOST_LINES = 200
const LISTS = new Set('author authors tags tag keywords categories'.split(' '))

/** Keys, in lower case, with their values; a list may stand on the line or below its key. */
function valuesOf(source: string): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>()
  let key: string | undefined
  for (const line of source.split(/\r?\n/, MOST_LINES)) {
    const entry = /^([\p{L}][\p{L} _-]{0,30}?)\s*[:=]\s*(.*)$/u.exec(line)
    const item = /^\s*-\s+(.+)$/.exec(line)?.[1]
    if (entry) {
      key = entry[1]?.toLowerCase() ?? ''
      if (!values.has(key)) values.set(key, split(key, entry[2]?.trim() ?? ''))
    } else if (item !== undefined && key !== undefined) {
      // "- name: Ann" under "authors:".
      values.get(key)?.push(unquoted(item.replace(/^name\s*:\s*/i, '')))
    }
  }
  return new Map([...values].filter(([, list]) => list.length > 0))
}

function split(key: string, value: string): string[] {
  const list = /^\[(.*)\]$/.exec(value)?.[1]
  const parts = list !== undefined || (LISTS.has(key) && !/^["']/.test(value)) ? (list ?? value).split(/,|;|\s(?=#)/) : [value]
  return parts.map(unquoted).filter((part) => part !== '')
}

function unquoted(value: string): string {
  const plain = value.trim()
  return /^(["']).*\1$/.test(plain) ? plain.slice(1, -1).trim() : plain.replace(/\s+#\s.*$/, '')
}

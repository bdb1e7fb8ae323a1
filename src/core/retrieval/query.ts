import { isAbsolute } from 'node:path'
import { DOCUMENT_FORMATS, type DocumentFormat, type Expansion } from '../../shared/types.ts'
import type { ChunkFilter } from '../store/filter.ts'
import { splitCompounds } from '../compound-words.ts'
import { datesIn, rangeOf, type TimeRange } from '../dates.ts'
import { quarterNames, quartersIn } from '../quarters.ts'
import { clausesOf } from './clauses.ts'
import type { TextQuery } from '../store/lance.ts'

/** A question as retrieval understands it. */
export interface Query {
  /** What was typed. */
  readonly raw: string
  /** The question without filters: what is embedded and what the cross-encoder reads. */
  readonly text: string
  readonly lexical: TextQuery
  /** Its parts where it asks about two things; each is searched for by itself as well. */
  readonly parts: readonly string[]
  readonly filter: ChunkFilter
  /** Days that the question names. They prefer, they do not exclude: a letter about March may be of April. */
  readonly dates: readonly TimeRange[]
  /** Quarters that it names, as names of files write them. */
  readonly quarters: readonly string[]
  /** Words that stand in no file, or are still being typed, and what is searched for besides. */
  readonly expansions?: readonly Expansion[]
  /** The filters in words, for chips and the trace. */
  readonly filters: readonly string[]
}

/** `key:value`, `key:"two words"`, `"exact words"`, each with a minus before it or not; everything else is plain words. */
const TOKEN = /(?<=^|\s)(-?)(?:(\p{L}+):)?("[^"]+"|\S+)/gu

/** `-file:"/home/anna/draft.md"`; a folder leaves out all below it. */
const LEAVES_OUT = /^(?:file|folder|in)$/i

/** What people call a format. */
const FORMAT_WORDS: Readonly<Record<string, readonly DocumentFormat[]>> = {
  word: ['docx', 'odt'],
  doc: ['docx', 'odt'],
  excel: ['xlsx', 'ods', 'csv'],
  xls: ['xlsx'],
  sheet: ['xlsx', 'ods', 'csv'],
  spreadsheet: ['xlsx', 'ods', 'csv'],
  tsv: ['csv'],
  table: ['xlsx', 'ods', 'csv'],
  powerpoint: ['pptx', 'odp'],
  ppt: ['pptx'],
  slides: ['pptx', 'odp'],
  presentation: ['pptx', 'odp'],
  md: ['markdown'],
  note: ['markdown', 'text'],
  notes: ['markdown', 'text'],
  txt: ['text'],
  web: ['html'],
  htm: ['html'],
  page: ['html'],
  mail: ['email'],
  eml: ['email'],
  book: ['epub'],
  picture: ['image'],
  photo: ['image'],
  ipynb: ['notebook']
}

/** Reads the query language that a person can guess: `type:pdf folder:Taxes after:2024 "exact words" -draft`. What it does not know stays text. */
export function parseQuery(raw: string, nowMs: number): Query {
  const words: string[] = []
  const phrases: string[] = []
  const excluded: string[] = []
  const filters: string[] = []
  let filter: ChunkFilter = {}
  for (const [token, minus, key, value = ''] of raw.matchAll(TOKEN)) {
    const text = value.replaceAll('"', '').trim()
    const narrowed = key && text ? narrow(filter, key.toLowerCase(), text) : undefined
    if (narrowed && !minus) {
      filter = narrowed
      filters.push(token)
    } else if (minus && key && LEAVES_OUT.test(key) && isAbsolute(text)) {
      filter = { ...filter, outside: [...(filter.outside ?? []), text] }
      filters.push(token)
    } else if (minus && !key && /\p{L}/u.test(text)) {
      excluded.push(splitCompounds(text))
      filters.push(token)
    } else if (!minus && !key && value.startsWith('"') && text) {
      phrases.push(splitCompounds(text))
      words.push(text)
    } else words.push(token)
  }
  const text = splitCompounds(words.join(' '))
  const lexical = { words: text, ...(phrases.length ? { phrases } : {}), ...(excluded.length ? { excluded } : {}) }
  return {
    raw,
    text: text || raw,
    lexical,
    parts: clausesOf(text),
    filter,
    dates: datesIn(text, nowMs),
    quarters: quartersIn(text).flatMap(quarterNames),
    filters
  }
}

/** The filter with one more condition; undefined where the key or its value means nothing. */
function narrow(filter: ChunkFilter, key: string, value: string): ChunkFilter | undefined {
  switch (key) {
    case 'type':
    case 'format': {
      const formats = formatsOf(value.toLowerCase().replace(/^\./, ''))
      return formats && { ...filter, formats: [...(filter.formats ?? []), ...formats] }
    }
    case 'folder':
    case 'in':
      return { ...filter, folders: [...(filter.folders ?? []), value] }
    case 'file':
      return { ...filter, names: [...(filter.names ?? []), value] }
    case 'after':
    case 'since': {
      const range = rangeOf(value)
      return range && { ...filter, fromMs: range.fromMs }
    }
    case 'before':
    case 'until': {
      const range = rangeOf(value)
      return range && { ...filter, toMs: key === 'until' ? range.toMs : range.fromMs }
    }
    case 'author':
    case 'from':
      return { ...filter, author: value }
    case 'lang':
    case 'language':
      return { ...filter, language: value.toLowerCase() }
    case 'tag':
      return { ...filter, tags: [...(filter.tags ?? []), value] }
    default:
      return undefined
  }
}

function formatsOf(word: string): readonly DocumentFormat[] | undefined {
  const known = DOCUMENT_FORMATS.find((format) => format === word)
  return known ? [known] : FORMAT_WORDS[word]
}

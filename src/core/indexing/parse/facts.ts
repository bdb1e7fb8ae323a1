import type { DocumentFacts } from '../../../shared/types.ts'
import { parseDate } from './written-date.ts'

/** What a file says of itself, as it stands there. */
export interface RawFacts {
  readonly author?: string | undefined
  /** Dates as written, the one that says most first. */
  readonly written?: readonly (string | undefined)[] | undefined
  /** A language tag: "en-GB". */
  readonly language?: string | undefined
  readonly tags?: readonly string[] | undefined
}

/** Facts that say something; undefined if none does. */
export function factsOf({ author, written, language, tags }: RawFacts): DocumentFacts | undefined {
  const name = author?.replaceAll(/\s+/g, ' ').trim() ?? ''
  const writtenMs = written?.map((date) => parseDate(date ?? '')).find((ms) => ms !== undefined && !UNSET_MS.has(ms))
  const code = /^([a-z]{2})(?:[-_]|$)/.exec(language?.trim().toLowerCase() ?? '')?.[1]
  const words = [...new Set(tags?.map((tag) => tag.trim()).filter((tag) => tag !== ''))]
  const facts: DocumentFacts = {
    ...(name === '' || PROGRAMS.test(name) ? {} : { author: name.slice(0, AUTHOR_UNITS) }),
    ...(writtenMs === undefined ? {} : { writtenMs }),
    ...(code === undefined ? {} : { language: code }),
    ...(words.length === 0 ? {} : { tags: words.slice(0, MOST_TAGS) })
  }
  return Object.keys(facts).length === 0 ? undefined : facts
}

/** What programs write where an author should stand. */
const PROGRAMS = /^(?:python-docx|python-pptx|openpyxl|apache poi|un-?named|unknown|user|admin(?:istrator)?|author|microsoft office user)$/i
const AUTHOR_UNITS = 100
const MOST_TAGS = 30
/** What office files say when they know nothing. */
const UNSET_MS = new Set([Date.UTC(1601, 0), Date.UTC(1904, 0), Date.UTC(1970, 0), Date.UTC(1980, 0)])

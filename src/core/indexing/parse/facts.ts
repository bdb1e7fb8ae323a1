import type { DocumentFacts } from '../../../shared/types.ts'

/** What a file says of itself, as it stands there. */
export interface RawFacts {
  readonly author?: string | undefined
  /** A date in ISO 8601. */
  readonly written?: string | undefined
  /** A language tag: "en-GB". */
  readonly language?: string | undefined
  readonly tags?: readonly string[] | undefined
}

/** Facts that say something; undefined if none does. */
export function factsOf({ author, written, language, tags }: RawFacts): DocumentFacts | undefined {
  const name = author?.replaceAll(/\s+/g, ' ').trim() ?? ''
  const writtenMs = written === undefined ? Number.NaN : Date.parse(written.trim())
  const code = /^([a-z]{2})(?:[-_]|$)/.exec(language?.trim().toLowerCase() ?? '')?.[1]
  const words = [...new Set(tags?.map((tag) => tag.trim()).filter((tag) => tag !== ''))]
  const facts: DocumentFacts = {
    ...(name === '' || PROGRAMS.test(name) ? {} : { author: name.slice(0, AUTHOR_UNITS) }),
    ...(writtenMs > EARLIEST_MS && writtenMs < Date.now() + DAY_MS ? { writtenMs } : {}),
    ...(code === undefined ? {} : { language: code }),
    ...(words.length === 0 ? {} : { tags: words.slice(0, MOST_TAGS) })
  }
  return Object.keys(facts).length === 0 ? undefined : facts
}

/** What programs write where an author should stand. */
const PROGRAMS = /^(?:python-docx|python-pptx|openpyxl|apache poi|un-?named|unknown|user|admin(?:istrator)?|author|microsoft office user)$/i
const AUTHOR_UNITS = 100
const MOST_TAGS = 30
/** Office files say 1601, 1970 or 1980 when they know nothing. */
const EARLIEST_MS = Date.UTC(1981, 0, 1)
const DAY_MS = 24 * 60 * 60 * 1000

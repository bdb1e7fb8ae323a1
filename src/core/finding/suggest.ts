import { headingText } from '../indexing/chunk/heading-path.ts'
import { titleFromName } from '../indexing/parse/title-from-name.ts'
import type { Document, FileEntry, Passage, Suggestion } from '../../shared/types.ts'

export interface SuggestParts {
  /** Newest first. */
  readonly files: () => readonly FileEntry[]
  readonly document: (path: string) => Promise<Document | undefined>
  readonly search: (query: string, signal?: AbortSignal) => Promise<readonly Passage[]>
}

/** Files that are looked into at most: reading one takes about a millisecond, searching ten. */
const FILES_READ = 24
/** What is taken from one file before the next is looked at. */
const HEADINGS_TRIED = 2
/** A section that answers anything has at least a sentence or two, in characters. */
const LEAST_TEXT = 120
/** Where among the results the section must stand: an answer reads about as many. */
const WITHIN = 3

/** Says nothing of what stands below it. */
const EMPTY_HEADING =
  /^(?:(?:table of )?contents|introduction|overview|summary|abstract|conclusions?|references|bibliography|appendix|notes?|index|preface|acknowledge?ments|page|chapter|section|part|figure|inhalt(?:sverzeichnis)?|einleitung|zusammenfassung|anhang|literatur|vorwort|spis treści|wstęp|podsumowanie|literatura|załączniki?)\b[\s\d.:]*$/i

/** What the library can be asked: sections of its newest files, each from another one, whose own words find them again. */
export async function suggest(parts: SuggestParts, limit: number, signal?: AbortSignal): Promise<Suggestion[]> {
  const suggestions: Suggestion[] = []
  const indexed = parts.files().filter(({ state, chunks }) => state === 'indexed' && chunks > 0)
  for (const file of spread(indexed, FILES_READ)) {
    if (suggestions.length >= limit) break
    signal?.throwIfAborted()
    const document = await parts.document(file.path)
    if (!document) continue
    const title = document.title.trim() || titleFromName(file.path)
    for (const heading of headingsOf(document, title).slice(0, HEADINGS_TRIED)) {
      const found = await parts.search(`${heading} ${title}`, signal)
      if (!found.slice(0, WITHIN).some((passage) => passage.path === file.path && passage.headings.includes(heading))) continue
      suggestions.push({ path: file.path, title, heading })
      break
    }
  }
  return suggestions
}

/** Some of a list, evenly over it: the newest files of a library are often of one kind. */
function spread<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)]).filter((item) => item !== undefined)
}

/** Headings that name something, with text below them; the longest sections first. */
function headingsOf({ text, blocks }: Document, title: string): string[] {
  const headings = blocks.filter(({ kind, level }) => kind === 'heading' && level !== undefined)
  const sections = headings.map((block, index) => ({
    heading: block.label ?? headingText(text.slice(block.start, block.end)),
    length: (headings[index + 1]?.start ?? text.length) - block.end
  }))
  return sections
    .filter(({ heading, length }) => length >= LEAST_TEXT && says(heading) && heading !== title)
    .toSorted((a, b) => b.length - a.length)
    .map(({ heading }) => heading)
}

/** Two to eight words, mostly letters. */
function says(heading: string): boolean {
  const words = heading.match(/\p{L}{2,}/gu) ?? []
  return words.length >= 2 && words.length <= 8 && heading.length <= 70 && !EMPTY_HEADING.test(heading) && !/[\n<>{}=|]/.test(heading)
}

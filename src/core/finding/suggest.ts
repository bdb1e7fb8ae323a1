import { headingText } from '../indexing/chunk/heading-path.ts'
import { titleFromName } from '../indexing/parse/title-from-name.ts'
import type { Document, FileEntry, Passage, Suggestion } from '../../shared/types.ts'
import { type Topic, topicOf } from './topic.ts'

export interface SuggestParts {
  /** Newest first. */
  readonly files: () => readonly FileEntry[]
  readonly document: (path: string) => Promise<Document | undefined>
  readonly search: (query: string, signal?: AbortSignal) => Promise<readonly Passage[]>
}

/** Files that are looked into at most: reading one takes about a millisecond, searching ten. */
const FILES_READ = 48
/** Headings of one file that are looked at: a book has thousands. */
const HEADINGS_READ = 20
/** Topics of one file that are searched for before the next is looked at. */
const TOPICS_TRIED = 2
/** A section that answers anything has at least a sentence or two, in characters. */
const LEAST_TEXT = 120
/** Where among the results the section must stand: an answer reads about as many. */
const WITHIN = 3

/**
 * What the library can be asked: topics of sections of its newest files, each from another one, whose own words find them again. What
 * is found without the name of its file comes first: so people ask.
 */
export async function suggest(parts: SuggestParts, limit: number, signal?: AbortSignal): Promise<Suggestion[]> {
  const alone: Suggestion[] = []
  const withTitle: Suggestion[] = []
  const indexed = parts.files().filter(({ state, chunks }) => state === 'indexed' && chunks > 0)
  for (const file of spread(indexed, FILES_READ)) {
    if (alone.length >= limit) break
    signal?.throwIfAborted()
    const document = await parts.document(file.path)
    if (!document) continue
    const title = document.title.trim() || titleFromName(file.path)
    const finds = async (query: string, heading: string): Promise<boolean> =>
      (await parts.search(query, signal)).slice(0, WITHIN).some(({ path, headings }) => path === file.path && headings.includes(heading))
    let second: Suggestion | undefined
    for (const { heading, topic } of topicsOf(document, title)) {
      const suggestion = { path: file.path, title, ...topic }
      if ((topic.isQuestion || saysMore(topic.words)) && (await finds(topic.words, heading))) {
        alone.push({ ...suggestion, needsTitle: false })
        second = undefined
        break
      }
      if (!second && !topic.isQuestion && (await finds(`${topic.words} ${title}`, heading))) second = { ...suggestion, needsTitle: true }
    }
    if (second) withTitle.push(second)
  }
  return [...alone, ...withTitle].slice(0, limit)
}

/** Some of a list, evenly over it: the newest files of a library are often of one kind. */
function spread<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)]).filter((item) => item !== undefined)
}

/** Topics that the text below their headings speaks of: headings of several words first, which say more, then the longest sections. */
function* topicsOf({ text, blocks }: Document, title: string): Generator<{ readonly heading: string; readonly topic: Topic }> {
  const headings = blocks.filter(({ kind, level }) => kind === 'heading' && level !== undefined)
  const sections = headings
    .map((block, index) => ({
      heading: block.label ?? headingText(text.slice(block.start, block.end)),
      start: block.end,
      length: (headings[index + 1]?.start ?? text.length) - block.end
    }))
    .filter(({ heading, length }) => length >= LEAST_TEXT && heading !== title)
    .toSorted((a, b) => Number(saysMore(b.heading)) - Number(saysMore(a.heading)) || b.length - a.length)
  let found = 0
  for (const { heading, start, length } of sections.slice(0, HEADINGS_READ)) {
    if (found >= TOPICS_TRIED) return
    const topic = topicOf(heading, text.slice(start, start + length), text)
    if (!topic) continue
    found++
    yield { heading, topic }
  }
}

/** "The bell at night", but not "The bell": one word is of many files. */
const saysMore = (heading: string): boolean => /\p{L}{2,}\s.*\p{L}{2,}/u.test(heading.replace(/^(?:an?|the|der|die|das|eine?)\s/i, ''))

import { basename, dirname, extname } from 'node:path'
import type { FileEntry } from '../../../shared/types.ts'
import type { Scope } from './scope.ts'
import { filesIn, type Shelf } from './target.ts'
import { contentWords, heldWords, numbersIn } from '../text/words.ts'

/**
 * The two files that a comparison is about: two that it names, or two of a series whose name it uses ("the plot rules of 2023 and
 * 2025" of plot-rules-2023.pdf and plot-rules-2025.pdf); in the order of their names. `found`: paths of what a search for it found.
 */
export function sidesOf(
  question: string,
  scope: Scope,
  shelf: Shelf,
  found: readonly string[]
): readonly [FileEntry, FileEntry] | undefined {
  const files = shelf.files(scope).filter(({ state }) => state === 'indexed')
  const named = filesIn(question, scope, files)
  if (named.length > 0) return two(named)
  const asked = new Set(heldWords(question))
  const series = found.find((path) => {
    const words = nameWords(path)
    return words.length > 0 && words.every((word) => asked.has(word))
  })
  if (series === undefined) return undefined
  const members = files.filter(({ path }) => dirname(path) === dirname(series) && nameWords(path).join(' ') === nameWords(series).join(' '))
  const years = numbersIn(question)
  return two(
    members.length === 2 ? members : members.filter(({ path }) => [...numbersIn(basename(path))].some((number) => years.has(number)))
  )
}

function two(files: readonly FileEntry[]): readonly [FileEntry, FileEntry] | undefined {
  const [first, second, ...others] = files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return first && second && others.length === 0 ? [first, second] : undefined
}

/** What tells two files apart: "2023" and "2025" of a series, else their names. */
export function labelsOf(sides: readonly [FileEntry, FileEntry]): readonly [string, string] {
  const [first, second] = [basename(sides[0].path), basename(sides[1].path)]
  const [one, other] = [partsOf(first), partsOf(second)]
  const isSeries = one.length === other.length && one.every((part, index) => part === other[index] || /^\d+$/.test(part))
  if (!isSeries) return [first, second]
  const differing = [...one.keys()].filter((index) => one[index] !== other[index])
  const label = (parts: readonly string[]): string => differing.map((index) => parts[index]).join('-')
  return differing.length === 0 ? [first, second] : [label(one), label(other)]
}

const partsOf = (name: string): readonly string[] => name.split(/[\s._-]+/)

/** The words of a file's name, without its numbers. */
export const nameWords = (path: string): readonly string[] => contentWords(basename(path, extname(path)).replaceAll(/[\d_.-]+/g, ' '))

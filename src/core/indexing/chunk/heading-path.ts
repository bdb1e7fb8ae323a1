import type { Document } from '../../../shared/types.ts'
import { leadEnd } from './pack.ts'
import type { Unit } from './units.ts'

interface OpenHeading {
  readonly level: number
  readonly text: string
}

/** The headings that a place in the text stands under, kept while the chunks are cut one after another. */
export class HeadingPath {
  readonly #text: string
  #open: OpenHeading[] = []

  constructor(document: Document) {
    this.#text = document.text
  }

  /** Level of the innermost heading before the next chunk; 0 before the first. */
  get level(): number {
    return this.#open.at(-1)?.level ?? 0
  }

  /** Takes in the units of one chunk, and says which headings it stands under: those before it and those it begins with. */
  enter(units: readonly Unit[], first: number, after: number): readonly string[] {
    const body = Math.min(after, leadEnd(units, first, this.level))
    for (let at = first; at < body; at++) this.#take(units[at])
    const path = this.#open.map((heading) => heading.text).filter((text) => text !== '')
    for (let at = body; at < after; at++) this.#take(units[at])
    return path
  }

  #take(unit: Unit | undefined): void {
    if (!unit || unit.level === 0) return
    const text = unit.label ?? headingText(this.#text.slice(unit.start, unit.end))
    this.#open = [...this.#open.filter((heading) => heading.level < unit.level), { level: unit.level, text }]
  }
}

/** A longer heading is cut: it is shown in a line above a quote. */
const HEADING_UNITS = 120

/** A heading's words without its markup: hashes, underline, wiki signs, emphasis and link targets. */
export function headingText(heading: string): string {
  const plain = heading
    .replace(/\n\s*[=~-]{3,}\s*$/, '')
    .replace(/^\s*(?:#{1,6}(?=\s)|={1,6}(?=\s))/, '')
    .replace(/\s(?:#{1,6}|={1,6})\s*$/, '')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\*\*|__|`/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return plain.length <= HEADING_UNITS ? plain : `${plain.slice(0, HEADING_UNITS).toWellFormed()}…`
}

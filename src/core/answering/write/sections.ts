import type { Block, Document, Span } from '../../../shared/types.ts'

/** A part of a document that belongs together. */
export interface Section extends Span {
  /** What it is called: its headings, or its page; empty where it has no name. */
  readonly name: string
}

/**
 * A document's sections in order, all of its text in at most `most` of them: those of its own headings, neighbours joined
 * where there are too many; without headings its paragraphs, in stretches of about equal length.
 */
export function sectionsOf(document: Pick<Document, 'text' | 'blocks' | 'pages'>, most: number): readonly Section[] {
  const headings = sectionHeadings(document.blocks)
  const starts: readonly Section[] =
    headings.length > 0
      ? headings.map((block) => ({
          name: (block.label ?? document.text.slice(block.start, block.end)).replace(/^#+\s*/, '').trim(),
          start: block.start,
          end: block.end
        }))
      : document.blocks.map(({ start, end }) => ({ name: '', start, end }))
  const first = document.blocks[0]?.start ?? 0
  const cut = first < (starts[0]?.start ?? 0) ? [{ name: '', start: first, end: first }, ...starts] : starts
  const whole = cut.map((section, index) => ({ ...section, end: cut[index + 1]?.start ?? document.text.length }))
  const ends = new Map(starts.map(({ start, end }) => [start, end]))
  // A title alone says nothing; what stands before the first heading has none.
  const saying = whole.filter(
    ({ start, end }) => document.text.slice(headings.length > 0 ? (ends.get(start) ?? start) : start, end).trim() !== ''
  )
  return joined(saying, most)
}

/** The headings of the highest level that has more than one: a single one is the title. */
function sectionHeadings(blocks: readonly Block[]): readonly Block[] {
  const headings = blocks.filter(({ kind, level }) => kind === 'heading' && level !== undefined)
  const levels = [...new Set(headings.map(({ level = 0 }) => level))].toSorted((a, b) => a - b)
  const level = levels.find((one) => headings.filter((block) => block.level === one).length > 1)
  return level === undefined ? [] : headings.filter((block) => (block.level ?? 0) <= level)
}

/** Neighbours joined until there are few enough, each about as long as the others. */
function joined(sections: readonly Section[], most: number): readonly Section[] {
  if (sections.length <= most) return sections
  const from = sections[0]?.start ?? 0
  const length = Math.max(1, (sections.at(-1)?.end ?? 0) - from)
  const placeOf = ({ start, end }: Section): number => Math.floor((((start + end) / 2 - from) / length) * most)
  return [...Map.groupBy(sections, placeOf).values()].flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)]
    return first && last
      ? [
          {
            name: group
              .map(({ name }) => name)
              .filter(Boolean)
              .join('; '),
            start: first.start,
            end: last.end
          }
        ]
      : []
  })
}

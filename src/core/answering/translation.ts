import type { Document, FileEntry, Span } from '../../shared/types.ts'
import type { Part } from './part.ts'
import { sectionsOf } from './sections.ts'
import { documentSentences } from './sentences.ts'
import { excerptsFrom } from './whole.ts'

/** Sentences shorter than `short` (UTF-16 units) are translated with the next one, as long as both stay below `long`. */
const PIECE = { short: 60, long: 220 }

/** A line shorter than this (UTF-16 units) that ends no sentence is an address, a date or a greeting. */
const SHORT_LINE = 60

const LANGUAGES =
  'Arabic|Bulgarian|Catalan|Chinese|Croatian|Czech|Danish|Dutch|English|Estonian|Finnish|French|German|Greek|Hebrew|Hindi|Hungarian|Indonesian|Italian|Japanese|Korean|Latvian|Lithuanian|Norwegian|Persian|Polish|Portuguese|Romanian|Russian|Serbian|Slovak|Slovenian|Spanish|Swedish|Thai|Turkish|Ukrainian|Vietnamese'
const INTO = new RegExp(`\\b(?:in|into|to)\\s+(${LANGUAGES})\\b`, 'i')
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const WHICH =
  /\b(?:(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|\d{1,3}(?:st|nd|rd|th))\s+(paragraph|sentence|section|page)|(paragraph|sentence|section|page)\s+(\d{1,3}))\b/i

/** The language that is asked for; English where none is named. */
export function languageIn(question: string): string {
  const [, language = 'English'] = INTO.exec(question) ?? []
  return language.charAt(0).toUpperCase() + language.slice(1).toLowerCase()
}

/** The stretch of a document that is to be translated: "the second paragraph", "page 3"; all of it where none is named, none where it has no such. */
export function stretchOf(question: string, document: Document): Span | undefined {
  const [, ordinal, unit, otherUnit, number] = WHICH.exec(question) ?? []
  const kind = (unit ?? otherUnit)?.toLowerCase()
  if (kind === undefined) return { start: 0, end: document.text.length }
  const nth = number ?? ordinal?.toLowerCase() ?? ''
  const index = nth === 'last' ? -1 : ORDINALS.includes(nth) ? ORDINALS.indexOf(nth) : Number.parseInt(nth, 10) - 1
  const whole = { start: document.preamble?.end ?? 0, end: document.text.length }
  const units: readonly Span[] =
    kind === 'page'
      ? document.pages
      : kind === 'section'
        ? sectionsOf(document, Infinity).filter(({ name }) => name !== '')
        : kind === 'sentence'
          ? documentSentences(document, whole)
          : document.blocks.filter((block) => block.kind !== 'heading' && block.start >= whole.start && isCounted(document, block))
  return units.at(index)
}

/** A person counts no date line and no "My dear Nell," as a paragraph. */
function isCounted({ text }: Document, { start, end }: Span): boolean {
  return end - start >= SHORT_LINE || /[.!?:…]["”’»)]*$/.test(text.slice(start, end).trim())
}

/** A stretch as single sentences to translate, short ones two by two; each is written from its own text and cites it. */
export function translationParts(
  language: string,
  file: Pick<FileEntry, 'path' | 'modifiedMs'>,
  opened: { readonly document: Document; readonly hash: string },
  stretch: Span
): readonly Part[] {
  const { document } = opened
  return piecesOf(document, stretch).map((piece) => ({
    task: `Translate into ${language}:`,
    name: document.text.slice(piece.start, piece.end),
    excerpts: excerptsFrom(file, opened, [piece]),
    most: 3,
    opens: document.blocks.some(({ start }) => start === piece.start)
  }))
}

function piecesOf(document: Document, stretch: Span): readonly Span[] {
  const pieces: Span[] = []
  for (const { start, end } of documentSentences(document, stretch)) {
    const last = pieces.at(-1)
    const opens = document.blocks.some((block) => block.start === start)
    if (last && !opens && last.end - last.start < PIECE.short && end - last.start < PIECE.long)
      pieces[pieces.length - 1] = { start: last.start, end }
    else if (/\p{L}/u.test(document.text.slice(start, end))) pieces.push({ start, end })
  }
  return pieces
}

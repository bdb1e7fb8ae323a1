import type { Document, FileEntry, Span } from '../../../shared/types.ts'
import { addressesModel } from '../text/addresses-model.ts'
import type { Part } from './part.ts'
import { sectionsOf } from './sections.ts'
import { documentSentences } from '../text/sentences.ts'
import { excerptsFrom } from '../sources/whole.ts'

/** Sentences shorter than `short` (UTF-16 units) are translated with the next one, as long as both stay below `long`. */
const PIECE = { short: 60, long: 220 }

/** Sentences of the model for one piece. */
const MOST = 3

/** A line shorter than this (UTF-16 units) that ends no sentence is an address, a date or a greeting. */
const SHORT_LINE = 60

/** What a stretch is called and how it is counted, in the languages of the window; stems, since German and Polish decline them. */
const UNITS = {
  paragraph: 'paragraph|absatz|absätze|akapit',
  sentence: 'sentence|satz|zdani',
  section: 'section|abschnitt|sekcj|rozdział',
  page: 'page|seite|stron'
}
const ORDINALS = [
  'first|erste|pierwsz',
  'second|zweite|drugi|drugą|drugie',
  'third|dritte|trzeci',
  'fourth|vierte|czwart',
  'fifth|fünfte|piąt',
  'sixth|sechste|szóst',
  'seventh|sieb(?:en)?te|siódm',
  'eighth|achte|ósm',
  'ninth|neunte|dziewiąt',
  'tenth|zehnte|dziesiąt'
]
const LAST = 'last|letzte|ostatni'
const ENDING = '\\p{L}{0,3}'
const WHICH = new RegExp(
  `(?<!\\p{L})(?:(?<ordinal>${[...ORDINALS, LAST].join('|')}|\\d{1,3}(?=st|nd|rd|th|\\.))(?:st|nd|rd|th|\\.|${ENDING})\\s+(?<counted>${Object.values(UNITS).join('|')})|(?<unit>${Object.values(UNITS).join('|')})${ENDING}\\s+(?<number>\\d{1,3}))(?!\\d)`,
  'iu'
)

/** The stretch of a document that is to be translated: "the second paragraph", "page 3"; all of it where none is named, none where it has no such. */
export function stretchOf(question: string, document: Document): Span | undefined {
  const { ordinal = '', counted, unit = counted, number } = WHICH.exec(question)?.groups ?? {}
  if (unit === undefined) return { start: 0, end: document.text.length }
  const kind = Object.entries(UNITS).find(([, stems]) => isOneOf(stems, unit))?.[0]
  const written = ORDINALS.findIndex((stems) => isOneOf(stems, ordinal))
  const index = isOneOf(LAST, ordinal) ? -1 : written >= 0 ? written : Number.parseInt(number ?? ordinal, 10) - 1
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

const isOneOf = (stems: string, word: string): boolean => new RegExp(`^(?:${stems})$`, 'iu').test(word)

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
    // What speaks to a model is shown as it stands: a small one does what it is told.
    most: addressesModel(document.text.slice(piece.start, piece.end)) ? 0 : MOST,
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

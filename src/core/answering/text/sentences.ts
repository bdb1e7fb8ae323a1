import type { Document, Span } from '../../../shared/types.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
/** Ends of a segment that end no sentence; Intl.Segmenter cuts after each of them. A Polish "r." (year) before a capital does end one. */
const ABBREVIATION =
  /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Prof|St|No|Nr|Fig|vs|etc|e\.g|i\.e|approx|Inc|Ltd|bzw|ca|ggf|evtl|inkl|zzgl|Tel|Str|[zudm]|np|tj|tzw|m\.in|ok|ul|al|os|godz|tel|prof|dr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|\p{Lu})\.\s*$/u

/** "1. " at the start of a line is a list marker, not a sentence. */
const LIST_NUMBER = /^\s*\d{1,2}\.\s*$/

/** "Bis zum 30. Juni": in German the full stop belongs to the day. */
const DAY = /\b\d{1,2}\.\s*$/
const GERMAN_MONTHS = 'Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ')
/** Whether a month follows, or what is written so far may become one: "vom 9. Fe". */
function beginsMonth(rest: string): boolean {
  const [, word = ''] = /^\s*(\p{L}*)/u.exec(rest) ?? []
  const isOpen = rest.trimStart() === word
  return GERMAN_MONTHS.some((month) => month === word || (isOpen && month.startsWith(word)))
}

/** Without white space behind it: the question mark of a web address, the exclamation mark of a Markdown picture. */
const GOES_ON = /[.!?]\[?$/

/** Sentences of a text as spans without surrounding white space; a line break always ends one. */
export function sentenceSpans(text: string, offset = 0): Span[] {
  const spans: Span[] = []
  let open = -1
  let end = 0
  const close = (): void => {
    const piece = text.slice(open, end)
    const lead = piece.length - piece.trimStart().length
    if (open >= 0 && piece.trim() !== '') spans.push({ start: offset + open + lead, end: offset + open + piece.trimEnd().length })
    open = -1
  }
  for (const { segment, index } of segmenter.segment(text)) {
    if (open < 0) open = index
    end = index + segment.length
    const isDay = DAY.test(segment) && beginsMonth(text.slice(end, end + 12))
    const unfinished = isDay || ABBREVIATION.test(segment) || LIST_NUMBER.test(segment) || GOES_ON.test(segment)
    if (segment.includes('\n') || !unfinished) close()
  }
  close()
  return spans
}

/** A line this long (UTF-16 units) was broken by its width, not by its author: the sentence goes on in the next one. */
const WRAPPED_LINE = 40

/**
 * Sentences of a part of a document. Blocks always end a sentence; inside a block a line break does so only when
 * the line is short and the next one does not go on in lower case: PDFs and letters break lines anywhere.
 */
export function documentSentences(document: Pick<Document, 'text' | 'blocks'>, part: Span): Span[] {
  return document.blocks.flatMap((block) => {
    const start = Math.max(block.start, part.start)
    const end = Math.min(block.end, part.end)
    return start < end ? sentenceSpans(joinLines(document.text.slice(start, end)), start) : []
  })
}

/** Soft line breaks become spaces, one for one, so that offsets stay. */
function joinLines(text: string): string {
  return text.replaceAll(/([^\n]*)\n(?=(\S?))/g, (whole, line: string, next: string) => {
    const goesOn = next !== '' && (/\p{Ll}/u.test(next) || (line.length >= WRAPPED_LINE && !/[:;]$/.test(line) && !/[-*•|]/.test(next)))
    return goesOn ? `${line} ` : whole
  })
}

/**
 * Cuts a growing text into finished sentences. `push` returns those that are complete; what may still grow is kept
 * until more text, or `end`, shows that it is.
 */
export class SentenceStream {
  #pending = ''

  /** What was pushed and belongs to no finished sentence yet. */
  get pending(): string {
    return this.#pending.trimStart()
  }

  push(text: string): string[] {
    this.#pending += text
    const spans = sentenceSpans(this.#pending)
    const last = spans.at(-1)
    if (!last) return []
    // The last sentence is finished only when something other than white space follows it, or a line break.
    const finished = this.#pending.slice(last.end).includes('\n') ? spans : spans.slice(0, -1)
    const sentences = finished.map((span) => this.#pending.slice(span.start, span.end))
    this.#pending = this.#pending.slice(finished.at(-1)?.end ?? 0)
    return sentences
  }

  end(): string | undefined {
    const rest = this.#pending.trim()
    this.#pending = ''
    return rest || undefined
  }
}

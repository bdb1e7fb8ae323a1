import type { Document, PageSpan, TextBox } from '../../../shared/types.ts'
import { TextBuilder } from '../parse/text-builder.ts'
import type { OcrLine } from './contract.ts'

/** Below this mean the text is told to be doubtful: clean print has 90 and more. */
const DOUBTFUL = 75

/** A document from the recognised lines of its pages, with a box for every line. */
export function ocrDocument(
  title: string,
  format: 'image' | 'pdf',
  pages: readonly (readonly OcrLine[])[],
  unread: readonly number[] = []
): Document {
  const builder = new TextBuilder()
  const spans: PageSpan[] = []
  const boxes: TextBox[] = []
  for (const [index, lines] of pages.entries()) {
    const first = builder.blocks.length
    for (const paragraph of paragraphs(lines)) {
      const { text, spans: inside } = joined(paragraph)
      builder.add('paragraph', text)
      const start = builder.blocks.at(-1)?.start ?? 0
      for (const [at, { x, y, width, height }] of paragraph.entries()) {
        const span = inside[at]
        if (span) boxes.push({ page: index + 1, x, y, width, height, start: start + span.start, end: start + span.end })
      }
    }
    spans.push({ page: index + 1, start: builder.blocks[first]?.start ?? builder.length, end: builder.length })
  }
  return { title, format, text: builder.text(), pages: spans, blocks: builder.blocks, boxes, warnings: warningsFor(pages.flat(), unread) }
}

function paragraphs(lines: readonly OcrLine[]): OcrLine[][] {
  const found: OcrLine[][] = []
  for (const line of lines) {
    const open = found.at(-1)
    if (open?.[0]?.paragraph === line.paragraph) open.push(line)
    else found.push([line])
  }
  return found
}

/** One running text; a word that was divided at the line's end is whole again. */
function joined(lines: readonly OcrLine[]): { readonly text: string; readonly spans: { start: number; end: number }[] } {
  let text = ''
  const spans: { start: number; end: number }[] = []
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]
    const divided = next !== undefined && /\p{L}[-‐]$/u.test(line.text) && /^\p{Ll}/u.test(next.text)
    const own = divided ? line.text.slice(0, -1) : line.text
    spans.push({ start: text.length, end: text.length + own.length })
    text += own + (next === undefined || divided ? '' : ' ')
  }
  return { text, spans }
}

export function warningsFor(lines: readonly OcrLine[], unread: readonly number[]): string[] {
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0)
  if (letters === 0 && unread.length === 0) return []
  const mean = Math.round(lines.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0) / Math.max(1, letters))
  const warnings = [`Recognised from pictures; mean confidence ${mean} of 100${mean < DOUBTFUL ? ', so words may be wrong' : ''}.`]
  if (unread.length > 0) warnings.push(`Could not be drawn and were left out: page ${unread.slice(0, 20).join(', ')}.`)
  return warnings
}

import type { OcrLine } from './contract.ts'

/** Below this a line is dirt, a drawing or a photograph: tesseract gives noise 0 to 25 and poor print 40 and more. */
const MIN_CONFIDENCE = 30
const LINE = '4'
const WORD = '5'

/** Lines of text from tesseract's table, in reading order; boxes in points of the page. */
export function linesFrom(table: string, scale: number): OcrLine[] {
  const lines: OcrLine[] = []
  let open:
    | { readonly words: string[]; readonly confidences: number[]; readonly box: readonly number[]; readonly paragraph: number }
    | undefined
  const finish = (): void => {
    if (!open || open.words.length === 0) return
    const confidence = open.confidences.reduce((sum, one) => sum + one, 0) / open.confidences.length
    const [x = 0, y = 0, width = 0, height = 0] = open.box.map((side) => Math.round((side / scale) * 100) / 100)
    const text = open.words.join(' ')
    if (confidence >= MIN_CONFIDENCE && /[\p{L}\p{N}]/u.test(text))
      lines.push({ text, x, y, width, height, confidence: Math.round(confidence), paragraph: open.paragraph })
  }
  let paragraph = 0
  let last = ''
  for (const row of table.split('\n')) {
    const [level, , block, part, , , left, top, width, height, confidence, ...rest] = row.split('\t')
    const text = rest.join(' ').trim()
    if (level === LINE) {
      finish()
      const key = `${block}:${part}`
      if (key !== last) paragraph++
      last = key
      open = { words: [], confidences: [], box: [left, top, width, height].map(Number), paragraph }
    } else if (level === WORD && open && text !== '' && Number(confidence) >= 0) {
      open.words.push(text)
      open.confidences.push(Number(confidence))
    }
  }
  finish()
  return lines
}

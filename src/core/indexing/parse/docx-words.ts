import { TextBuilder } from './text-builder.ts'
import { attribute, oneLine, readXml, type XmlAttributes } from './xml-stream.ts'

/**
 * The words of a Word document, paragraph by paragraph, with its headings: for documents that mammoth gives up on because a part is
 * missing or broken. What was deleted with changes tracked, field codes and the second copy of a text box are left out.
 */
export function docxWords(content: Uint8Array): TextBuilder {
  const builder = new TextBuilder()
  let text = ''
  let level: number | undefined
  let inText = false
  let passed = 0
  const end = (): void => {
    builder.add(level === undefined ? 'paragraph' : 'heading', oneLine(text), level)
    text = ''
    level = undefined
  }
  readXml(content, {
    open(name: string, attributes: XmlAttributes) {
      if (PASSED.has(name)) passed++
      else if (name === 'p') end()
      else if (name === 't') inText = true
      else if (name === 'tab' || name === 'br' || name === 'cr') text += ' '
      else if (name === 'pStyle') level = headingLevel(attribute(attributes, 'val') ?? '')
    },
    close(name: string) {
      if (PASSED.has(name)) passed--
      else if (name === 'p') end()
      else if (name === 't') inText = false
    },
    text(part: string) {
      if (inText && passed === 0) text += part
    }
  })
  end()
  return builder
}

/** Their text is not what a reader of the page sees, or sees twice. */
const PASSED: ReadonlySet<string> = new Set(['del', 'moveFrom', 'Fallback'])

function headingLevel(style: string): number | undefined {
  const level = /^heading\s?([1-6])$/i.exec(style)?.[1]
  return level === undefined ? undefined : Number(level)
}

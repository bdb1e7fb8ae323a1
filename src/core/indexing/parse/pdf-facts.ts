import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { DocumentFacts } from '../../../shared/types.ts'

export interface PdfFacts {
  readonly title: string | undefined
  readonly facts: DocumentFacts | undefined
}

/** Title, author, date and language from a PDF's metadata. */
export async function factsOf(pdf: PDFDocumentProxy): Promise<PdfFacts> {
  const { info } = await pdf.getMetadata()
  const field = (name: string): string => {
    const value: unknown = Object.entries(info).find(([key]) => key === name)?.[1]
    return typeof value === 'string' ? value.replaceAll('\0', '').trim() : ''
  }
  const author = field('Author')
  const writtenMs = pdfTime(field('CreationDate'))
  const language = /^[a-z]{2}(?=[-_]|$)/i.exec(field('Language'))?.[0].toLowerCase()
  const facts: DocumentFacts = {
    ...(/\p{L}{2}/u.test(author) && !PLACEHOLDER.test(author) ? { author } : {}),
    ...(writtenMs === undefined ? {} : { writtenMs }),
    ...(language === undefined ? {} : { language })
  }
  return { title: realTitle(field('Title')), facts: Object.keys(facts).length > 0 ? facts : undefined }
}

/** The title in the metadata, unless it is one that a program put there: a file name, a number, "untitled". */
function realTitle(field: string): string | undefined {
  const title = field.replace(/^Microsoft \w+ - /, '').trim()
  if (!/\p{L}{2}/u.test(title) || PLACEHOLDER.test(title)) return undefined
  return /\.(?:docx?|pdf|xlsx?|pptx?|indd|tex|dvi|qxd|rtf|txt|html?)$/i.test(title) ? undefined : title
}

const PLACEHOLDER = /^\(?(?:anonymous|unknown|author|user|admin|administrator|untitled|unspecified|title|document\d*)\)?$/i

const TIME = /^D?:?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?)?/

/** "D:20260312143000+01'00'" in milliseconds; undefined for what no clock says. */
export function pdfTime(text: string): number | undefined {
  const [whole, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00', sign, zoneHour = '0', zoneMinute = '0'] =
    TIME.exec(text) ?? []
  if (whole === undefined) return undefined
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  const offset = (Number(zoneHour) * 60 + Number(zoneMinute)) * 60_000 * (sign === '-' ? -1 : 1)
  const ms = sign === undefined ? local : local - offset
  // PDF is from 1993; a date long before it is a clock that was never set.
  return Number.isFinite(ms) && ms > Date.UTC(1985, 0) ? ms : undefined
}

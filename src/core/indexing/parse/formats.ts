import type { Document, DocumentFormat } from '../../../shared/types.ts'
import type { Decoded } from './decode.ts'
import type { ParseLimits } from './limits.ts'
import type { ParseOutcome } from './outcome.ts'

/** What a parser of a binary format is given. */
export interface BinaryFile {
  readonly bytes: Uint8Array
  /** Its name without the extension: the title of a document that has none. */
  readonly title: string
  readonly path: string
  readonly limits: ParseLimits
}

/** What a parser of a text format is given: the file is decoded already, and not blank. */
export interface TextFile extends Decoded {
  readonly title: string
  readonly path: string
}

/** A parser that nothing can stop gives the document itself. */
type Parse<File> = (file: File) => Document | ParseOutcome | Promise<ParseOutcome>

/** How a format is known and read. Parsers are loaded when the first file needs them: pdf.js alone takes 0.2 s. */
export type Format = {
  /** With their dot, in lower case. */
  readonly extensions: readonly string[]
} & (
  | { readonly kind: 'text'; readonly load: () => Promise<Parse<TextFile>> }
  /** `noun`: what its user calls it, with its article, for messages. */
  | { readonly kind: 'binary'; readonly noun: string; readonly load: () => Promise<Parse<BinaryFile>> }
)

/** Every format that Footnote reads. A new one is a line here and a file beside it. */
export const FORMATS: Readonly<Partial<Record<DocumentFormat, Format>>> = {
  text: { kind: 'text', extensions: ['.txt', '.text', '.log'], load: async () => (await import('./text.ts')).parseText },
  markdown: { kind: 'text', extensions: ['.md', '.markdown'], load: async () => (await import('./markdown.ts')).parseMarkdown },
  html: { kind: 'text', extensions: ['.html', '.htm', '.xhtml'], load: async () => (await import('./html.ts')).parseHtml },
  csv: { kind: 'text', extensions: ['.csv', '.tsv'], load: async () => (await import('./csv.ts')).parseCsv },
  pdf: { kind: 'binary', noun: 'a PDF', extensions: ['.pdf'], load: async () => (await import('./pdf.ts')).parsePdf },
  docx: {
    kind: 'binary',
    noun: 'a Word document',
    extensions: ['.docx', '.docm', '.dotx'],
    load: async () => (await import('./docx.ts')).parseDocx
  },
  pptx: {
    kind: 'binary',
    noun: 'a PowerPoint presentation',
    extensions: ['.pptx', '.pptm', '.ppsx', '.ppsm', '.potx'],
    load: async () => (await import('./pptx.ts')).parsePptx
  },
  xlsx: {
    kind: 'binary',
    noun: 'an Excel workbook',
    extensions: ['.xlsx', '.xlsm', '.xltx'],
    load: async () => (await import('./xlsx.ts')).parseXlsx
  },
  odt: {
    kind: 'binary',
    noun: 'an OpenDocument text',
    extensions: ['.odt', '.ott'],
    load: async () => (await import('./odt.ts')).parseOdt
  },
  ods: {
    kind: 'binary',
    noun: 'an OpenDocument spreadsheet',
    extensions: ['.ods', '.ots'],
    load: async () => (await import('./ods.ts')).parseOds
  },
  odp: {
    kind: 'binary',
    noun: 'an OpenDocument presentation',
    extensions: ['.odp', '.otp'],
    load: async () => (await import('./odp.ts')).parseOdp
  }
}

const BY_EXTENSION: ReadonlyMap<string, DocumentFormat> = new Map(
  // The keys of FORMATS are formats; Object.entries forgets that.
  (Object.entries(FORMATS) as [DocumentFormat, Format][]).flatMap(([name, { extensions }]) => extensions.map((one) => [one, name] as const))
)

/** Extensions of the files that Footnote reads, with their dot, in lower case. */
export const SUPPORTED_EXTENSIONS: readonly string[] = [...BY_EXTENSION.keys()]

/** The format that a file's extension promises; undefined for one that is not read. */
export function formatOfExtension(extension: string): DocumentFormat | undefined {
  return BY_EXTENSION.get(extension.toLowerCase())
}

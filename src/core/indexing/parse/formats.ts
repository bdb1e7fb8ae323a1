import { basename, extname } from 'node:path'
import type { Document, DocumentFormat } from '../../../shared/types.ts'
import type { Decoded } from './decode.ts'
import { CODE_EXTENSIONS, CODE_NAMES } from './languages.ts'
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
  /** Well-known files without an extension, in lower case. */
  readonly names?: readonly string[]
} & (
  | { readonly kind: 'text'; readonly load: () => Promise<Parse<TextFile>> }
  /** `noun`: what its user calls it, with its article, for messages. */
  | { readonly kind: 'binary'; readonly noun: string; readonly load: () => Promise<Parse<BinaryFile>> }
)

/** What projects write without an extension. */
const TEXT_NAMES = [
  'readme',
  'license',
  'licence',
  'copying',
  'changelog',
  'changes',
  'authors',
  'contributors',
  'notice',
  'todo',
  'install',
  'news'
]

/** Every format that Footnote reads. A new one is a line here and a file beside it. */
export const FORMATS: Readonly<Partial<Record<DocumentFormat, Format>>> = {
  text: {
    kind: 'text',
    extensions: ['.txt', '.text', '.log', '.rst', '.adoc', '.org'],
    names: TEXT_NAMES,
    load: async () => (await import('./text.ts')).parseText
  },
  markdown: {
    kind: 'text',
    extensions: ['.md', '.markdown', '.mdown', '.mkd', '.mdx'],
    load: async () => (await import('./markdown.ts')).parseMarkdown
  },
  html: { kind: 'text', extensions: ['.html', '.htm', '.xhtml'], load: async () => (await import('./html.ts')).parseHtml },
  json: {
    kind: 'text',
    extensions: ['.json', '.jsonl', '.ndjson', '.json5', '.jsonc', '.geojson', '.webmanifest'],
    load: async () => (await import('./json.ts')).parseJson
  },
  yaml: { kind: 'text', extensions: ['.yaml', '.yml'], load: async () => (await import('./yaml.ts')).parseYaml },
  xml: {
    kind: 'text',
    extensions: ['.xml', '.rss', '.atom', '.svg', '.opml', '.docbook', '.dbk', '.xsd', '.xsl', '.xslt', '.plist', '.gpx', '.kml'],
    load: async () => (await import('./xml.ts')).parseXml
  },
  code: { kind: 'text', extensions: CODE_EXTENSIONS, names: CODE_NAMES, load: async () => (await import('./code.ts')).parseCode },
  notebook: { kind: 'text', extensions: ['.ipynb'], load: async () => (await import('./notebook.ts')).parseNotebook },
  subtitles: { kind: 'text', extensions: ['.srt', '.vtt'], load: async () => (await import('./subtitles.ts')).parseSubtitles },
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
  },
  epub: { kind: 'binary', noun: 'an e-book', extensions: ['.epub'], load: async () => (await import('./epub.ts')).parseEpub },
  rtf: { kind: 'binary', noun: 'an RTF document', extensions: ['.rtf'], load: async () => (await import('./rtf.ts')).parseRtf },
  email: {
    kind: 'binary',
    noun: 'an e-mail',
    extensions: ['.eml', '.emlx', '.mbox'],
    load: async () => (await import('./email.ts')).parseEmail
  },
  image: {
    kind: 'binary',
    noun: 'an image',
    extensions: ['.png', '.jpg', '.jpeg', '.tif', '.tiff', '.webp', '.gif', '.bmp'],
    load: async () => (await import('../ocr/image-file.ts')).parseImage
  }
}

const BY_EXTENSION: ReadonlyMap<string, DocumentFormat> = new Map(
  // The keys of FORMATS are formats; Object.entries forgets that.
  (Object.entries(FORMATS) as [DocumentFormat, Format][]).flatMap(([name, { extensions }]) => extensions.map((one) => [one, name] as const))
)

/** The format that a file's extension promises; undefined for one that is not read. */
export function formatOfExtension(extension: string): DocumentFormat | undefined {
  return BY_EXTENSION.get(extension.toLowerCase())
}

const BY_NAME: ReadonlyMap<string, DocumentFormat> = new Map(
  // As above.
  (Object.entries(FORMATS) as [DocumentFormat, Format][]).flatMap(([format, { names = [] }]) => names.map((one) => [one, format] as const))
)

/** The format that a file's name promises: its extension, or all of it where it has none. */
export function formatOfPath(path: string): DocumentFormat | undefined {
  const extension = extname(path)
  return extension === '' ? BY_NAME.get(basename(path).toLowerCase()) : formatOfExtension(extension)
}

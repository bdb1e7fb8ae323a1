import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Document, DocumentFormat } from '../../../shared/types.ts'
import { parseCsv } from './csv.ts'
import { type Decoded, decodeText } from './decode.ts'
import { detectFormat, isSupported, SUPPORTED_EXTENSIONS } from './detect.ts'
import { megabytes, PARSE_LIMITS, type ParseLimits } from './limits.ts'
import { parseMarkdown } from './markdown.ts'
import { failed, type ParseOutcome, type ParseProblem, read, skipped } from './outcome.ts'
import { parseText } from './text.ts'

export { isSupported, SUPPORTED_EXTENSIONS } from './detect.ts'
export type { ParseOutcome, ParseProblem } from './outcome.ts'

export interface ParseOptions {
  /** Default: none. */
  readonly signal?: AbortSignal
  /** Default: `PARSE_LIMITS`. */
  readonly limits?: Partial<ParseLimits>
}

/**
 * Reads one file of any supported format. Whatever is wrong with the file is an outcome that names it and its remedy;
 * only an abort is thrown.
 */
export async function parseFile(path: string, options: ParseOptions = {}): Promise<ParseOutcome> {
  const limits = { ...PARSE_LIMITS, ...options.limits }
  if (!isSupported(path)) return unsupported(path)
  try {
    const { bytes, problem } = await readBytes(path, limits, options.signal)
    if (problem) return problem
    const outcome = await parseBytes(path, bytes, limits)
    options.signal?.throwIfAborted()
    return outcome.ok ? checked(outcome.document) : outcome
  } catch (thrown) {
    options.signal?.throwIfAborted()
    return unexpected(thrown)
  }
}

async function parseBytes(path: string, bytes: Uint8Array, limits: ParseLimits): Promise<ParseOutcome> {
  if (bytes.byteLength === 0) return EMPTY
  const title = titleFromName(path)
  const format = detectFormat(path, bytes)
  switch (format) {
    case 'pdf':
      // The two big libraries are loaded when the first file needs them: pdf.js alone takes 0.2 s.
      return (await import('./pdf.ts')).parsePdf(bytes, title)
    case 'docx':
      return (await import('./docx.ts')).parseDocx(bytes, title, limits)
    case 'ole':
      return oleContainer(path)
    case 'other':
      return wrongContent(extname(path).toLowerCase())
    case 'text':
    case 'markdown':
    case 'csv':
    case 'html':
      return parseDecoded(path, format, bytes, title, limits)
  }
}

async function parseDecoded(
  path: string,
  format: DocumentFormat,
  bytes: Uint8Array,
  title: string,
  limits: ParseLimits
): Promise<ParseOutcome> {
  const extension = extname(path).toLowerCase()
  if (bytes.byteLength > limits.textBytes) return tooLarge(bytes.byteLength, limits.textBytes)
  const decoded = decodeText(bytes)
  if (!decoded)
    return skipped(
      `The file is named ${extension} but its content is not text`,
      'Open it in the program that made it and save it in a format Footnote reads'
    )
  if (decoded.text.trim() === '') return EMPTY
  if (format === 'html') return (await import('./html.ts')).parseHtml(decoded, title)
  return read(decodedParser(format)(decoded, title))
}

function decodedParser(format: DocumentFormat): (decoded: Decoded, title: string) => Document {
  if (format === 'markdown') return parseMarkdown
  return format === 'csv' ? parseCsv : parseText
}

async function readBytes(
  path: string,
  limits: ParseLimits,
  signal: AbortSignal | undefined
): Promise<{ bytes: Uint8Array; problem?: undefined } | { bytes?: undefined; problem: ParseProblem }> {
  try {
    const info = await stat(path)
    // Reading a named pipe or a device would wait for ever.
    if (!info.isFile()) return { problem: skipped('This is not a regular file', 'Remove it from the folder, or leave it: it is not read') }
    if (info.size > limits.containerBytes) return { problem: tooLarge(info.size, limits.containerBytes) }
    return { bytes: await readFile(path, { signal }) }
  } catch (thrown) {
    signal?.throwIfAborted()
    return { problem: unreadable(thrown) }
  }
}

/** Promises about a document that hold whatever the parser did. */
function checked(document: Document): ParseOutcome {
  if (document.text.trim() === '') return EMPTY
  return read(document.title.trim() === '' ? { ...document, title: 'Untitled' } : { ...document, title: shortTitle(document.title) })
}

/** A title is a line in a list; some PDFs carry a whole abstract there. */
const TITLE_UNITS = 200

function shortTitle(title: string): string {
  const line = title.replaceAll(/\s+/g, ' ').trim()
  return line.length <= TITLE_UNITS ? line : `${line.slice(0, TITLE_UNITS).toWellFormed()}…`
}

function titleFromName(path: string): string {
  const name = basename(path)
  return name.slice(0, name.length - extname(name).length) || name
}

const EMPTY = skipped('The file is empty', 'Nothing to do; it is read again when something is written into it')

function unsupported(path: string): ParseProblem {
  const extension = extname(path)
  const known = SUPPORTED_EXTENSIONS.join(', ')
  if (extension === '') return skipped('Footnote does not read files without an extension', `Give it one of these if it fits: ${known}`)
  return skipped(`Footnote does not read ${extension} files yet`, `Save it in one of these formats: ${known}`)
}

function wrongContent(extension: string): ParseProblem {
  const kind = extension === '.pdf' ? 'PDF' : 'Word document'
  return failed(
    `The file is named ${extension} but is no ${kind}, or is damaged at its start`,
    'Get the file again from where it came from, or give it its right extension'
  )
}

function oleContainer(path: string): ParseProblem {
  if (extname(path).toLowerCase() === '.docx') {
    return failed(
      'The file is protected with a password, or is an old Word file named .docx',
      'Open it in Word, remove the password and save it as .docx'
    )
  }
  return skipped('The file is an old Microsoft Office file under another name', 'Open it in Office and save it as .docx')
}

function tooLarge(bytes: number, limit: number): ParseProblem {
  return skipped(
    `The file has ${megabytes(bytes)}, and Footnote reads at most ${megabytes(limit)} of this kind`,
    'Split it into smaller files'
  )
}

function unreadable(thrown: unknown): ParseProblem {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  if (code === 'ENOENT') return failed('The file is gone', 'Put it back if it should be found')
  if (code === 'EACCES' || code === 'EPERM') return failed('Footnote may not read the file', 'Give your account the right to read it')
  return failed(
    `The system could not read the file (${code || String(thrown)})`,
    'Check the disk or the network drive, then change or touch the file'
  )
}

function unexpected(thrown: unknown): ParseProblem {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const [line = 'unknown error'] = message.split('\n')
  return failed(`The file could not be read (${line.slice(0, 160)})`, 'Open it in the program that made it and save it again')
}

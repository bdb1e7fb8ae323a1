import { open, readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Document } from '../../../shared/types.ts'
import { unreadable } from '../unreadable.ts'
import { decodeText } from './decode.ts'
import { detectFormat, isSupported } from './detect.ts'
import { FORMATS, formatOfExtension, formatOfPath, type Format } from './formats.ts'
import { megabytes, PARSE_LIMITS, type ParseLimits } from './limits.ts'
import { parseDate } from './written-date.ts'
import { failed, type ParsedFile, type ParseOutcome, type ParseProblem, read, skipped } from './outcome.ts'
import { titleFromName } from './title-from-name.ts'
import { unsupported } from './unsupported.ts'

export { isSupported } from './detect.ts'
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
    const picture = formatOfPath(path) === 'image' ? await pictureFromHead(path, limits) : undefined
    if (picture) return picture
    const { bytes, problem } = await readBytes(path, limits, options.signal)
    if (problem) return problem
    const outcome = await parseBytes(path, bytes, limits)
    options.signal?.throwIfAborted()
    return outcome.ok ? checked(outcome, path) : outcome
  } catch (thrown) {
    options.signal?.throwIfAborted()
    return unexpected(thrown)
  }
}

/** Reads the bytes of a file: one on disk, or one attached to an e-mail. */
export async function parseBytes(path: string, bytes: Uint8Array, limits: ParseLimits): Promise<ParseOutcome> {
  if (bytes.byteLength === 0) return EMPTY
  const title = titleFromName(path)
  const name = detectFormat(path, bytes)
  if (name === 'ole') return oleContainer(path)
  if (name === 'zip') return ARCHIVE
  const format = name === 'other' ? undefined : FORMATS[name]
  if (!format) return wrongContent(path)
  const result = await (format.kind === 'binary'
    ? (await format.load())({ bytes, title, path, limits })
    : parseDecoded(path, format, bytes, title, limits))
  return 'ok' in result ? result : read(result)
}

async function parseDecoded(
  path: string,
  format: Extract<Format, { kind: 'text' }>,
  bytes: Uint8Array,
  title: string,
  limits: ParseLimits
): Promise<ParseOutcome | Document> {
  if (bytes.byteLength > limits.textBytes) return tooLarge(bytes.byteLength, limits.textBytes)
  const decoded = decodeText(bytes)
  if (!decoded)
    return skipped(
      `The file is named ${extname(path).toLowerCase()} but its content is not text`,
      'Open it in the program that made it and save it in a format Footnote reads'
    )
  return decoded.text.trim() === '' ? EMPTY : (await format.load())({ ...decoded, title, path })
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
    const { reason, remedy, passing } = unreadable(thrown)
    return { problem: { ...failed(reason, remedy), ...(passing ? { passing } : {}) } }
  }
}

/** An image states its size within these first bytes; only the rare one with a large preview or colour profile before it does not. */
const HEAD_BYTES = 64 * 1024

/** What becomes of an image, without reading it whole: a folder of photographs is gigabytes. Undefined: read it as any other file. */
async function pictureFromHead(path: string, limits: ParseLimits): Promise<ParseProblem | undefined> {
  const { parseImageHead } = await import('../ocr/image-file.ts')
  // Asked before it is opened: a named pipe would wait for ever. What is wrong here is told by reading it whole.
  const info = await stat(path).catch(() => undefined)
  if (!info?.isFile() || info.size <= HEAD_BYTES || info.size > limits.containerBytes) return undefined
  const handle = await open(path).catch(() => undefined)
  if (!handle) return undefined
  try {
    const { buffer } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return detectFormat(path, buffer) === 'image' ? parseImageHead(buffer) : undefined
  } finally {
    await handle.close()
  }
}

/** Promises about a document that hold whatever the parser did. */
function checked({ document, note }: ParsedFile, path: string): ParseOutcome {
  // Half of a character is not UTF-8: the index would give back another one, and the passage would not be the file's. The length stays.
  const text = document.text.toWellFormed()
  if (text.trim() === '') return EMPTY
  const title = document.title.trim() === '' ? 'Untitled' : shortTitle(document.title)
  // Letters, minutes and scans often carry their day in the file's name only.
  const writtenMs = document.facts?.writtenMs ?? parseDate(basename(path))
  return read({ ...document, text, title, ...(writtenMs === undefined ? {} : { facts: { ...document.facts, writtenMs } }) }, note)
}

/** A title is a line in a list; some PDFs carry a whole abstract there. */
const TITLE_UNITS = 200

function shortTitle(title: string): string {
  const line = title.replaceAll(/\s+/g, ' ').trim()
  return line.length <= TITLE_UNITS ? line : `${line.slice(0, TITLE_UNITS).toWellFormed()}…`
}

const EMPTY = skipped('The file is empty', 'Nothing to do; it is read again when something is written into it')

function wrongContent(path: string): ParseProblem {
  const extension = extname(path).toLowerCase()
  const promised = FORMATS[formatOfExtension(extension) ?? 'text']
  const noun = promised?.kind === 'binary' ? promised.noun : 'a text'
  return failed(
    `The file is named ${extension} but is not ${noun}, or is damaged at its start`,
    'Get the file again from where it came from, or give it its right extension'
  )
}

const ARCHIVE = failed(
  'The file is a zip archive without a document that Footnote reads in it',
  'Unpack it into a watched folder, or give it the extension of the program that made it'
)

function oleContainer(path: string): ParseProblem {
  const extension = extname(path).toLowerCase()
  if (/^\.(?:do[ct]|p[op][st]|xl[st])[xm]$/.test(extension)) {
    return failed(
      `The file is protected with a password, or is an old Office file named ${extension}`,
      `Open it in Office, remove the password and save it as ${extension}`
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

function unexpected(thrown: unknown): ParseProblem {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const [line = 'unknown error'] = message.split('\n')
  return failed(`The file could not be read (${line.slice(0, 160)})`, 'Open it in the program that made it and save it again')
}

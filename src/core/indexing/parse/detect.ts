import type { DocumentFormat } from '../../../shared/types.ts'
import { FORMATS, formatOfPath } from './formats.ts'
import { zipNames } from './zip.ts'

/** Whether Footnote reads files with this name; what is inside is found out when the file is read. */
export function isSupported(path: string): boolean {
  return formatOfPath(path) !== undefined
}

/**
 * What a file's bytes are: a format that can be read, an OLE container (old Office files, and new ones with a password),
 * a zip archive of something else, or something else under the name of a binary format.
 */
export type Detected = DocumentFormat | 'ole' | 'zip' | 'other'

/** Format by content first, because extensions lie; by extension where content says nothing. */
export function detectFormat(path: string, bytes: Uint8Array): Detected {
  const byName = formatOfPath(path) ?? 'text'
  // A PDF may have junk before its header; readers accept it within the first KiB.
  if (startsWith(bytes, '%PDF-') || (byName === 'pdf' && head(bytes, 1024).includes('%PDF-'))) return 'pdf'
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'ole'
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return zipFormat(bytes) ?? (isZip(byName) ? byName : 'zip')
  if (startsWith(bytes, '{\\rtf')) return 'rtf'
  if (IMAGES.some((magic) => startsWith(bytes, magic)) || (startsWith(bytes, 'RIFF') && head(bytes, 12).endsWith('WEBP'))) return 'image'
  // Two letters are a weak sign; a text may start with them.
  if (byName === 'image' && startsWith(bytes, 'BM')) return 'image'
  const isBinary = FORMATS[byName]?.kind === 'binary'
  if ((isBinary || byName === 'text') && looksLikeHtml(head(bytes, 2048))) return 'html'
  // E-mail has no signature: its parser says whether there are header lines. RTF may follow blank lines.
  if (byName === 'email' || (byName === 'rtf' && head(bytes, 64).trimStart().startsWith('{\\rtf'))) return byName
  return isBinary ? 'other' : byName
}

const IMAGES = ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'II*\0', 'MM\0*', 'GIF8']

const ZIP_FORMATS = ['docx', 'pptx', 'xlsx', 'odt', 'ods', 'odp', 'epub'] as const satisfies readonly DocumentFormat[]

function isZip(format: DocumentFormat): boolean {
  return ZIP_FORMATS.some((one) => one === format)
}

/** Office containers say what they are: OpenDocument and EPUB in their first member, Microsoft's in the folder of their main part. */
function zipFormat(bytes: Uint8Array): DocumentFormat | undefined {
  const start = head(bytes, 200)
  if (start.includes('mimetypeapplication/epub+zip')) return 'epub'
  const open = /mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/.exec(start)?.[1]
  if (open) return open === 'text' ? 'odt' : open === 'spreadsheet' ? 'ods' : 'odp'
  const names = zipNames(bytes)
  if (names.some((name) => name.startsWith('word/'))) return 'docx'
  if (names.some((name) => name.startsWith('ppt/'))) return 'pptx'
  if (names.some((name) => name.startsWith('xl/'))) return 'xlsx'
  return names.includes('META-INF/container.xml') ? 'epub' : undefined
}

/** A page starts with its doctype or its html element; a note about HTML does not. */
function looksLikeHtml(start: string): boolean {
  return /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])/i.test(
    start.replaceAll('\0', '')
  )
}

function startsWith(bytes: Uint8Array, magic: string): boolean {
  return head(bytes, magic.length) === magic
}

function head(bytes: Uint8Array, length: number): string {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.byteLength)).toString('latin1')
  return start.replace(/^\xef\xbb\xbf/, '')
}

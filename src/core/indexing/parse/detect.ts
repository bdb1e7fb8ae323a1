import { extname } from 'node:path'
import type { DocumentFormat } from '../../../shared/types.ts'

const EXTENSIONS: Readonly<Record<string, DocumentFormat>> = {
  '.txt': 'text',
  '.text': 'text',
  '.log': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.pdf': 'pdf',
  '.docx': 'docx',
  '.csv': 'csv',
  '.tsv': 'csv'
}

/** Extensions of the files that Footnote reads, with their dot, in lower case. */
export const SUPPORTED_EXTENSIONS: readonly string[] = Object.keys(EXTENSIONS)

/** Whether Footnote reads files with this name; what is inside is found out when the file is read. */
export function isSupported(path: string): boolean {
  return extname(path).toLowerCase() in EXTENSIONS
}

/**
 * What a file's bytes are: a format that can be read, an OLE container (old Office files, and new ones with a password),
 * or something else under the name of a PDF or a Word document.
 */
export type Detected = DocumentFormat | 'ole' | 'other'

/** Format by content first, because extensions lie; by extension where content says nothing. */
export function detectFormat(path: string, bytes: Uint8Array): Detected {
  const byName = EXTENSIONS[extname(path).toLowerCase()] ?? 'text'
  // A PDF may have junk before its header; readers accept it within the first KiB.
  if (startsWith(bytes, '%PDF-') || (byName === 'pdf' && head(bytes, 1024).includes('%PDF-'))) return 'pdf'
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'ole'
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return 'docx'
  const container = byName === 'pdf' || byName === 'docx'
  if ((container || byName === 'text') && looksLikeHtml(head(bytes, 2048))) return 'html'
  return container ? 'other' : byName
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
